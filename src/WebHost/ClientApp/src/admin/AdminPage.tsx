import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import type { Session } from '../api/types';
import { usePhone } from '../common/preferences';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { ApiKeys } from './ApiKeys';
import { Books } from './Books';
import { AssignmentRuleSets } from './AssignmentRuleSets';
import { BusinessDate } from './BusinessDate';
import { Displays } from './Displays';
import { Holidays } from './Holidays';
import { Indicators } from './Indicators';
import { ManagerProfiles } from './ManagerProfiles';
import { Managers } from './Managers';
import { Units } from './Units';
import { Users } from './Users';
import { VisitRules } from './VisitRules';
import './admin.css';

const sections: { key: string; view: ReactNode; open: (session: Session) => boolean }[] = [
  { key: 'units', view: <Units />, open: may.administer },
  { key: 'managers', view: <Managers />, open: may.administer },
  { key: 'profiles', view: <ManagerProfiles />, open: may.lead },
  { key: 'users', view: <Users />, open: may.administer },
  { key: 'keys', view: <ApiKeys />, open: may.administer },
  { key: 'displays', view: <Displays />, open: may.manageDisplays },
  { key: 'indicators', view: <Indicators />, open: may.administer },
  { key: 'holidays', view: <Holidays />, open: may.administer },
  { key: 'visitRules', view: <VisitRules />, open: may.administer },
  { key: 'assignmentRules', view: <AssignmentRuleSets />, open: may.administer },
  { key: 'books', view: <Books />, open: may.reconcile },
  { key: 'day', view: <BusinessDate />, open: may.administer },
];

export default function AdminPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const { section } = useParams();
  const navigate = useNavigate();
  const phone = usePhone();
  const open = sections.filter((one) => one.open(session));
  if (open.length === 0) return <Navigate to="/" replace />;
  const active = open.find((one) => one.key === section)?.key ?? open[0]!.key;
  return (
    <div className="page admin">
      <Tabs
        activeKey={active}
        onChange={(key) => void navigate(`/admin/${key}`)}
        tabPlacement={phone ? 'top' : 'start'}
        destroyOnHidden
        items={open.map((one) => ({ key: one.key, label: t(`admin.${one.key}`), children: one.view }))}
      />
    </div>
  );
}
