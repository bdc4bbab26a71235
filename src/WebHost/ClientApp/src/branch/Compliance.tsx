import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Compliance as ComplianceData, ManagerCompliance, TierCompliance } from '../api/types';
import { visitsApi } from '../api/visits';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { usePhone } from '../common/preferences';
import { Problem } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { useLoad } from '../common/useLoad';
import { TierTag } from '../customers/TierTag';
import { useBank } from '../session/bank';
import { rate } from '../format/money';

const tiers = ['key', 'important', 'general'] as const;
const periods = ['month', 'halfYear'] as const;

function Count({ count }: { count: Omit<TierCompliance, 'tier'> | undefined }) {
  const { t } = useTranslation();
  if (!count || count.due === 0) return <span className="no-data">--</span>;
  return (
    <span title={t('compliance.missed', { count: count.missed })}>
      {count.done}/{count.due}
      {count.missed > 0 && <small className="sum-wrong"> −{count.missed}</small>}
    </span>
  );
}

function Table({ rows }: { rows: readonly ManagerCompliance[] }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const shown = tiers.filter((tier) => rows.some((row) => row.tiers.some((one) => one.tier === tier)));
  return (
    <div className="card card-flush plain-table-scroll">
      <table className="plain-table compliance">
        <thead>
          <tr>
            <th>{t('column.rank')}</th>
            <th>{t('customer.manager')}</th>
            {!phone &&
              shown.map((tier) => (
                <th key={tier} className="number">
                  {t(`tier.${tier}`)}
                </th>
              ))}
            <th className="number">{t('compliance.doneDue')}</th>
            <th>{t('compliance.rate')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.managerId}>
              <td>
                <span className={`rank rank-${row.rank ?? 0}`}>{row.rank ?? '--'}</span>
              </td>
              <td>{row.name}</td>
              {!phone &&
                shown.map((tier) => (
                  <td key={tier} className="number">
                    <Count count={row.tiers.find((one) => one.tier === tier)} />
                  </td>
                ))}
              <td className="number">
                <Count count={row} />
              </td>
              <td>
                <span className="rate">
                  <span className="rate-bar" aria-hidden>
                    <i style={{ width: `${(row.rate ?? 0) * 100}%` }} />
                  </span>
                  {rate(row.rate)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length === 0 && <p className="nothing">{t('branch.nobody')}</p>}
    </div>
  );
}

function Overdue({ overdue, overdueCount }: Pick<ComplianceData, 'overdue' | 'overdueCount'>) {
  const { t } = useTranslation();
  const { managerName } = useBank();
  const rows = overdue.toSorted((a, b) => b.ageDays - a.ageDays);
  return (
    <section className="card">
      <header>
        <h2>{t('compliance.overdue')}</h2>
        <small>{overdueCount}</small>
      </header>
      <ul className="overdue">
        {rows.map((row) => (
          <li key={`${row.customerId} ${row.kind} ${row.dueBy}`}>
            <b className="sum-wrong">{t('compliance.days', { count: row.ageDays })}</b>
            <span>
              <Link to={`/customers/${encodeURIComponent(row.customerId)}`}>{row.customerName}</Link> <TierTag tier={row.tier} />
              <small>
                {managerName(row.managerId)} · {t(`demandKind.${row.kind}`)} · {t('compliance.dueBy', { day: row.dueBy })}
              </small>
            </span>
          </li>
        ))}
      </ul>
      {rows.length === 0 && <p className="nothing">{t('compliance.noneOverdue')}</p>}
    </section>
  );
}

/** Visits done and due, as a table of its own, and what is overdue by age. */
export function Compliance() {
  const { t } = useTranslation();
  const { session } = useBank();
  const [unitId, setUnitId] = useState(session.unitId ?? undefined);
  const [period, setPeriod] = useState<(typeof periods)[number]>('month');
  const changes = useAgendaChanges();
  const data = useLoad((signal) => visitsApi.compliance({ unitId, period }, signal), [unitId, period, changes]);
  return (
    <>
      <header className="page-head">
        <h1>{t('branch.compliance')}</h1>
        <span className="filter-gap" />
        <UnitSelect value={unitId ?? null!} onChange={setUnitId} />
        <Segmented value={period} onChange={setPeriod} options={periods.map((value) => ({ value, label: t(`compliance.${value}`) }))} aria-label={t('filter.period')} />
      </header>
      {data.error ? <Problem error={data.error} onRetry={data.reload} /> : null}
      {data.loading && !data.data && <div className="page-loading" aria-busy="true" />}
      {data.data && (
        <div className="compliance-grid">
          <Table rows={data.data.rows} />
          <Overdue overdue={data.data.overdue} overdueCount={data.data.overdueCount} />
        </div>
      )}
    </>
  );
}
