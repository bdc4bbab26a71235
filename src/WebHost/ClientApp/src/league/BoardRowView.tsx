import { memo, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow, IndicatorUnit } from '../api/types';
import { Amount, Masked } from '../common/Amount';
import { Movement } from '../common/Movement';
import { NoData, share } from '../format/money';
import { useFlash, useGlide } from './motion';
import { barLength, movement } from './movement';
import { Sparkline } from './Sparkline';

export interface RowLook {
  unit: IndicatorUnit | undefined;
  phone: boolean;
  height: number;
  total: number | null;
  /** Value of the first row, which has the longest bar. */
  leader: number | null;
  chinese: boolean;
  past: boolean;
  detail: (memberId: string) => string;
}

interface BoardRowProps {
  row: BoardRow;
  index: number;
  look: RowLook;
  trend: readonly (number | null)[] | undefined;
  own: boolean;
  found: boolean;
  focusable: boolean;
  onOpen: (row: BoardRow) => void;
  onFocus: (index: number) => void;
}

function Rank({ rank }: { rank: number | null }) {
  return <span className={rank !== null && rank <= 3 ? `rank rank-${rank}` : 'rank'}>{rank ?? NoData}</span>;
}

function ShareOf({ row, look }: { row: BoardRow; look: RowLook }) {
  if (row.masked) return <Masked />;
  return (
    <>
      {share(row.value, look.total)}
      <i className="share-bar" style={{ transform: `scaleX(${barLength(row.value, look.leader)})` }} aria-hidden="true" />
    </>
  );
}

export const BoardRowView = memo(function BoardRowView(props: BoardRowProps) {
  const { row, index, look, trend, own, found, focusable, onOpen, onFocus } = props;
  const { t } = useTranslation();
  const element = useGlide(index, look.height);
  const value = useFlash(row.value);
  const { unit, phone } = look;
  const name = (look.chinese ? row.nameZh : row.name) || row.name;
  const restated = look.past && row.restatedValue !== undefined && row.restatedValue !== null && row.restatedValue !== row.value;
  const moved = <Movement places={movement(row.previousRank, row.rank)} since={t('board.sinceChange')} />;
  const movedSinceYesterday = <Movement places={movement(row.yesterdayRank, row.rank)} since={t('board.sinceYesterday')} />;
  const open = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onOpen(row);
  };
  return (
    <div
      ref={element}
      role="row"
      aria-rowindex={index + 2}
      data-member={row.memberId}
      data-index={index}
      className={`board-row${own ? ' board-own' : ''}${found ? ' board-found' : ''}`}
      style={{ transform: `translateY(${index * look.height}px)`, height: look.height }}
      tabIndex={focusable ? 0 : -1}
      onClick={() => onOpen(row)}
      onKeyDown={open}
      onFocus={() => onFocus(index)}
    >
      <span role="cell" className="cell-rank">
        <Rank rank={row.rank} />
      </span>
      {!look.past && (
        <span role="cell" className="cell-move">
          {moved}
        </span>
      )}
      {!look.past && !phone && (
        <span role="cell" className="cell-move">
          {movedSinceYesterday}
        </span>
      )}
      <span role="cell" className="cell-name">
        <b title={name}>{name}</b>
        <small>{look.detail(row.memberId)}</small>
      </span>
      {!look.past && !phone && (
        <span role="cell" className="cell-trend">
          {!row.masked && <Sparkline values={trend} />}
        </span>
      )}
      <span role="cell" className="cell-value">
        <span ref={value} className="value">
          <Amount value={row.value} unit={unit} masked={row.masked} short={phone && 'comparable'} />
        </span>
        {restated && (
          <small className="restated" title={t('board.restatedTitle')}>
            {t('board.restated')} <Amount value={row.restatedValue} unit={unit} short={phone} />
          </small>
        )}
        {phone && !restated && (
          <small>
            {row.masked || row.gapToNext === null ? share(row.value, look.total) : <>↑ <Amount value={row.gapToNext} unit={unit} short /></>}
          </small>
        )}
      </span>
      {!phone && (
        <span role="cell" className="cell-share">
          <ShareOf row={row} look={look} />
        </span>
      )}
      {!phone && (
        <span role="cell" className="cell-gap">
          <Amount value={row.gapToNext} unit={unit} masked={row.masked} />
        </span>
      )}
    </div>
  );
});
