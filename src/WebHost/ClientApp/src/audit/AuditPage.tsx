import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { auditApi, type AuditFilter } from '../api/audit';
import type { AuditVerdict } from '../api/types';
import { DayInput } from '../common/DayInput';
import { useAttempt } from '../common/problems';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { Entries } from './Entries';
import './audit.css';

const names = ['actor', 'customerId', 'action', 'from', 'to'] as const;
type Name = (typeof names)[number];
const typing = 350;

function Verify() {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const [busy, setBusy] = useState(false);
  const attempt = useAttempt();
  const verify = async () => {
    setBusy(true);
    setVerdict((await attempt(() => auditApi.verify())) ?? null);
    setBusy(false);
  };
  return (
    <>
      <Button icon={<SafetyCertificateOutlined />} loading={busy} onClick={() => void verify()}>
        {t('audit.verify')}
      </Button>
      {verdict && (
        <Alert
          className="audit-verdict"
          type={verdict.intact ? 'success' : 'error'}
          showIcon
          closable
          description={verdict.intact && <span className="mono">{t('audit.head', { hash: verdict.head })}</span>}
          title={verdict.intact ? t('audit.intact', { count: verdict.entries }) : t('audit.broken', { number: verdict.firstBroken ?? verdict.entries + 1, fault: t(`audit.fault.${verdict.fault ?? 'changed'}`) })}
        />
      )}
    </>
  );
}

function useFilter() {
  const [params, setParams] = useSearchParams();
  const inUrl = JSON.stringify(Object.fromEntries(names.map((name) => [name, params.get(name) ?? ''])));
  const [typed, setTyped] = useState<Record<Name, string>>(() => JSON.parse(inUrl) as Record<Name, string>);
  useEffect(() => {
    if (JSON.stringify(typed) === inUrl) return;
    const timer = setTimeout(() => setParams(Object.entries(typed).filter(([, value]) => value), { replace: true }), typing);
    return () => clearTimeout(timer);
  }, [typed, inUrl, setParams]);
  const filter = JSON.parse(inUrl) as Omit<AuditFilter, 'count'>;
  const set = (name: Name) => (value: string | undefined) => setTyped((before) => ({ ...before, [name]: value ?? '' }));
  return { filter, key: inUrl, typed, set };
}

export default function AuditPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const { filter, key, typed, set } = useFilter();
  if (!may.audit(session)) return <Navigate to="/" replace />;
  return (
    <div className="page audit">
      <header className="page-head">
        <h1>{t('nav.audit')}</h1>
        <span className="filter-gap" />
        <Verify />
      </header>
      <div className="audit-filter">
        {(['actor', 'customerId', 'action'] as const).map((name) => (
          <Input key={name} allowClear value={typed[name]} onChange={(event) => set(name)(event.target.value)} placeholder={t(`audit.${name}`)} aria-label={t(`audit.${name}`)} />
        ))}
        <DayInput allowClear value={typed.from || null} onChange={set('from')} label={t('audit.from')} placeholder={t('audit.from')} />
        <DayInput allowClear value={typed.to || null} onChange={set('to')} label={t('audit.to')} placeholder={t('audit.to')} />
      </div>
      <Entries key={key} filter={filter} />
    </div>
  );
}
