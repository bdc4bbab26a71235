import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../api/types';
import { zonedTime } from '../format/zone';
import { useBank } from '../session/bank';
import { route } from './agenda';
import { VisitActions, type VisitAction } from './VisitActions';

interface RouteProps {
  items: readonly AgendaItem[];
  onOpen: (item: AgendaItem) => void;
  onAction: (action: VisitAction, item: AgendaItem) => void;
}

/** The way through the day: stops in order, where, and how much time lies between them. */
export function RouteView({ items, onOpen, onAction }: RouteProps) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const stops = route(items);
  if (stops.length === 0) return <p className="nothing card">{t('agenda.noRoute')}</p>;
  return (
    <ol className="route">
      {stops.map(({ item, free }, index) => (
        <li key={item.id}>
          {free !== null && (
            <p className={free < 0 ? 'route-gap route-tight' : 'route-gap'}>{free < 0 ? t('agenda.overlap', { minutes: -free }) : t('agenda.between', { minutes: free })}</p>
          )}
          <div className={item.state === 'out' ? 'route-stop card is-out' : 'route-stop card'}>
            <span className="route-number">{index + 1}</span>
            <div className="route-what">
              <button type="button" className="link route-name" onClick={() => onOpen(item)}>
                {item.customerName}
              </button>
              <p>
                {zonedTime(item.start!, bank.timeZone)}
                {item.end && `–${zonedTime(item.end, bank.timeZone)}`}
                {item.place && ` · ${item.place}`}
              </p>
              {item.title && item.title !== item.customerName && <small>{item.title}</small>}
            </div>
            <VisitActions item={item} onAction={onAction} />
          </div>
        </li>
      ))}
    </ol>
  );
}
