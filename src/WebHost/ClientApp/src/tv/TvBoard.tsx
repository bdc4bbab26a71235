import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow, CurrentDisplay } from '../api/types';
import { clockTime, dateTime } from '../format/dates';
import { comparable, compact, NoData, share, type AmountStyle } from '../format/money';
import type { BoardHub } from '../hub/boardHub';
import type { BoardTable } from '../hub/boardTable';
import { lagSeconds } from '../hub/lag';
import { movement } from '../league/movement';
import { parseKey } from '../league/tableKey';
import { fit } from './fit';
import { TvRow } from './TvRow';

interface TvBoardProps {
  display: CurrentDisplay;
  hub: BoardHub;
  tableKey: string;
  turn: number;
}

function useLive(hub: BoardHub, tableKey: string): BoardTable | null {
  const [table, setTable] = useState<BoardTable | null>(null);
  useEffect(() => {
    const opened = hub.open(tableKey);
    opened.look([0]);
    setTable(opened);
    return () => hub.release(opened);
  }, [hub, tableKey]);
  return table;
}

/** The height that is there for rows; measured anew when the screen changes. */
function useHeight() {
  const box = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    const watcher = new ResizeObserver(([entry]) => setHeight(entry!.contentRect.height));
    watcher.observe(box.current!);
    return () => watcher.disconnect();
  }, []);
  return { box, height };
}

function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const never = () => () => undefined;
const zero = () => 0;

function Status({ table, hub, display }: { table: BoardTable | null; hub: BoardHub; display: CurrentDisplay }) {
  const { t } = useTranslation();
  const now = useNow();
  const zone = display.bank.timeZone;
  const header = table?.header;
  const lost = hub.link !== 'live';
  const lag = header ? (lost ? Math.floor((now - (table?.receivedAt ?? now)) / 1_000) : lagSeconds(header.asOf, table?.receivedAt ?? now)) : null;
  const books = header?.reconciled === null || header?.reconciled === undefined ? 'never' : header.reconciled ? 'green' : 'red';
  return (
    <div className="tv-status">
      <span className={`tv-link ${lost ? 'tv-lost' : ''}`}>
        {lost ? t('tv.lost', { seconds: lag ?? 0 }) : lag !== null && lag >= 1 ? t('board.lag', { seconds: lag }) : t('tv.live')}
      </span>
      {header && (
        <span>
          {t('board.asOf')} <b>{clockTime(header.asOf, zone)}</b>
        </span>
      )}
      {header && (
        <span>
          {t('board.businessDate')} <b>{header.businessDate}</b>
        </span>
      )}
      <span className={`lamp lamp-${books}`} title={dateTime(header?.reconciledAt, zone)}>
        <i />
        {t(`lamp.${books}`)}
      </span>
    </div>
  );
}

export function TvBoard({ display, hub, tableKey, turn }: TvBoardProps) {
  const { t, i18n } = useTranslation();
  const zh = i18n.language.startsWith('zh');
  const table = useLive(hub, tableKey);
  useSyncExternalStore(table?.subscribe ?? never, table?.version ?? zero);
  useSyncExternalStore(hub.subscribe, hub.version);
  const { box, height } = useHeight();
  const key = parseKey(tableKey);
  const indicator = display.indicators.find((one) => one.code === key?.indicator);
  const unit = display.units.find((one) => one.id === key?.unitId);
  const header = table?.header ?? null;
  const { rows: places, rowHeight } = fit(height, header?.count ?? 0);
  const style = useMemo((): AmountStyle => ({ decimals: indicator?.unit === 'count' ? 0 : display.bank.currencyDecimals, language: i18n.language }), [indicator, display, i18n.language]);
  const moves = (row: BoardRow) => movement(row.yesterdayRank, row.rank);
  const leader = table?.rowAt(0)?.value ?? 0;
  const rows = Array.from({ length: places }, (_, index) => table?.rowAt(index)).filter((row): row is BoardRow => row !== undefined);
  // Where the bank keeps amounts to itself, ranks and names have the whole screen.
  const masked = rows.length > 0 && rows.every((row) => row.masked || row.value === null);
  const name = (names: { nameEn: string; nameZh: string } | undefined, other: string) => (names ? (zh ? names.nameZh : names.nameEn) || names.nameEn : other);
  return (
    <main className={masked ? 'tv tv-masked' : 'tv'} style={{ '--tv-row': `${rowHeight}px` } as React.CSSProperties}>
      <header className="tv-head">
        <div>
          <h1>{name(unit, key?.unitId ?? '')}</h1>
          <p>
            {name(indicator, key?.indicator ?? '')} · {key && t(`periodLong.${key.period}`)} · {key && t(`measure.${key.measure}`)}
          </p>
        </div>
        {!masked && (
          <div className="tv-total">
            <span>{t('board.total')}</span>
            <b>{compact(header?.total, style)}</b>
          </div>
        )}
      </header>
      <div className="tv-rows" ref={box}>
        {header?.count === 0 && <p className="tv-empty">{t('board.empty')}</p>}
        {rows
          .toSorted((a, b) => a.memberId.localeCompare(b.memberId))
          .map((row) => (
            <TvRow
              key={row.memberId}
              row={row}
              height={rowHeight}
              name={(zh ? row.nameZh : row.name) || row.name}
              value={row.masked ? <span className="masked" /> : comparable(row.value, style)}
              ratio={row.value !== null && leader ? Math.max(0, row.value / leader) : 0}
              part={row.masked ? NoData : share(row.value, header?.total ?? null)}
              gap={row.masked || row.gapToNext === null ? '' : compact(row.gapToNext, style)}
              moved={movement(row.previousRank, row.rank) ?? (masked ? null : moves(row))}
              movedSinceYesterday={masked ? moves(row) : null}
            />
          ))}
      </div>
      <footer className="tv-foot">
        <span>{display.bank.bankName}</span>
        <span>{key && t(`tieRule.${key.tieRule}`)}</span>
        {header && header.count > places && <span>{t('tv.top', { rows: places, count: header.count })}</span>}
        {header && header.leftOut > 0 && (
          <span>
            {header.total === null
              ? t('board.leftOutHidden', { count: header.leftOut })
              : `${t('tv.leftOut', { count: header.leftOut })} ${compact(header.leftOutValue, style)}`}
          </span>
        )}
        <span className="tv-turns">
          {display.tables.length > 1 && display.tables.map((one, index) => <i key={one} className={index === turn ? 'tv-turn' : ''} />)}
        </span>
        <Status table={table} hub={hub} display={display} />
      </footer>
    </main>
  );
}
