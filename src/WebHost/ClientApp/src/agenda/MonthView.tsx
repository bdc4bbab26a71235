import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../api/types';
import { usePhone } from '../common/preferences';
import { dayText } from '../format/days';
import { useBank } from '../session/bank';
import { Entry, type EntryHandlers } from './Entry';
import { useHolidays } from './useHolidays';

interface MonthProps extends EntryHandlers {
  days: readonly string[];
  day: string;
  items: ReadonlyMap<string, AgendaItem[]>;
  over: string | null;
  onDay: (day: string) => void;
}

const shown = 3;

/** Whole weeks; a phone shows dots and, below, the day that was touched. */
export function MonthView({ days, day, items, over, onDay, ...handlers }: MonthProps) {
  const { t, i18n } = useTranslation();
  const { bank } = useBank();
  const phone = usePhone();
  const holidays = useHolidays(days);
  const language = i18n.language;
  const classes = (one: string) =>
    ['month-day', one === bank.businessDate && 'is-today', holidays(one).free && 'is-free', over === one && 'is-over', one.slice(0, 7) !== day.slice(0, 7) && 'is-other', phone && one === day && 'is-chosen']
      .filter(Boolean)
      .join(' ');
  return (
    <>
      <div className="month">
        {days.slice(0, 7).map((one) => (
          <span key={one} className="month-weekday">
            {dayText(one, language, { weekday: 'short' })}
          </span>
        ))}
        {days.map((one) => {
          const list = items.get(one) ?? [];
          const name = holidays(one).name;
          return (
            <div key={one} data-day={one} className={classes(one)}>
              <button type="button" className="month-head" onClick={() => onDay(one)} aria-label={`${dayText(one, language, { month: 'long', day: 'numeric' })}, ${t('agenda.count', { count: list.length })}`}>
                <b>{Number(one.slice(8))}</b>
                {name && <small>{name}</small>}
              </button>
              {phone ? (
                <span className="month-dots" aria-hidden>
                  {list.slice(0, 4).map((item) => (
                    <i key={`${item.kind}-${item.id}`} className={`entry-dot entry-${item.kind}`} />
                  ))}
                </span>
              ) : (
                <div className="month-list">
                  {list.slice(0, shown).map((item) => (
                    <Entry key={`${item.kind}-${item.id}`} item={item} short {...handlers} />
                  ))}
                  {list.length > shown && (
                    <button type="button" className="link month-more" onClick={() => onDay(one)}>
                      {t('agenda.more', { count: list.length - shown })}
                    </button>
                  )}
                </div>
              )}
            </div>
          );
        })}
      </div>
      {phone && (
        <section className="month-chosen" aria-live="polite">
          <h2>{dayText(day, language, { weekday: 'long', month: 'long', day: 'numeric' })}</h2>
          {(items.get(day) ?? []).map((item) => (
            <Entry key={`${item.kind}-${item.id}`} item={item} {...handlers} />
          ))}
          {!items.get(day)?.length && <p className="nothing">{t('agenda.nothing')}</p>}
        </section>
      )}
    </>
  );
}
