import { Pagination, Segmented, Select } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { needsApi } from '../api/needs';
import type { NeedState } from '../api/types';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { usePhone } from '../common/preferences';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useBank } from '../session/bank';
import { NeedList } from './NeedList';
import { useNewNeed } from './NewNeed';

const pageSize = 50;
const states: readonly (NeedState | 'all')[] = ['open', 'answered', 'closed', 'all'];
const owners = ['me', 'unit'] as const;

function useChoice() {
  const { session } = useBank();
  const [params, setParams] = useSearchParams();
  const choice = {
    state: states.find((one) => one === params.get('state')) ?? 'open',
    owner: owners.find((one) => one === params.get('owner')) ?? (session.managerId ? 'me' : 'unit'),
    page: Number(params.get('page') ?? 1),
  } as const;
  const go = (next: { state?: NeedState | 'all'; owner?: 'me' | 'unit'; page?: number }) => {
    const { state, owner, page } = { ...choice, page: 1, ...next };
    setParams({ state, owner, ...(page === 1 ? {} : { page: String(page) }) }, { replace: true });
  };
  return { ...choice, chosen: params.get('need'), go };
}

export default function NeedsPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const phone = usePhone();
  const { state, owner, page, chosen, go } = useChoice();
  const { round } = useNewNeed();
  const changes = useAgendaChanges();
  const list = useLoad((signal) => needsApi.list({ state, owner, offset: (page - 1) * pageSize, count: pageSize }, signal), [state, owner, page, round, changes]);
  const here = Boolean(list.data);
  useEffect(() => {
    if (here && chosen) document.getElementById(`need-${chosen}`)?.scrollIntoView({ block: 'center' });
  }, [here, chosen]);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.needs')}</h1>
        {list.data && <p>{t('need.count', { count: list.data.count })}</p>}
        <span className="filter-gap" />
        {session.managerId && <Segmented value={owner} onChange={(next) => go({ owner: next })} options={owners.map((value) => ({ value, label: t(`needOwner.${value}`) }))} aria-label={t('need.owner')} />}
        <Select value={state} onChange={(next) => go({ state: next })} options={states.map((value) => ({ value, label: t(`needState.${value}`) }))} aria-label={t('need.state')} />
      </header>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {list.loading && !list.data && <div className="page-loading" aria-busy="true" />}
      {list.data && <NeedList needs={list.data.rows} onDone={list.reload} chosen={chosen} />}
      {list.data && list.data.count > pageSize && <Pagination current={page} pageSize={pageSize} total={list.data.count} showSizeChanger={false} simple={phone} onChange={(next) => go({ page: next })} />}
    </div>
  );
}
