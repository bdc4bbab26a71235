import { PlusOutlined } from '@ant-design/icons';
import { Button, Pagination, Select } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { demeritApi } from '../api/demerits';
import type { DemeritState, DemeritYear } from '../api/types';
import { usePhone } from '../common/preferences';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { DemeritItem } from './DemeritItem';
import { RecordDemerit } from './RecordDemerit';
import './demerits.css';

const pageSize = 50;
const states: readonly DemeritState[] = ['recorded', 'contested', 'upheld', 'dismissed', 'withdrawn'];

function Year({ row, chosen, onChoose }: { row: DemeritYear; chosen: boolean; onChoose: () => void }) {
  const { t } = useTranslation();
  const { unitName } = useBank();
  return (
    <li>
      <button type="button" aria-pressed={chosen} onClick={onChoose}>
        <b>{row.name}</b>
        <span className="demerit-points">{row.points}</span>
        <small>
          {unitName(row.unitId)}
          {row.contested > 0 && ` · ${t('demerit.contestedPoints', { count: row.contested })}`}
          {row.disqualified && <span className="demerit-bad"> · {t('demerit.disqualified')}</span>}
        </small>
      </button>
    </li>
  );
}

export default function DemeritsPage() {
  const { t } = useTranslation();
  const { session, bank } = useBank();
  const phone = usePhone();
  const [params, setParams] = useSearchParams();
  const thisYear = Number(bank.businessDate.slice(0, 4));
  const year = Number(params.get('year') ?? thisYear);
  const managerId = params.get('manager') ?? undefined;
  const state = (params.get('state') ?? undefined) as DemeritState | undefined;
  const page = Number(params.get('page') ?? 1);
  const [recording, setRecording] = useState(false);
  const go = (next: Record<string, string | number | undefined>) => {
    const all: Record<string, string | number | undefined> = { year: year === thisYear ? undefined : year, manager: managerId, state, ...next };
    setParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, String(value)] as [string, string]] : [])), { replace: true });
  };
  const catalogue = useLoad((signal) => demeritApi.catalogue(signal), []);
  const faults = useMemo(() => new Map((catalogue.data ?? []).map((one) => [one.fault.code, one])), [catalogue.data]);
  const points = useLoad((signal) => demeritApi.points(year, signal), [year]);
  const list = useLoad((signal) => demeritApi.list({ year, managerId, state, offset: (page - 1) * pageSize, count: pageSize }, signal), [year, managerId, state, page]);
  const reload = () => {
    points.reload();
    list.reload();
  };
  const error = list.error ?? points.error ?? catalogue.error;
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.demerits')}</h1>
        <span className="filter-gap" />
        <Select value={year} onChange={(value) => go({ year: value })} aria-label={t('demerit.year')} options={[0, 1, 2].map((back) => ({ value: thisYear - back, label: thisYear - back }))} />
        <Select<DemeritState>
          allowClear
          value={state ?? null!}
          onChange={(value) => go({ state: value })}
          placeholder={t('demerit.anyState')}
          aria-label={t('admin.state')}
          options={states.map((value) => ({ value, label: t(`demerit.state.${value}`) }))}
        />
        {may.lead(session) && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>
            {t('demerit.record')}
          </Button>
        )}
      </header>
      {error ? <Problem error={error} onRetry={reload} /> : null}
      <div className={points.data?.length === 0 ? undefined : 'demerit-grid'}>
        {points.data?.length !== 0 && (
          <section className="card card-flush" aria-label={t('demerit.points', { year })} aria-busy={points.loading && !points.data}>
            <ul className="demerit-years">
              {points.data?.map((row) => (
                <Year key={row.managerId} row={row} chosen={row.managerId === managerId} onChoose={() => go({ manager: row.managerId === managerId ? undefined : row.managerId })} />
              ))}
            </ul>
          </section>
        )}
        <section className="card card-flush" aria-busy={list.loading && !list.data}>
          <ul>
            {list.data?.rows.map((row) => (
              <DemeritItem key={row.demerit.id} demerit={row.demerit} managerName={row.managerName} faults={faults} onChange={reload} />
            ))}
          </ul>
          {list.data?.count === 0 && <p className="nothing">{t('demerit.none', { year })}</p>}
          {list.data && list.data.count > pageSize && (
            <Pagination current={page} pageSize={pageSize} total={list.data.count} showSizeChanger={false} simple={phone} onChange={(next) => go({ page: next })} />
          )}
        </section>
      </div>
      <RecordDemerit open={recording} faults={catalogue.data ?? []} onClose={() => setRecording(false)} onDone={reload} />
    </div>
  );
}
