import dayjs, { type Dayjs } from 'dayjs';

export const isoDay = (day: Dayjs | null | undefined): string | undefined => day?.format('YYYY-MM-DD');
export const day = (text: string | null | undefined): Dayjs | null => (text ? dayjs(text) : null);

const clocks = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const id = zone + JSON.stringify(options);
  let clock = clocks.get(id);
  if (!clock) {
    clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, hour12: false, ...options });
    clocks.set(id, clock);
  }
  return clock;
}

/** Clock time in the bank's time zone: 14:03:22. */
export function clockTime(iso: string, zone: string): string {
  return formatter(zone, { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(new Date(iso));
}

/** Date and time in the bank's time zone: 2026-03-31 14:03. */
export function dateTime(iso: string | null | undefined, zone: string): string {
  if (!iso) return '--';
  return formatter(zone, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}
