import { memo } from 'react';
import { sparkline } from './movement';

const width = 88;
const height = 20;

/** A trend line as one path: cheap enough for every row. */
export const Sparkline = memo(function Sparkline({ values }: { values: readonly (number | null)[] | undefined }) {
  const path = values ? sparkline(values, width, height - 4) : '';
  return (
    <svg className="spark" width={width} height={height} viewBox={`0 -2 ${width} ${height}`} aria-hidden="true">
      {path && <path d={path} />}
    </svg>
  );
});
