import { HolderOutlined } from '@ant-design/icons';
import type { KeyboardEvent, PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../api/types';
import { addDays } from '../format/days';
import { zonedTime } from '../format/zone';
import { useBank } from '../session/bank';
import { isDone } from './agenda';
import { reasonText } from './reasons';

export interface EntryHandlers {
  open: (item: AgendaItem) => void;
  move: (item: AgendaItem, day: string) => void;
  begin: (item: AgendaItem, event: PointerEvent) => void;
  clicked: (open: () => void) => void;
}

interface EntryProps extends EntryHandlers {
  item: AgendaItem;
  short?: boolean;
}

const keys: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** One thing to do. Opens on a click; Alt with the arrow keys takes a visit to another day. */
export function Entry({ item, short = false, open, move, begin, clicked }: EntryProps) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const time = item.start ? zonedTime(item.start, bank.timeZone) : null;
  const kind = t(`agendaKind.${item.kind}`);
  const name = item.customerName ?? item.title;
  const more = reasonText(item, t) ?? item.place ?? (item.title === item.customerName ? null : item.title);
  const pressed = (event: KeyboardEvent) => {
    const days = event.altKey && item.movable ? keys[event.key] : undefined;
    if (!days) return;
    event.preventDefault();
    move(item, addDays(item.day, days));
  };
  return (
    <button
      type="button"
      className={`entry entry-${item.kind}${isDone(item) ? ' entry-done' : ''}${item.movable ? ' entry-movable' : ''}${short ? ' entry-short' : ''}`}
      data-id={item.id}
      aria-label={[time, kind, name, item.place, item.state === 'out' ? t('visitState.out') : ''].filter(Boolean).join(', ')}
      {...(item.movable ? { 'aria-keyshortcuts': 'Alt+ArrowLeft Alt+ArrowRight', title: t('agenda.moveHint') } : {})}
      onClick={() => clicked(() => open(item))}
      onPointerDown={(event) => begin(item, event)}
      onKeyDown={pressed}
    >
      <span className="entry-head">
        <i className="entry-dot" />
        <span className="entry-time">{time ?? kind}</span>
        {!short && time && item.kind !== 'visit' && <span className="entry-kind">{kind}</span>}
        {item.state === 'overdue' && item.kind !== 'overdue' && <span className="entry-late">{t('agendaKind.overdue')}</span>}
        {item.state === 'out' && <span className="entry-out">{t('visitState.out')}</span>}
        {item.movable && !short && <HolderOutlined className="entry-handle" aria-hidden />}
      </span>
      <span className="entry-name">{name}</span>
      {!short && more && <small className="entry-more">{more}</small>}
    </button>
  );
}
