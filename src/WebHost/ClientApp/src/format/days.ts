/** Business days as text (2026-03-31): arithmetic without clocks or zones. */
const dayLength = 86_400_000;

const parse = (day: string) => Date.parse(`${day}T00:00:00Z`);
const format = (time: number) => new Date(time).toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return format(parse(day) + days * dayLength);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((parse(to) - parse(from)) / dayLength);
}

/** 0 for Monday to 6 for Sunday. */
export function weekday(day: string): number {
  return (new Date(parse(day)).getUTCDay() + 6) % 7;
}

export function weekOf(day: string): string[] {
  const monday = addDays(day, -weekday(day));
  return Array.from({ length: 7 }, (_, index) => addDays(monday, index));
}

export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return format(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}

/** Whole weeks that show a month, Monday first. */
export function monthGrid(day: string): string[] {
  const first = `${day.slice(0, 7)}-01`;
  const next = addMonths(first, 1);
  const start = addDays(first, -weekday(first));
  const weeks = Math.ceil(daysBetween(start, next) / 7);
  return Array.from({ length: weeks * 7 }, (_, index) => addDays(start, index));
}

const writers = new Map<string, Intl.DateTimeFormat>();

/** A day in words of the reader's language; the options say which. */
export function dayText(day: string, language: string, options: Intl.DateTimeFormatOptions): string {
  const id = language + JSON.stringify(options);
  let writer = writers.get(id);
  if (!writer) {
    writer = new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options });
    writers.set(id, writer);
  }
  return writer.format(parse(day));
}
