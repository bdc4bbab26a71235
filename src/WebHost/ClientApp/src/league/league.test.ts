import { describe, expect, it } from 'vitest';
import type { BoardRow } from '../api/types';
import { HeldOrder } from './heldOrder';
import { barLength, movement, sparkline } from './movement';
import { formatKey, parseKey } from './tableKey';

describe('table keys', () => {
  it('read what they write', () => {
    const text = 'D01/allmanagers/deposit.balance/month/value/competition/-';
    const key = parseKey(text)!;
    expect(key).toMatchObject({ unitId: 'D01', scope: 'allManagers', secondary: null });
    expect(formatKey(key)).toBe(text);
    expect(formatKey({ ...key, scope: 'subUnits', secondary: 'fee.income' })).toBe('D01/subunits/deposit.balance/month/value/competition/fee.income');
  });

  it('refuse what is none', () => {
    expect(parseKey('')).toBeNull();
    expect(parseKey('D01/managers/x/week/value/dense/-')).toBeNull();
    expect(parseKey('D01/managers/x/month/value/dense')).toBeNull();
  });
});

it('counts places gained and lost', () => {
  expect(movement(5, 2)).toBe(3);
  expect(movement(1, 4)).toBe(-3);
  expect(movement(null, 4)).toBeNull();
});

it('measures bars by the leader', () => {
  expect(barLength(50, 200)).toBe(0.25);
  expect(barLength(200, 200)).toBe(1);
  expect(barLength(-5, 200)).toBe(0);
  expect(barLength(5, null)).toBe(0);
  expect(barLength(-5, -2)).toBe(0);
});

it('draws a trend with its gaps', () => {
  expect(sparkline([0, 10, 20], 20, 10)).toBe('M0.0 10.0L10.0 5.0L20.0 0.0');
  expect(sparkline([1, null, 1, 1], 30, 10)).toBe('M0.0 5.0M20.0 5.0L30.0 5.0');
  expect(sparkline([null, 1], 10, 10)).toBe('');
});

describe('the order under the pointer', () => {
  const row = (memberId: string, value: number) => ({ memberId, value }) as BoardRow;
  const source = (rows: (BoardRow | undefined)[]) => ({
    rowAt: (index: number) => rows[index],
    members: () => new Map(rows.flatMap((one) => (one ? [[one.memberId, one] as const] : []))),
  });
  const names = (order: HeldOrder, rows: (BoardRow | undefined)[], hold: boolean) => order.place(source(rows), 0, rows.length - 1, hold).map(({ row: one }) => `${one?.memberId}${one?.value}`);

  it('keeps places while held, lets numbers change, and lets go', () => {
    const order = new HeldOrder();
    expect(names(order, [row('a', 2), row('b', 1)], true)).toEqual(['a2', 'b1']);
    expect(names(order, [row('b', 3), row('a', 2)], true)).toEqual(['a2', 'b3']);
    expect(order.waiting).toBe(2);
    expect(names(order, [row('b', 3), row('a', 2)], false)).toEqual(['b3', 'a2']);
    expect(order.waiting).toBe(0);
  });

  it('keeps showing a row that left the blocks in view', () => {
    const order = new HeldOrder();
    names(order, [row('a', 2), row('b', 1)], true);
    expect(names(order, [row('c', 9), row('b', 1)], true)).toEqual(['a2', 'b1']);
  });

  it('draws a member once that stands in two blocks for a moment', () => {
    expect(names(new HeldOrder(), [row('a', 2), row('a', 2)], false)).toEqual(['a2', 'undefinedundefined']);
  });
});
