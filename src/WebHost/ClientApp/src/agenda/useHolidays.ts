import { useTranslation } from 'react-i18next';
import { rulesApi } from '../api/rules';
import type { CalendarDay } from '../api/types';
import { useLoad } from '../common/useLoad';
import { weekday } from '../format/days';
import { localName } from '../session/bank';

/** Whether the bank works on a day, and what the day is called. */
export function useHolidays(days: readonly string[]): (day: string) => { free: boolean; name: string | undefined } {
  const { i18n } = useTranslation();
  const years = [...new Set(days.map((day) => day.slice(0, 4)))].join();
  const known = useLoad(
    async (signal) => {
      const calendars = await Promise.all(years.split(',').map((year) => rulesApi.calendar(Number(year), signal)));
      return new Map<string, CalendarDay>(calendars.flatMap((calendar) => calendar.days.map((one) => [one.date, one] as const)));
    },
    [years],
  );
  return (day) => {
    const special = known.data?.get(day);
    return { free: special ? special.kind === 'holiday' : weekday(day) > 4, name: localName(special, i18n.language.startsWith('zh')) };
  };
}
