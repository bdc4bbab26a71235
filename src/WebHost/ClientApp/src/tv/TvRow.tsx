import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardRow } from '../api/types';
import { useFlash, useGlide } from '../league/motion';

interface TvRowProps {
  row: BoardRow;
  height: number;
  name: string;
  value: ReactNode;
  /** Of the leader's value, 0 to 1. */
  ratio: number;
  part: string;
  gap: string;
  moved: number | null;
  movedSinceYesterday: number | null;
}

function Move({ places }: { places: number | null }) {
  if (places === null || places === 0) return <span className="tv-move" />;
  return (
    <span className={`tv-move ${places > 0 ? 'move-up' : 'move-down'}`}>
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <path d={places > 0 ? 'M4 1 7.5 7h-7z' : 'M4 7 .5 1h7z'} />
      </svg>
      {Math.abs(places)}
    </span>
  );
}

export const TvRow = memo(function TvRow({ row, height, name, value, ratio, part, gap, moved, movedSinceYesterday }: TvRowProps) {
  const { t } = useTranslation();
  const index = row.position - 1;
  const element = useGlide(index, height);
  const flash = useFlash(row.value);
  return (
    <div ref={element} className="tv-row" style={{ transform: `translateY(${index * height}px)`, height }}>
      <span className={`rank ${row.rank !== null && row.rank <= 3 ? `rank-${row.rank}` : ''}`}>{row.rank ?? '--'}</span>
      <Move places={moved} />
      <span className="tv-name">{name}</span>
      {movedSinceYesterday !== null && movedSinceYesterday !== 0 && (
        <span className="tv-since">
          {t('column.yesterday')} <Move places={movedSinceYesterday} />
        </span>
      )}
      <span className="tv-bar" aria-hidden="true">
        <i style={{ transform: `scaleX(${ratio})` }} />
      </span>
      <span className="tv-part">{part}</span>
      <span className="tv-gap">{gap && `↑ ${gap}`}</span>
      <span ref={flash} className="tv-value">
        {value}
      </span>
    </div>
  );
});
