import { BlockSize } from '../hub/blocks';

const preferred = 12;
const smallest = 44;
const largest = 0.11;

/** How many rows a screen shows and how high they are: large type first, never more than one block. */
export function fit(height: number, count: number): { rows: number; rowHeight: number } {
  if (height <= 0) return { rows: 0, rowHeight: smallest };
  const most = Math.max(1, Math.min(BlockSize, Math.floor(height / smallest), preferred));
  const rows = Math.min(count, most);
  const tallest = Math.max(smallest, window.innerHeight * largest);
  return { rows, rowHeight: Math.floor(Math.min(tallest, height / Math.max(1, rows))) };
}
