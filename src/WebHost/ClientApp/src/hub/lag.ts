/** How far our clock is ahead of the server's, in milliseconds: the smallest difference seen. */
let ahead = Number.POSITIVE_INFINITY;

/** Seconds between what a board shows and its arrival here; a wrong clock on this device does not count. */
export function lagSeconds(asOf: string, receivedAt: number): number {
  const difference = receivedAt - Date.parse(asOf);
  ahead = Math.min(ahead, difference);
  // A clock that is right is ahead by the time of travel alone.
  const offset = Math.abs(ahead) < 2_000 ? 0 : ahead;
  return Math.max(0, Math.floor((difference - offset) / 1_000));
}
