import { CalendarOutlined, LeftOutlined, PlusOutlined, RightOutlined, ThunderboltOutlined } from '@ant-design/icons';
import { App, Button, Segmented, Space } from 'antd';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import type { AgendaItem } from '../api/types';
import { visitsApi } from '../api/visits';
import { usePhone } from '../common/preferences';
import { explainProblem, Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { dayText } from '../format/days';
import { useBank } from '../session/bank';
import { byDay, daysOf, movedTo, step, Views, type View } from './agenda';
import { AgendaDialogs, type AgendaDialog } from './AgendaDialogs';
import { DayView } from './DayView';
import type { EntryHandlers } from './Entry';
import { EntryDetails } from './EntryDetails';
import { KeptReports } from '../visits/KeptReports';
import { MonthView } from './MonthView';
import { OutNow } from './OutNow';
import { refOf } from './reasons';
import { RouteView } from './RouteView';
import { useAgendaChanges } from './useAgendaChanges';
import { useDragging } from './useDragging';
import type { VisitAction } from './VisitActions';
import { WeekView } from './WeekView';
import './agenda.css';

function useChoice() {
  const { bank } = useBank();
  const [params, setParams] = useSearchParams();
  const asked = params.get('view');
  const view: View = Views.find((one) => one === asked) ?? 'week';
  const day = /^\d{4}-\d{2}-\d{2}$/.test(params.get('day') ?? '') ? params.get('day')! : bank.businessDate;
  const go = (next: { view?: View; day?: string }) => {
    const all = { view, day, ...next };
    setParams({ ...(all.view === 'week' ? {} : { view: all.view }), ...(all.day === bank.businessDate ? {} : { day: all.day }) }, { replace: true });
  };
  return { view, day, go };
}

function rangeText(view: View, day: string, days: readonly string[], language: string): string {
  if (view === 'month') return dayText(day, language, { year: 'numeric', month: 'long' });
  if (view !== 'week') return dayText(day, language, { weekday: 'long', month: 'long', day: 'numeric' });
  return [days[0]!, days.at(-1)!].map((one) => dayText(one, language, { month: 'short', day: 'numeric' })).join(' – ');
}

/** Takes visits to other days; what the server refuses stays where it was. */
function useMoving(reload: () => void) {
  const { t, i18n } = useTranslation();
  const { bank } = useBank();
  const { notification } = App.useApp();
  const [said, setSaid] = useState('');
  const move = useCallback(
    (item: AgendaItem, day: string) => {
      const times = movedTo(item, day, bank.timeZone);
      if (!times) return;
      const where = dayText(day, i18n.language, { weekday: 'long', month: 'long', day: 'numeric' });
      visitsApi.change(refOf(item), { operationId: crypto.randomUUID(), ...times }).then(
        (visit) => {
          setSaid(t('agenda.moved', { name: item.customerName, day: where }));
          for (const warning of visit.warnings ?? []) notification.warning({ title: t(`warning.${warning}`, { defaultValue: warning }) });
          reload();
        },
        (error: unknown) => {
          notification.error({ title: t('error.title'), description: explainProblem(error, t) });
          reload();
        },
      );
    },
    [bank.timeZone, i18n.language, notification, reload, t],
  );
  return { move, said };
}

function Tools({ onDialog, day }: { onDialog: (dialog: AgendaDialog) => void; day: string }) {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Space>
      <Button icon={<CalendarOutlined />} onClick={() => onDialog({ kind: 'feeds' })} aria-label={t('feed.title')} title={t('feed.title')} />
      <Button className="agenda-propose" icon={<ThunderboltOutlined />} onClick={() => onDialog({ kind: 'proposal', week: day })}>
        {t(phone ? 'proposal.short' : 'proposal.open')}
      </Button>
      <Button type="primary" className="agenda-plan" icon={<PlusOutlined />} onClick={() => onDialog({ kind: 'plan', start: { day } })}>
        {t(phone ? 'visit.planShort' : 'visit.plan')}
      </Button>
    </Space>
  );
}

