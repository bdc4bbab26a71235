import type { AgendaItem, AgendaKind } from '../api/types';
import { addDays, addMonths, daysBetween, monthGrid, weekOf } from '../format/days';
import { instantAt, zonedDay, zonedTime } from '../format/zone';

export const Views = ['day', 'week', 'month', 'route'] as const;
export type View = (typeof Views)[number];

/** What stands above what on a day without a time of its own. */
const order: readonly AgendaKind[] = ['overdue', 'poolReturn', 'answerOwed', 'report', 'callback', 'visit', 'due', 'keyVisit', 'thanks', 'birthday'];

export function daysOf(view: View, day: string): string[] {
  if (view === 'week') return weekOf(day);
  return view === 'month' ? monthGrid(day) : [day];
}

export function step(view: View, day: string, by: 1 | -1): string {
  if (view === 'week') return addDays(day, by * 7);
  return view === 'month' ? addMonths(day, by) : addDays(day, by);
}

function compare(a: AgendaItem, b: AgendaItem): number {
  if (a.start && b.start) return Date.parse(a.start) - Date.parse(b.start);
  if (a.start || b.start) return a.start ? -1 : 1;
  return order.indexOf(a.kind) - order.indexOf(b.kind) || (a.customerName ?? '').localeCompare(b.customerName ?? '', 'zh');
}

/** The items of each day: by the clock first, then what has no time. */
export function byDay(items: readonly AgendaItem[]): Map<string, AgendaItem[]> {
  const days = new Map<string, AgendaItem[]>();
  for (const item of items) days.set(item.day, [...(days.get(item.day) ?? []), item]);
  for (const list of days.values()) list.sort(compare);
  return days;
}

/** The same times of the bank's clock on another day. */
export function movedTo(item: Pick<AgendaItem, 'start' | 'end'>, day: string, zone: string): { start: string; end: string } | null {
  if (!item.start || !item.end) return null;
  const nights = daysBetween(zonedDay(item.start, zone), zonedDay(item.end, zone));
  return {
    start: instantAt(day, zonedTime(item.start, zone), zone),
    end: instantAt(addDays(day, nights), zonedTime(item.end, zone), zone),
  };
}

export interface Stop {
  item: AgendaItem;
  /** Minutes since the stop before has ended; null at the first, below 0 when they overlap. */
  free: number | null;
}

/** The day's ways out of the house, in order. */
export function route(items: readonly AgendaItem[]): Stop[] {
  const stops = items.filter((item) => item.kind === 'visit' && item.start && item.state !== 'cancelled').sort(compare);
  return stops.map((item, index) => {
    const before = stops[index - 1];
    const free = before?.end ? Math.round((Date.parse(item.start!) - Date.parse(before.end)) / 60_000) : null;
    return { item, free };
  });
}

/** What asks for nothing any more; a visit one has come back from still asks for its report, which stands on its own. */
export const isDone = (item: Pick<AgendaItem, 'isOpen' | 'state'>) => item.isOpen === false || item.state === 'cancelled';
