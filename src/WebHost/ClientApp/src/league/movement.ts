/** Places gained (positive) or lost (negative) between two ranks; null when there is nothing to compare. */
export function movement(before: number | null | undefined, now: number | null | undefined): number | null {
  return before === null || before === undefined || now === null || now === undefined ? null : before - now;
}

/** Length of a bar beside a value, 1 for the leader's: shares of a whole would hardly be seen among many. */
export function barLength(value: number | null, leader: number | null): number {
  return value === null || leader === null || leader <= 0 ? 0 : Math.max(0, Math.min(1, value / leader));
}

/** Points of a trend line within a box, gaps split it into several lines. */
export function sparkline(values: readonly (number | null)[], width: number, height: number): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = width / (values.length - 1);
  let path = '';
  let pen = 'M';
  values.forEach((value, index) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    const y = span === 0 ? height / 2 : height - ((value - low) / span) * height;
    path += `${pen}${(index * step).toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
  });
  return path;
}
