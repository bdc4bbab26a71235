import { Alert, Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { handoverApi } from '../api/handovers';
import { useLoad } from '../common/useLoad';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { Compliance } from './Compliance';
import { Reports } from './Reports';
import { WhereaboutsList } from './WhereaboutsList';
import './branch.css';

const sections = ['reports', 'whereabouts', 'compliance'] as const;
const views: Record<(typeof sections)[number], ReactNode> = { reports: <Reports />, whereabouts: <WhereaboutsList />, compliance: <Compliance /> };

/** Portfolios of disqualified managers that wait for somebody to take over. */
function Drafts() {
  const { t } = useTranslation();
  const changes = useAgendaChanges();
  const drafts = useLoad((signal) => handoverApi.list(signal, 'draft'), [changes]);
  if (!drafts.data?.length) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="branch-drafts"
      title={t('handover.draftsWait', { count: drafts.data.length })}
      description={drafts.data.map((view) => (
        <Link key={view.handover.id} to={`/handovers/${encodeURIComponent(view.handover.id)}`}>
          {view.giverName}
        </Link>
      ))}
    />
  );
}

/** What a branch head sees to: reports to confirm, who is where, who is served as the rules ask. */
export default function BranchPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const { section } = useParams();
  const navigate = useNavigate();
  if (!may.seeBranch(session)) return <Navigate to="/" replace />;
  return (
    <div className="page branch">
      {may.lead(session) && <Drafts />}
      <Tabs
        activeKey={sections.find((one) => one === section) ?? 'reports'}
        onChange={(key) => void navigate(`/branch/${key}`)}
        destroyOnHidden
        items={sections.map((key) => ({ key, label: t(`branch.${key}`), children: views[key] }))}
      />
    </div>
  );
}