function Agenda({ managerId }: { managerId: string }) {
  const { t, i18n } = useTranslation();
  const { bank } = useBank();
  const { view, day, go } = useChoice();
  const days = useMemo(() => daysOf(view, day), [view, day]);
  const changes = useAgendaChanges((change) => !change.managerId || change.managerId === managerId);
  const agenda = useLoad((signal) => visitsApi.agenda({ from: days[0]!, to: days.at(-1)! }, signal), [days[0], days.length, changes]);
  const items = useMemo(() => byDay(agenda.data?.items ?? []), [agenda.data]);
  const [opened, setOpened] = useState<AgendaItem | null>(null);
  const [dialog, setDialog] = useState<AgendaDialog | null>(null);
  const { move, said } = useMoving(agenda.reload);
  const { dragged, begin, clicked } = useDragging(move);
  const act = (action: VisitAction, item: AgendaItem) => {
    setOpened(null);
    setDialog({ kind: 'action', action, item });
  };
  const handlers: EntryHandlers = { open: setOpened, move, begin, clicked };
  const list = items.get(day) ?? [];
  return (
    <div className="page agenda">
      <header className="page-head">
        <h1>{t('nav.agenda')}</h1>
        <Space.Compact>
          <Button icon={<LeftOutlined />} onClick={() => go({ day: step(view, day, -1) })} aria-label={t('agenda.before')} />
          <Button onClick={() => go({ day: bank.businessDate })}>{t('agenda.today')}</Button>
          <Button icon={<RightOutlined />} onClick={() => go({ day: step(view, day, 1) })} aria-label={t('agenda.after')} />
        </Space.Compact>
        <p className="agenda-range">{rangeText(view, day, days, i18n.language)}</p>
        <span className="filter-gap" />
        <Segmented<View> value={view} onChange={(next) => go({ view: next })} options={Views.map((value) => ({ value, label: t(`agendaView.${value}`) }))} aria-label={t('agenda.view')} />
        <Tools onDialog={setDialog} day={day < bank.businessDate ? bank.businessDate : day} />
      </header>
      <KeptReports />
      <OutNow items={agenda.data?.items ?? []} onBack={(item) => act('back', item)} />
      {agenda.error ? <Problem error={agenda.error} onRetry={agenda.reload} /> : null}
      {agenda.loading && <div className="page-loading" aria-busy="true" />}
      {agenda.data && view === 'week' && <WeekView days={days} items={items} over={dragged?.over ?? null} onDay={(one) => go({ view: 'day', day: one })} {...handlers} />}
      {agenda.data && view === 'month' && <MonthView days={days} day={day} items={items} over={dragged?.over ?? null} onDay={(one) => go({ day: one, view: matchMedia('(max-width: 719px)').matches ? 'month' : 'day' })} {...handlers} />}
      {agenda.data && view === 'day' && <DayView items={list} {...handlers} />}
      {agenda.data && view === 'route' && <RouteView items={list} onOpen={setOpened} onAction={act} />}
      {dragged && (
        <div className="drag-ghost" style={{ top: dragged.y, ...(dragged.x > innerWidth / 2 ? { right: innerWidth - dragged.x + 20 } : { left: dragged.x }) }}>
          {dragged.item.customerName}
        </div>
      )}
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      <EntryDetails item={opened} onClose={() => setOpened(null)} onAction={act} />
      {dialog && <AgendaDialogs dialog={dialog} onClose={() => setDialog(null)} onDone={agenda.reload} />}
    </div>
  );
}

export default function AgendaPage() {
  const { session } = useBank();
  useEffect(() => {
    // The report is written where the line may be down: its page is fetched beforehand; a miss is fetched again when it is opened.
    void import('../visits/ReportPage').catch(() => undefined);
  }, []);
  return session.managerId ? <Agenda managerId={session.managerId} /> : <Navigate to="/" replace />;
}
