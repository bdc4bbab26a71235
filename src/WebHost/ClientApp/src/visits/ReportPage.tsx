import { CheckCircleOutlined, CloudSyncOutlined, MobileOutlined } from '@ant-design/icons';
import { Alert, App, Button, Form } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { VisitReport } from '../api/types';
import { ReportText } from '../branch/ReportText';
import { Problem, useAttempt } from '../common/problems';
import { Upload } from '../customers/file/Upload';
import { useBank } from '../session/bank';
import { useKeptReports, useOutbox } from './kept';
import type { KeptReport } from './outbox';
import { ReportFields } from './ReportFields';
import { fromDraft, toDraft, type ReportEntry } from './reportEntry';
import { useReport, type Saving } from './useReport';
import '../branch/branch.css';
import './visits.css';

const icons = { clean: null, saving: <CloudSyncOutlined />, saved: <CheckCircleOutlined />, device: <MobileOutlined /> };

function SavingState({ saving }: { saving: Saving }) {
  const { t } = useTranslation();
  return (
    <span className={`report-saving report-saving-${saving}`} role="status">
      {icons[saving]} {saving !== 'clean' && t(`report.${saving}`)}
    </span>
  );
}

/** What the branch head said when it came back, or why the server did not take it. */
function Remarks({ report, kept, onEdit }: { report: VisitReport | null; kept: KeptReport | undefined; onEdit: () => void }) {
  const { t } = useTranslation();
  const again = (
    <Button size="small" onClick={onEdit}>
      {t('report.again')}
    </Button>
  );
  return (
    <>
      {report?.state === 'returned' && <Alert type="warning" showIcon title={t('report.returned')} description={report.reason} />}
      {kept && !kept.refusal && <Alert type="warning" showIcon icon={<MobileOutlined />} title={t('report.kept')} action={again} />}
      {kept?.refusal && <Alert type="error" showIcon title={t(`error.${kept.refusal.code}`, { defaultValue: kept.refusal.detail })} action={again} />}
    </>
  );
}

/** A report that was handed in can only be read. */
function Done({ report }: { report: VisitReport }) {
  return (
    <article className="card report-sheet">
      <ReportText report={report} />
    </article>
  );
}

function ReportForm({ visitId }: { visitId: string }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const { opened, error, retry, saving, write, send } = useReport(visitId);
  const [form] = Form.useForm<ReportEntry>();
  const [busy, setBusy] = useState(false);
  const attempt = useAttempt();
  const outbox = useOutbox();
  const kept = useKeptReports().find((one) => one.visitId === visitId);
  const waited = useRef(false);
  useEffect(() => {
    // What was kept has arrived: there is nothing more to write.
    if (waited.current && !kept) void navigate('/agenda');
    waited.current = Boolean(kept);
  }, [kept, navigate]);
  if (error) return <Problem error={error} onRetry={retry} />;
  if (!opened) return <div className="page-loading" aria-busy="true" />;
  const { report } = opened;
  if (report?.state === 'waiting' || report?.state === 'confirmed') return <Done report={report} />;
  const editAgain = () => {
    if (!kept) return;
    waited.current = false;
    write(kept.draft);
    outbox.drop(visitId);
  };
  const finish = async (entry: ReportEntry) => {
    setBusy(true);
    const sent = await attempt(() => send(toDraft(entry, bank)), { form });
    setBusy(false);
    if (!sent) return;
    if (sent === 'kept') {
      void message.warning(t('report.kept'));
      return;
    }
    void message.success(t('report.sent'));
    void navigate('/agenda');
  };
  return (
    <>
      <header className="page-head">
        <div>
          <h1>{[t('report.title'), opened.customerName].filter(Boolean).join(' · ')}</h1>
          {report && (
            <p>
              {report.day} · {report.place}
            </p>
          )}
        </div>
        <span className="filter-gap" />
        <SavingState saving={saving} />
      </header>
      <Remarks report={report} kept={kept} onEdit={editAgain} />
      <Form<ReportEntry> form={form} disabled={Boolean(kept)} layout="vertical" className="report card" initialValues={fromDraft(opened.draft, bank)} onValuesChange={(_, all) => write(toDraft(all, bank))} onFinish={finish}>
        <ReportFields />
        {report && (
          <Form.Item label={t('report.papers')}>
            <Upload customerId={report.customerId} kind="visit" />
          </Form.Item>
        )}
        <div className="report-foot">
          <Button type="primary" size="large" htmlType="submit" loading={busy} block>
            {t('report.submit')}
          </Button>
        </div>
      </Form>
    </>
  );
}

export default function ReportPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  return (
    <div className="page report-page">
      <Link to="/agenda">← {t('nav.agenda')}</Link>
      <ReportForm key={id} visitId={id} />
    </div>
  );
}
