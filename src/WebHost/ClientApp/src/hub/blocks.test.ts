import { describe, expect, it } from 'vitest';
import type { BoardDelta, BoardHeader, BoardRow, BoardSnapshot } from '../api/types';
import { applyDelta, blockOf, blocksFor, BlockSize, catchUp, type Block } from './blocks';

const header = (count: number): BoardHeader => ({
  businessDate: '2026-01-05',
  asOf: '2026-01-05T08:00:00Z',
  count,
  total: 0,
  leftOut: 0,
  leftOutValue: 0,
  reconciled: null,
  reconciledAt: null,
});

const row = (memberId: string, position: number, value: number): BoardRow => ({
  memberId,
  name: memberId,
  nameZh: memberId,
  position,
  rank: position,
  previousRank: null,
  yesterdayRank: null,
  value,
  gapToNext: null,
  masked: false,
});

/** A plain table: the server's side of the bargain. */
function ranked(values: ReadonlyMap<string, number>): BoardRow[] {
  return [...values].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([member, value], index) => row(member, index + 1, value));
}

const slice = (rows: readonly BoardRow[], block: number) => rows.slice(block * BlockSize, (block + 1) * BlockSize);

function difference(before: readonly BoardRow[], after: readonly BoardRow[], block: number, sequence: number): BoardDelta {
  const [old, now] = [slice(before, block), slice(after, block)];
  const known = new Map(old.map((one) => [one.memberId, JSON.stringify(one)]));
  const changed = now.filter((one) => known.get(one.memberId) !== JSON.stringify(one));
  const removed = old.filter((one) => !now.some((other) => other.memberId === one.memberId)).map((one) => one.memberId);
  return { tableKey: 't', block, sequence, header: header(after.length), changed, removed };
}

const snapshot = (rows: readonly BoardRow[], block: number, sequence: number): BoardSnapshot => ({
  tableKey: 't',
  block,
  sequence,
  header: header(rows.length),
  rows: slice(rows, block),
});

/** A small generator with a seed, so that a failure can be seen again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('a block that applies deltas', () => {
  it('equals a fresh snapshot after any history, whatever was dropped', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const next = random(seed);
      const values = new Map(Array.from({ length: 130 }, (_, index) => [`m${index}`, Math.floor(next() * 50)]));
      let rows = ranked(values);
      const blocks = new Map<number, Block>([0, 1, 2].map((block) => [block, blockOf(snapshot(rows, block, 0))]));
      for (let sequence = 1; sequence <= 60; sequence++) {
        const before = rows;
        for (let change = 0; change < 3; change++) {
          const member = `m${Math.floor(next() * 140)}`;
          if (next() < 0.1 && values.size > 110) values.delete(member);
          else values.set(member, Math.floor(next() * 50));
        }
        rows = ranked(values);
        for (const block of [0, 1, 2]) {
          if (next() < 0.15) continue;
          const applied = applyDelta(blocks.get(block)!, difference(before, rows, block, sequence));
          expect(applied).not.toBe('old');
          blocks.set(block, applied === 'gap' || applied === 'old' ? blockOf(snapshot(rows, block, sequence)) : applied);
        }
      }
      for (const [block, held] of blocks) {
        if (held.sequence === 60) expect(held.rows).toEqual(slice(rows, block));
      }
    }
  });

  it('tells a gap and an old delta apart', () => {
    const rows = ranked(new Map([['a', 2], ['b', 1]]));
    const block = blockOf(snapshot(rows, 0, 7));
    const delta = (sequence: number) => ({ ...difference(rows, rows, 0, sequence) });
    expect(applyDelta(block, delta(7))).toBe('old');
    expect(applyDelta(block, delta(9))).toBe('gap');
    expect(applyDelta(block, delta(8))).toMatchObject({ sequence: 8, rows });
  });

  it('takes rows that leave a hole for a gap', () => {
    const rows = ranked(new Map([['a', 3], ['b', 2], ['c', 1]]));
    const delta: BoardDelta = { tableKey: 't', block: 0, sequence: 1, header: header(3), changed: [], removed: ['b'] };
    expect(applyDelta(blockOf(snapshot(rows, 0, 0)), delta)).toBe('gap');
  });

  it('catches up with what came while the snapshot was on its way', () => {
    const first = ranked(new Map([['a', 2], ['b', 1]]));
    const second = ranked(new Map([['a', 2], ['b', 3]]));
    const third = ranked(new Map([['a', 9], ['b', 3]]));
    const waiting = [difference(first, second, 0, 1), difference(second, third, 0, 2)];
    expect(catchUp(blockOf(snapshot(second, 0, 1)), waiting)).toEqual({ block: 0, sequence: 2, rows: third });
    expect(catchUp(blockOf(snapshot(first, 0, 0)), waiting.slice(1))).toBe('gap');
  });
});

it('asks for the blocks in view and at least the first', () => {
  expect(blocksFor(0, 20, 80_179)).toEqual([0]);
  expect(blocksFor(40, 60, 80_179)).toEqual([0, 1]);
  expect(blocksFor(80_170, 80_200, 80_179)).toEqual([1603]);
  expect(blocksFor(0, -1, 0)).toEqual([0]);
  expect(blocksFor(500, 520, 10)).toEqual([0]);
});
