import { App, Button, Pagination, Select, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { assignmentApi } from '../api/assignments';
import { ApiError } from '../api/http';
import type { PoolLimits, PoolRow, Returning, Tier } from '../api/types';
import { usePhone } from '../common/preferences';
import { Problem, explainProblem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useOperation } from '../common/useOperation';
import { TierTag } from '../customers/TierTag';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import './assignments.css';

const pageSize = 50;
const tiers: readonly Tier[] = ['key', 'important', 'general'];

function Limits({ limits }: { limits: PoolLimits }) {
  const { t } = useTranslation();
  const left = Math.max(0, Math.min(limits.maxCustomers - limits.customers, limits.maxClaims - limits.claimsThisMonth));
  return (
    <p className="pool-limits">
      <b>{t('pool.left', { count: left })}</b>
      <small>{t('pool.limits', { claims: limits.claimsThisMonth, maxClaims: limits.maxClaims, customers: limits.customers, maxCustomers: limits.maxCustomers })}</small>
    </p>
  );
}

function ClaimButton({ row, onDone }: { row: PoolRow; onDone: () => void }) {
  const { t } = useTranslation();
  const { message, notification } = App.useApp();
  const navigate = useNavigate();
  const operation = useOperation();
  const [busy, setBusy] = useState(false);
  const claim = async () => {
    setBusy(true);
    try {
      await assignmentApi.claim(row.customerId, operation.id);
      void message.success(t('pool.claimed', { name: row.name }));
      void navigate(`/customers/${encodeURIComponent(row.customerId)}`);
    } catch (error) {
      // Who was first is in the server's own words.
      const detail = error instanceof ApiError ? error.problem.detail : null;
      notification.warning({ title: explainProblem(error, t), description: detail });
      operation.renew();
      onDone();
    } finally {
      setBusy(false);
    }
  };
  return row.freeFrom ? (
    <small>{t('pool.freeFrom', { day: row.freeFrom })}</small>
  ) : (
    <Button type="primary" className="pool-claim" loading={busy} onClick={() => void claim()}>
      {t('pool.claim')}
    </Button>
  );
}

function Row({ row, onDone }: { row: PoolRow; onDone: () => void }) {
  const { t } = useTranslation();
  const { session, unitName } = useBank();
  const said = row.reason === 'noContact' ? '' : row.note;
  return (
    <li className="pool-row">
      <div>
        {may.lead(session) ? <Link to={`/customers/${encodeURIComponent(row.customerId)}`}>{row.name}</Link> : <b>{row.name}</b>} <TierTag tier={row.tier} />
        <small>
          {[t(`customerKind.${row.kind}`), row.industry, unitName(row.homeUnitId)].filter(Boolean).join(' · ')}
        </small>
        <small>
          {[t('pool.since', { day: row.since }), t(`pool.reason.${row.reason}`), said, row.before.length > 0 && t('pool.before', { names: row.before.join(t('file.comma')) })].filter(Boolean).join(' · ')}
        </small>
      </div>
      {session.role === 'manager' && <ClaimButton row={row} onDone={onDone} />}
    </li>
  );
}

function InPool() {
  const { t } = useTranslation();
  const phone = usePhone();
  const changes = useAgendaChanges();
  const [tier, setTier] = useState<Tier | undefined>();
  const [page, setPage] = useState(1);
  const list = useLoad((signal) => assignmentApi.pool({ tier, offset: (page - 1) * pageSize, count: pageSize }, signal), [tier, page, changes]);
  return (
    <>
      <div className="pool-head">
        {list.data?.limits && <Limits limits={list.data.limits} />}
        <span className="filter-gap" />
        <Select<Tier>
          allowClear
          value={tier ?? null!}
          onChange={(next: Tier | undefined) => {
            setTier(next);
            setPage(1);
          }}
          options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))}
          placeholder={t('customer.anyTier')}
          aria-label={t('customer.tier')}
          className="tier-select"
        />
      </div>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      <ul className="card card-flush pool-list" aria-busy={list.loading}>
        {list.data?.rows.map((row) => (
          <Row key={row.customerId} row={row} onDone={list.reload} />
        ))}
        {list.data?.count === 0 && <li className="nothing">{t('pool.none')}</li>}
      </ul>
      {list.data && list.data.count > pageSize && <Pagination current={page} pageSize={pageSize} total={list.data.count} showSizeChanger={false} simple={phone} onChange={setPage} />}
    </>
  );
}

function ReturningRow({ row }: { row: Returning }) {
  const { t } = useTranslation();
  const { session } = useBank();
  return (
    <li className="pool-row">
      <div>
        <Link to={`/customers/${encodeURIComponent(row.customerId)}`}>{row.name}</Link> <TierTag tier={row.tier} />
        <small>{[session.role !== 'manager' && row.managerName, t('pool.quietSince', { day: row.quietSince })].filter(Boolean).join(' · ')}</small>
      </div>
      <span className={row.keptBy ? 'pool-kept' : 'pool-returns'}>{row.keptBy ? t(`pool.keptBy.${row.keptBy}`) : t(row.leaving ? 'pool.leaves' : 'pool.returnOn', { day: row.returnOn })}</span>
    </li>
  );
}

function Leaving() {
  const { t } = useTranslation();
  const changes = useAgendaChanges();
  const list = useLoad((signal) => assignmentApi.returning(signal), [changes]);
  return (
    <>
      <p className="hint">{t('pool.returningHint')}</p>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      <ul className="card card-flush pool-list" aria-busy={list.loading}>
        {list.data?.map((row) => (
          <ReturningRow key={row.customerId} row={row} />
        ))}
        {list.data?.length === 0 && <li className="nothing">{t('pool.noneReturning')}</li>}
      </ul>
    </>
  );
}

/** Customers nobody serves, and those about to join them. */
export default function PoolPage() {
  const { t } = useTranslation();
  return (
    <div className="page pool">
      <header className="page-head">
        <div>
          <h1>{t('pool.title')}</h1>
          <p>{t('pool.hint')}</p>
        </div>
      </header>
      <Tabs
        destroyOnHidden
        items={[
          { key: 'pool', label: t('pool.tab'), children: <InPool /> },
          { key: 'returning', label: t('pool.returning'), children: <Leaving /> },
        ]}
      />
    </div>
  );
}
