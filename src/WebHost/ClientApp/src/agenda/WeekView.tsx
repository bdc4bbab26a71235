import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../api/types';
import { dayText } from '../format/days';
import { useBank } from '../session/bank';
import { Entry, type EntryHandlers } from './Entry';
import { useHolidays } from './useHolidays';

interface WeekProps extends EntryHandlers {
  days: readonly string[];
  items: ReadonlyMap<string, AgendaItem[]>;
  over: string | null;
  onDay: (day: string) => void;
}

/** Seven columns, or seven paragraphs on a phone. */
export function WeekView({ days, items, over, onDay, ...handlers }: WeekProps) {
  const { t, i18n } = useTranslation();
  const { bank } = useBank();
  const holidays = useHolidays(days);
  return (
    <div className="week">
      {days.map((day) => {
        const list = items.get(day) ?? [];
        const off = holidays(day);
        return (
          <section
            key={day}
            data-day={day}
            className={`week-day${day === bank.businessDate ? ' is-today' : ''}${off.free ? ' is-free' : ''}${over === day ? ' is-over' : ''}`}
            aria-label={dayText(day, i18n.language, { weekday: 'long', month: 'long', day: 'numeric' })}
          >
            <button type="button" className="week-head" onClick={() => onDay(day)}>
              <span>{dayText(day, i18n.language, { weekday: 'short' })}</span>
              <b>{Number(day.slice(8))}</b>
              {off.name && <small>{off.name}</small>}
            </button>
            <div className="week-list">
              {list.map((item) => (
                <Entry key={`${item.kind}-${item.id}`} item={item} {...handlers} />
              ))}
              {list.length === 0 && <p className="week-nothing">{t('agenda.nothing')}</p>}
            </div>
          </section>
        );
      })}
    </div>
  );
}
