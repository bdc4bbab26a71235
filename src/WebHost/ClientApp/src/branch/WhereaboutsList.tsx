import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Whereabouts } from '../api/types';
import { visitsApi } from '../api/visits';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { Problem } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { useLoad } from '../common/useLoad';
import { zonedTime } from '../format/zone';
import { useBank } from '../session/bank';

function Row({ one }: { one: Whereabouts }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  return (
    <li className={`where card${one.out ? ' where-out' : ''}${one.late ? ' where-late' : ''}`}>
      <b>{one.name}</b>
      <span className="where-state">{t(one.late ? 'branch.late' : one.out ? 'branch.out' : 'branch.in')}</span>
      {one.out && (
        <p>
          {[one.place, one.toWhom].filter(Boolean).join(' · ')}
          <small>
            {one.since && t('branch.since', { time: zonedTime(one.since, bank.timeZone) })} {one.until && t('branch.until', { time: zonedTime(one.until, bank.timeZone) })}
          </small>
        </p>
      )}
    </li>
  );
}

/** Who is out, where and until when; those who should be back first. */
export function WhereaboutsList() {
  const { t } = useTranslation();
  const { session } = useBank();
  const [unitId, setUnitId] = useState(session.unitId ?? undefined);
  const changes = useAgendaChanges();
  const list = useLoad((signal) => visitsApi.whereabouts(unitId, signal), [unitId, changes]);
  const weight = (one: Whereabouts) => (one.late ? 0 : one.out ? 1 : 2);
  const rows = (list.data ?? []).toSorted((a, b) => weight(a) - weight(b) || a.name.localeCompare(b.name, 'zh'));
  return (
    <>
      <header className="page-head">
        <h1>{t('branch.whereabouts')}</h1>
        {list.data && <p>{t('branch.outCount', { count: rows.filter((one) => one.out).length, all: rows.length })}</p>}
        <span className="filter-gap" />
        <UnitSelect value={unitId ?? null!} onChange={setUnitId} />
      </header>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {list.loading && !list.data && <div className="page-loading" aria-busy="true" />}
      <ul className="wheres">
        {rows.map((one) => (
          <Row key={one.managerId} one={one} />
        ))}
      </ul>
      {list.data?.length === 0 && <p className="nothing card">{t('branch.nobody')}</p>}
    </>
  );
}
