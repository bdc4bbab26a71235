import { useTranslation } from 'react-i18next';

/** Places gained or lost: shape tells the direction, colour only helps. */
export function Movement({ places, since }: { places: number | null; since: string }) {
  const { t } = useTranslation();
  if (places === null) return null;
  if (places === 0) return <span className="move move-none" title={since}>–</span>;
  const up = places > 0;
  const count = Math.abs(places);
  return (
    <span className={up ? 'move move-up' : 'move move-down'} title={since} aria-label={t(up ? 'board.up' : 'board.down', { count })}>
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <path d={up ? 'M4 1 7.5 7h-7z' : 'M4 7 .5 1h7z'} />
      </svg>
      {count}
    </span>
  );
}
