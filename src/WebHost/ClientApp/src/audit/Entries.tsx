import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { auditApi, type AuditFilter } from '../api/audit';
import type { AuditEntry } from '../api/types';
import { Problem } from '../common/problems';
import { dateTime } from '../format/dates';
import { useBank } from '../session/bank';
import { differences } from './difference';

const pageSize = 100;

function Differences({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const changes = differences(entry.before, entry.after);
  if (changes.length === 0) return <p className="hint">{t('audit.noChange')}</p>;
  return (
    <table className="plain-table audit-changes">
      <thead>
        <tr>
          <th>{t('audit.field')}</th>
          <th>{t('audit.before')}</th>
          <th>{t('audit.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.path}>
            <td className="mono">{change.path}</td>
            <td>{change.before !== null && <del>{change.before}</del>}</td>
            <td>{change.after !== null && <ins>{change.after}</ins>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entry({ entry }: { entry: AuditEntry }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [open, setOpen] = useState(false);
  return (
    <li className={entry.action.endsWith('.denied') ? 'audit-entry audit-denied' : 'audit-entry'}>
      <button type="button" className="audit-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className="audit-number">{entry.number}</span>
        <time dateTime={entry.at}>{dateTime(entry.at, bank.timeZone)}</time>
        <b>{entry.actor}</b>
        <span className="audit-action">{t(`auditAction.${entry.action}`, { defaultValue: entry.action })}</span>
        <span className="audit-subject">{entry.subject}</span>
      </button>
      {open && (
        <div className="audit-details">
          <p className="hint">
            <span className="mono">{entry.action}</span>
            {entry.customerId && (
              <>
                {' · '}
                <Link to={`/customers/${encodeURIComponent(entry.customerId)}`}>{entry.customerId}</Link>
              </>
            )}
          </p>
          <Differences entry={entry} />
        </div>
      )}
    </li>
  );
}

/** The entries that fit, newest first, page after page. */
export function Entries({ filter }: { filter: Omit<AuditFilter, 'count'> }) {
  const { t } = useTranslation();
  const [rows, setRows] = useState<readonly AuditEntry[]>([]);
  const [next, setNext] = useState<number | null | undefined>(undefined);
  const [asked, setAsked] = useState<{ before: number | undefined }>({ before: undefined });
  const [error, setError] = useState<unknown>(null);
  const [loading, setLoading] = useState(true);
  useEffect(() => {
    const abort = new AbortController();
    setLoading(true);
    setError(null);
    auditApi.entries({ ...filter, before: asked.before, count: pageSize }, abort.signal).then(
      (page) => {
        if (abort.signal.aborted) return;
        setRows((before) => (asked.before === undefined ? page.rows : [...before, ...page.rows]));
        setNext(page.next);
        setLoading(false);
      },
      (failure: unknown) => {
        if (abort.signal.aborted) return;
        setError(failure);
        setLoading(false);
      },
    );
    return () => abort.abort();
    // The filter is this component's key: another one begins anew.
  }, [asked]);
  return (
    <>
      {error ? <Problem error={error} onRetry={() => setAsked({ ...asked })} /> : null}
      <ul className="card card-flush audit-entries" aria-busy={loading}>
        {rows.map((entry) => (
          <Entry key={entry.number} entry={entry} />
        ))}
        {next === null && rows.length === 0 && <li className="nothing">{t('audit.nothing')}</li>}
      </ul>
      {loading && rows.length === 0 && <div className="page-loading" aria-busy="true" />}
      {next != null && (
        <Button className="audit-more" loading={loading} onClick={() => setAsked({ before: next })}>
          {t('common.more')}
        </Button>
      )}
    </>
  );
}
