import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../api/types';
import { Entry, type EntryHandlers } from './Entry';

/** What has its time on the left, what can be done at any time of the day on the right. */
export function DayView({ items, ...handlers }: { items: readonly AgendaItem[] } & EntryHandlers) {
  const { t } = useTranslation();
  const groups = [
    { key: 'timed', list: items.filter((item) => item.start) },
    { key: 'anyTime', list: items.filter((item) => !item.start) },
  ] as const;
  return (
    <div className="day-view">
      {groups.map(({ key, list }) => (
        <section key={key} className="card">
          <header>
            <h2>{t(`agenda.${key}`)}</h2>
            <small>{list.length}</small>
          </header>
          {list.map((item) => (
            <Entry key={`${item.kind}-${item.id}`} item={item} {...handlers} />
          ))}
          {list.length === 0 && <p className="nothing">{t('agenda.nothing')}</p>}
        </section>
      ))}
    </div>
  );
}
