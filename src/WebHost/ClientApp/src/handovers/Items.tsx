import { Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { handoverApi } from '../api/handovers';
import type { HandoverItem, HandoverItemState } from '../api/types';
import { Problem } from '../common/problems';

const pageSize = 100;
const states: readonly HandoverItemState[] = ['waiting', 'moved', 'failed'];

/** The customers of a handover, page after page. */
export function Items({ id, stamp }: { id: string; stamp: string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<HandoverItemState | 'all'>('all');
  const [rows, setRows] = useState<readonly HandoverItem[]>([]);
  const [asked, setAsked] = useState<{ after: string | null }>({ after: null });
  const [full, setFull] = useState(false);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => setAsked({ after: null }), [state, stamp]);
  useEffect(() => {
    const abort = new AbortController();
    handoverApi.customers(id, { ...(state === 'all' ? {} : { state }), ...(asked.after ? { after: asked.after } : {}), count: pageSize }, abort.signal).then(
      (page) => {
        if (abort.signal.aborted) return;
        setRows((before) => (asked.after ? [...before, ...page] : page));
        setFull(page.length === pageSize);
        setError(null);
      },
      (failure: unknown) => !abort.signal.aborted && setError(failure),
    );
    return () => abort.abort();
    // A change of state comes through a new question.
  }, [id, asked]);
  return (
    <section className="card card-flush handover-items">
      <header className="page-head">
        <h2>{t('handover.customers')}</h2>
        <span className="filter-gap" />
        <Segmented<HandoverItemState | 'all'>
          size="small"
          value={state}
          onChange={setState}
          options={[{ value: 'all', label: t('handover.itemAll') }, ...states.map((value) => ({ value, label: t(`handover.item.${value}`) }))]}
        />
      </header>
      {error ? <Problem error={error} onRetry={() => setAsked({ ...asked })} /> : null}
      <table className="plain-table">
        <tbody>
          {rows.map((row) => (
            <tr key={row.customerId}>
              <td>
                <Link to={`/customers/${encodeURIComponent(row.customerId)}`}>{row.name}</Link>
                <small>{row.customerId}</small>
              </td>
              <td className={row.state === 'failed' ? 'handover-failed' : ''}>
                {t(`handover.item.${row.state}`)}
                {row.error && <small title={row.error}>{row.errorCode === 'visit_overlaps' ? t('handover.visitsStay') : t(`error.${row.errorCode}`, { defaultValue: row.error })}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {full && (
        <Button type="link" onClick={() => setAsked({ after: rows[rows.length - 1]!.customerId })}>
          {t('common.more')}
        </Button>
      )}
    </section>
  );
}
