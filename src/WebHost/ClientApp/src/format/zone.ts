const clocks = new Map<string, Intl.DateTimeFormat>();

function wall(instant: number, zone: string): string {
  let clock = clocks.get(zone);
  if (!clock) {
    const two = '2-digit';
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: two, day: two, hour: two, minute: two, second: two });
    clocks.set(zone, clock);
  }
  return clock.format(instant);
}

/** The bank's business day at an instant. */
export function zonedDay(instant: string | number, zone: string): string {
  return wall(new Date(instant).getTime(), zone).slice(0, 10);
}

/** The clock on the bank's wall at an instant: 14:05. */
export function zonedTime(instant: string | number, zone: string): string {
  return wall(new Date(instant).getTime(), zone).slice(11, 16);
}

/** Day and time on the bank's wall as REST takes them: the server says when its clocks skip that time. */
export const onClock = (day: string, time: string) => `${day}T${time}:00`;

/** The instant at which the bank's wall shows day and time; a time that summer time leaves out becomes the one after the gap. */
export function instantAt(day: string, time: string, zone: string): string {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const offset = (instant: number) => Date.parse(`${wall(instant, zone).replace(' ', 'T')}Z`) - instant;
  const before = wanted - offset(wanted - 86_400_000);
  const after = wanted - offset(wanted + 86_400_000);
  const fits = [before, after].find((instant) => instant + offset(instant) === wanted);
  return new Date(fits ?? Math.max(before, after)).toISOString();
}

const clockText = (minutes: number) => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** An hour to begin with on a day: in the morning; today from the next half hour on. */
export function freeHour(day: string, now: number, zone: string): [string, string] {
  if (day !== zonedDay(now, zone)) return ['10:00', '11:00'];
  const [hours = 0, minutes = 0] = zonedTime(now, zone).split(':').map(Number);
  const start = Math.min(Math.floor((hours * 60 + minutes) / 30) * 30 + 30, 23 * 60 + 58);
  return [clockText(start), clockText(Math.min(start + 60, 23 * 60 + 59))];
}
