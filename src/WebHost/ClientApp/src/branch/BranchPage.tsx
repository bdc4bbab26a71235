import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useParams } from 'react-router';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { Compliance } from './Compliance';
import { Reports } from './Reports';
import { WhereaboutsList } from './WhereaboutsList';
import './branch.css';

const sections = ['reports', 'whereabouts', 'compliance'] as const;
const views: Record<(typeof sections)[number], ReactNode> = { reports: <Reports />, whereabouts: <WhereaboutsList />, compliance: <Compliance /> };

/** What a branch head sees to: reports to confirm, who is where, who is served as the rules ask. */
export default function BranchPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const { section } = useParams();
  const navigate = useNavigate();
  if (!may.seeBranch(session)) return <Navigate to="/" replace />;
  return (
    <div className="page branch">
      <Tabs
        activeKey={sections.find((one) => one === section) ?? 'reports'}
        onChange={(key) => void navigate(`/branch/${key}`)}
        destroyOnHidden
        items={sections.map((key) => ({ key, label: t(`branch.${key}`), children: views[key] }))}
      />
    </div>
  );
}
