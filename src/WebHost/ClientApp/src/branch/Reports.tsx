import { Button, Segmented, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitReport } from '../api/types';
import { visitsApi } from '../api/visits';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { Problem, useAttempt } from '../common/problems';
import { ReasonDialog } from '../common/ReasonDialog';
import { useLoad } from '../common/useLoad';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { afterLeaving, neighbour } from './queue';
import { ReportText } from './ReportText';

const states = ['waiting', 'returned', 'confirmed'] as const;

interface RowProps {
  report: VisitReport;
  chosen: boolean;
  onChoose: () => void;
}

function Row({ report, chosen, onChoose }: RowProps) {
  const { t } = useTranslation();
  const row = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (chosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <button ref={row} type="button" className={chosen ? 'report-row is-chosen' : 'report-row'} aria-current={chosen} onClick={onChoose}>
      <b>{report.customerName}</b>
      <span>{report.managerName}</span>
      <small>{report.day}</small>
      {report.late && <Tag color="warning">{t('report.late')}</Tag>}
    </button>
  );
}

const keyOf = (row: VisitReport) => `${row.id} ${row.version}`;

/**
 * Confirms or returns. What is decided leaves the list at once, so that one after the other goes as fast as the keys; what the server refuses comes back,
 * unless somebody else decided meanwhile: then it says by whom.
 */
function useDecisions(all: readonly VisitReport[], reload: () => void) {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [chosenId, setChosen] = useState<string | null>(null);
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set());
  const rows = all.filter((row) => !gone.has(keyOf(row)));
  const ids = rows.map((row) => row.id);
  const chosen = rows.find((row) => row.id === chosenId) ?? rows[0] ?? null;
  const leave = (row: VisitReport) => {
    setChosen(afterLeaving(ids, row.id));
    setGone((before) => new Set(before).add(keyOf(row)));
  };
  const confirm = async (row: VisitReport) => {
    leave(row);
    const done = await attempt(() => visitsApi.confirm(row.id, crypto.randomUUID(), row.version), { done: t('report.confirmed', { name: row.customerName }) });
    if (!done) setGone((before) => new Set([...before].filter((one) => one !== keyOf(row))));
    reload();
  };
  const returned = (row: VisitReport) => {
    leave(row);
    reload();
  };
  const step = (by: 1 | -1) => setChosen(neighbour(ids, chosen?.id ?? null, by));
  return { rows, chosen, setChosen, confirm, returned, step };
}

type Decisions = ReturnType<typeof useDecisions>;

function useKeys({ chosen, confirm, step }: Decisions, active: boolean, onReturn: (row: VisitReport) => void) {
  useEffect(() => {
    if (!active) return;
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('input, textarea, [role=dialog]')) return;
      if (event.key === 'j') step(1);
      else if (event.key === 'k') step(-1);
      // A key held down decides one report, not all of them.
      else if (event.repeat) return;
      else if (event.key === 'c' && chosen) void confirm(chosen);
      else if (event.key === 'r' && chosen) onReturn(chosen);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  });
}

export function Reports() {
  const { t } = useTranslation();
  const { session } = useBank();
  const [state, setState] = useState<(typeof states)[number]>('waiting');
  const changes = useAgendaChanges();
  const list = useLoad((signal) => visitsApi.reports(state, signal), [state, changes]);
  const decisions = useDecisions(list.data ?? [], list.reload);
  const [returning, setReturning] = useState<VisitReport | null>(null);
  const deciding = state === 'waiting' && may.confirmReports(session);
  useKeys(decisions, deciding && !returning, setReturning);
  const { rows, chosen } = decisions;
  return (
    <>
      <header className="page-head">
        <h1>{t('branch.reports')}</h1>
        <Segmented value={state} onChange={setState} options={states.map((value) => ({ value, label: t(`reportState.${value}`) }))} aria-label={t('need.state')} />
        <span className="filter-gap" />
        {deciding && <p className="keys">{t('branch.keys')}</p>}
      </header>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {list.loading && !list.data && <div className="page-loading" aria-busy="true" />}
      {list.data && rows.length === 0 && <p className="nothing card">{t(`branch.none.${state}`)}</p>}
      {chosen && (
        <div className="report-desk">
          <nav className="report-list card card-flush" aria-label={t('branch.reports')}>
            {rows.map((row) => (
              <Row key={row.id} report={row} chosen={row.id === chosen.id} onChoose={() => decisions.setChosen(row.id)} />
            ))}
          </nav>
          <article className="card report-sheet" aria-live="polite">
            <ReportText report={chosen} />
            {deciding && (
              <footer className="report-decide">
                <Button onClick={() => setReturning(chosen)}>{t('branch.return')}</Button>
                <Button type="primary" className="report-confirm" onClick={() => void decisions.confirm(chosen)}>
                  {t('branch.confirm')}
                </Button>
              </footer>
            )}
          </article>
        </div>
      )}
      {returning && (
        <ReasonDialog
          title={`${t('branch.return')} · ${returning.customerName}`}
          label={t('branch.reason')}
          okText={t('branch.return')}
          onClose={() => setReturning(null)}
          onSave={(reason, operationId) => visitsApi.giveBack(returning.id, operationId, returning.version, reason)}
          onDone={() => decisions.returned(returning)}
        />
      )}
    </>
  );
}
