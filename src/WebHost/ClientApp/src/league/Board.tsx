import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow, IndicatorUnit } from '../api/types';
import { usePhone } from '../common/preferences';
import { blocksFor } from '../hub/blocks';
import { useBank } from '../session/bank';
import { BoardRowView, type RowLook } from './BoardRowView';
import { HeldOrder } from './heldOrder';
import { useHold } from './useHold';
import { useTableVersion, type ShownTable } from './useTable';
import { useTrends } from './useTrends';
import './board.css';

export interface Target {
  memberId: string;
  index: number;
}

interface BoardProps {
  table: ShownTable;
  unit: IndicatorUnit | undefined;
  past: boolean;
  /** Second line of a row: where a manager works. */
  detail: (memberId: string) => string;
  /** A row to bring into view and point out. */
  target: Target | null;
  onOpen: (row: BoardRow) => void;
}

const headHeight = 34;
const settle = 90;

function Head({ phone, past }: { phone: boolean; past: boolean }) {
  const { t } = useTranslation();
  const columns = [
    ['rank', 'cell-rank'],
    ...(past ? [] : [['moved', 'cell-move']]),
    ...(past || phone ? [] : [['yesterday', 'cell-move']]),
    ['name', 'cell-name'],
    ...(past || phone ? [] : [['trend', 'cell-trend']]),
    ['value', 'cell-value'],
    ...(phone ? [] : [['share', 'cell-share'], ['gap', 'cell-gap']]),
  ];
  return (
    <div role="row" className="board-head" aria-rowindex={1} style={{ height: headHeight }}>
      {columns.map(([name, className]) => (
        <span key={name} role="columnheader" className={className} title={t(`column.${name}Long`)}>
          {t(`column.${name}`)}
        </span>
      ))}
    </div>
  );
}

/** Where the arrow keys lead. */
function destination(key: string, from: number, count: number, page: number): number | null {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -count, End: count };
  const step = steps[key];
  return step === undefined ? null : Math.max(0, Math.min(count - 1, from + step));
}

export function Board({ table, unit, past, detail, target, onOpen }: BoardProps) {
  const { t, i18n } = useTranslation();
  const { session } = useBank();
  const phone = usePhone();
  const scroller = useRef<HTMLDivElement>(null);
  const version = useTableVersion(table);
  const { held, release, handlers } = useHold();
  const [order] = useState(() => new HeldOrder());
  const [focus, setFocus] = useState(0);
  const awaited = useRef<number | null>(null);
  const height = phone ? 58 : 42;
  const count = table.header?.count ?? 0;
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 8,
    scrollMargin: headHeight,
    scrollPaddingStart: headHeight,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;

  useEffect(() => {
    const timer = setTimeout(() => table.look(blocksFor(first, Math.max(first, last), count)), settle);
    return () => clearTimeout(timer);
  }, [table, first, last, count]);

  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
    setFocus(0);
  }, [table]);

  useEffect(() => {
    if (!target) return;
    virtual.scrollToIndex(target.index, { align: 'center' });
    setFocus(target.index);
  }, [target, virtual]);

  // The version stands for all that the table holds.
  const placed = useMemo(() => order.place(table, first, last, held && !past), [order, table, version, first, last, held, past]);
  const members = placed.flatMap(({ row }) => (row ? [row.memberId] : []));
  const trends = useTrends(table.tableKey, table.header?.businessDate, phone || past ? [] : members);
  const total = table.header?.total ?? null;
  // Far down the table the first row is not here any more: what it was last is good enough for bars.
  const top = useRef<{ table: ShownTable; value: number } | null>(null);
  const leading = table.rowAt(0)?.value ?? null;
  if (leading !== null) top.current = { table, value: leading };
  const leader = top.current?.table === table ? top.current.value : null;
  const look = useMemo(
    (): RowLook => ({ unit, phone, height, total, leader, past, detail, chinese: i18n.language.startsWith('zh') }),
    [unit, phone, height, total, leader, past, detail, i18n.language],
  );
  // In a fixed order of elements, a row that changes places keeps its element, its focus and its animation.
  const rows = placed.toSorted((a, b) => (a.row?.memberId ?? '').localeCompare(b.row?.memberId ?? '') || a.index - b.index);

  const move = (event: KeyboardEvent) => {
    const next = destination(event.key, focus, count, Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / height) - 2));
    if (next === null) return;
    event.preventDefault();
    setFocus(next);
    awaited.current = next;
    // The row may not be drawn yet: until it is, the table itself keeps the keys.
    scroller.current?.focus({ preventScroll: true });
    virtual.scrollToIndex(next);
  };
  useEffect(() => {
    if (awaited.current === null) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${awaited.current}"]`);
    if (!row) return;
    awaited.current = null;
    row.focus({ preventScroll: true });
  });

  const own = session.managerId ?? session.unitId;
  return (
    <div className={`board${phone ? ' board-phone' : ''}${past ? ' board-past' : ''}`}>
      {order.waiting > 0 && (
        <button type="button" className="board-waiting" onClick={release}>
          {t('board.waiting', { count: order.waiting })}
        </button>
      )}
      <div className="board-scroll" ref={scroller} role="table" tabIndex={-1} aria-rowcount={count + 1} aria-label={t('nav.league')} onKeyDown={move}>
        <Head phone={phone} past={past} />
        <div className="board-body" role="rowgroup" style={{ height: count * height }} {...handlers}>
          {rows.map(({ row, index }) =>
            row ? (
              <BoardRowView
                key={row.memberId}
                row={row}
                index={index}
                look={look}
                trend={trends.get(row.memberId)}
                own={row.memberId === own}
                found={row.memberId === target?.memberId}
                focusable={index === focus || (index === first && (focus < first || focus > last))}
                onOpen={onOpen}
                onFocus={setFocus}
              />
            ) : (
              <div key={`place-${index}`} className="board-row board-blank" style={{ transform: `translateY(${index * height}px)`, height }} aria-hidden="true">
                <i />
              </div>
            ),
          )}
        </div>
        {table.header && count === 0 && <p className="board-empty">{t('board.empty')}</p>}
      </div>
    </div>
  );
}
