import type { BoardDelta, BoardRow, BoardSnapshot } from '../api/types';

export const BlockSize = 50;

/** Rows block * 50 to block * 50 + 49 of a table, in order, at one sequence number. */
export interface Block {
  readonly block: number;
  readonly sequence: number;
  readonly rows: readonly BoardRow[];
}

export function blockOf(snapshot: BoardSnapshot): Block {
  return { block: snapshot.block, sequence: snapshot.sequence, rows: snapshot.rows };
}

/** Why a delta was not applied: it is contained already, or something before it is missing. */
export type Misfit = 'old' | 'gap';

/** The block after a delta. Rows that do not fill the block's places without holes also count as a gap. */
export function applyDelta(block: Block, delta: BoardDelta): Block | Misfit {
  if (delta.sequence <= block.sequence) return 'old';
  if (delta.sequence !== block.sequence + 1) return 'gap';
  const rows = new Map(block.rows.map((row) => [row.memberId, row]));
  for (const member of delta.removed) rows.delete(member);
  for (const row of delta.changed) rows.set(row.memberId, row);
  const ordered = [...rows.values()].sort((a, b) => a.position - b.position);
  const first = block.block * BlockSize + 1;
  const expected = Math.max(0, Math.min(BlockSize, delta.header.count - first + 1));
  const whole = ordered.length === expected && ordered.every((row, index) => row.position === first + index);
  return whole ? { block: block.block, sequence: delta.sequence, rows: ordered } : 'gap';
}

/** Applies what came while a snapshot was on its way. */
export function catchUp(block: Block, waiting: readonly BoardDelta[]): Block | 'gap' {
  let current = block;
  for (const delta of waiting) {
    const next = applyDelta(current, delta);
    if (next === 'gap') return 'gap';
    if (next !== 'old') current = next;
  }
  return current;
}

/** The blocks that hold rows first to last (0-based, inclusive) of a table of count rows; at least block 0. */
export function blocksFor(first: number, last: number, count: number): number[] {
  const highest = Math.max(0, Math.min(last, count - 1));
  const from = Math.floor(Math.max(0, Math.min(first, highest)) / BlockSize);
  const to = Math.floor(highest / BlockSize);
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
