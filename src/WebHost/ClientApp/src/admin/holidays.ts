import type { CalendarDay, DayKind } from '../api/types';
import { addDays, addMonths, weekday } from '../format/days';

/** The days of each month of a year. */
export function monthsOf(year: number): string[][] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = `${year}-${String(index + 1).padStart(2, '0')}-01`;
    const next = addMonths(first, 1);
    const days: string[] = [];
    for (let day = first; day < next; day = addDays(day, 1)) days.push(day);
    return days;
  });
}

/** Empty places before the first of a month, in weeks from Monday. */
export const leading = (month: readonly string[]) => weekday(month[0]!);

/** Marks days alike; no kind makes them ordinary again. */
export function mark(days: readonly CalendarDay[], dates: readonly string[], kind: DayKind | null, names: { nameEn: string; nameZh: string }): CalendarDay[] {
  const rest = days.filter((one) => !dates.includes(one.date));
  const marked = kind ? dates.map((date) => ({ date, kind, ...names })) : [];
  return [...rest, ...marked].toSorted((a, b) => a.date.localeCompare(b.date));
}

export function datesBetween(a: string, b: string): string[] {
  const [from, to] = a < b ? [a, b] : [b, a];
  const dates: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) dates.push(day);
  return dates;
}
