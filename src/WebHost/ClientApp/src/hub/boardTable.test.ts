import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { BoardHeader, BoardRow, BoardSnapshot } from '../api/types';
import { BoardTable, type BoardCalls } from './boardTable';
import { Refusal, refusalOf } from './refusal';

const header: BoardHeader = {
  businessDate: '2026-01-05',
  asOf: '2026-01-05T08:00:00Z',
  count: 1,
  total: null,
  leftOut: 0,
  leftOutValue: 0,
  reconciled: null,
  reconciledAt: null,
};
const row = (value: number): BoardRow => ({
  memberId: 'a',
  name: 'a',
  nameZh: 'a',
  position: 1,
  rank: 1,
  previousRank: null,
  yesterdayRank: null,
  value,
  gapToNext: null,
  masked: false,
});
const snapshot = (sequence: number, value: number): BoardSnapshot => ({ tableKey: 't', block: 0, sequence, header, rows: [row(value)] });
const delta = (sequence: number, value: number) => ({ tableKey: 't', block: 0, sequence, header, changed: [row(value)], removed: [] });
const settled = () => new Promise((done) => setTimeout(done));

function calls() {
  return { join: vi.fn<BoardCalls['join']>(), resend: vi.fn<BoardCalls['resend']>(), leave: vi.fn<BoardCalls['leave']>(), acknowledge: vi.fn<BoardCalls['acknowledge']>() };
}

beforeEach(() => {
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => queueMicrotask(draw));
});

it('reads why the hub refused', () => {
  const refusal = refusalOf("An unexpected error occurred invoking 'Join' on the server. HubException: unit_unknown: There is no unit 'X'.");
  expect(refusal).toMatchObject({ code: 'unit_unknown', message: "There is no unit 'X'." });
});

describe('a live table', () => {
  it('applies deltas and says how far it has come, once', async () => {
    const hub = calls();
    hub.join.mockResolvedValue(snapshot(4, 10));
    const table = new BoardTable('t', hub);
    table.look([0]);
    await settled();
    table.change(delta(5, 11));
    expect(table.rowAt(0)?.value).toBe(11);
    table.tick();
    table.tick();
    expect(hub.acknowledge.mock.calls).toEqual([['t', 0, 5]]);
  });

  it('asks for the block anew after a gap and keeps what arrives meanwhile', async () => {
    const hub = calls();
    hub.join.mockResolvedValue(snapshot(1, 10));
    let answer: (value: BoardSnapshot) => void = () => undefined;
    hub.resend.mockReturnValue(new Promise((done) => (answer = done)));
    const table = new BoardTable('t', hub);
    table.look([0]);
    await settled();
    table.change(delta(3, 13));
    table.change(delta(4, 14));
    expect(table.rowAt(0)?.value).toBe(10);
    answer(snapshot(3, 13));
    await settled();
    expect(hub.resend).toHaveBeenCalledTimes(1);
    expect(table.rowAt(0)?.value).toBe(14);
  });

  it('joins anew after the connection came back and forgets an answer of the old one', async () => {
    const hub = calls();
    let old: (value: BoardSnapshot) => void = () => undefined;
    hub.join.mockReturnValueOnce(new Promise((done) => (old = done))).mockResolvedValueOnce(snapshot(1, 20));
    const table = new BoardTable('t', hub);
    table.look([0]);
    table.rejoin();
    await settled();
    old(snapshot(9, 5));
    await settled();
    expect(table.rowAt(0)?.value).toBe(20);
  });

  it('shows a refusal and asks again after a while', async () => {
    const hub = calls();
    hub.join.mockRejectedValueOnce(new Refusal('forbidden', 'Not yours.')).mockResolvedValueOnce(snapshot(1, 1));
    const table = new BoardTable('t', hub);
    table.look([0]);
    await settled();
    expect(table.error?.code).toBe('forbidden');
    for (let second = 0; second < 5; second++) table.tick();
    await settled();
    expect(table.error).toBeNull();
    expect(table.rowAt(0)?.value).toBe(1);
  });

  it('leaves blocks nobody looks at and takes a reset for them no more', async () => {
    const hub = calls();
    hub.join.mockResolvedValue(snapshot(1, 1));
    const table = new BoardTable('t', hub);
    table.look([0]);
    await settled();
    table.look([]);
    table.reset(snapshot(2, 2));
    expect(hub.leave).toHaveBeenCalledWith('t', 0);
    expect(table.rowAt(0)).toBeUndefined();
  });
});
