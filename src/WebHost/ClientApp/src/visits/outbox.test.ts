import { expect, it } from 'vitest';
import { ApiError } from '../api/http';
import { Outbox, type KeptReport, type Store } from './outbox';

const report = (visitId: string, operationId = `op-${visitId}`): KeptReport => ({
  visitId,
  customerName: visitId,
  operationId,
  draft: { attendees: '', result: 'good', needs: [], nextStep: '' },
  keptAt: '2026-11-23T08:00:00Z',
});

function memory(): Store {
  const values = new Map<string, string>();
  return { getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value), removeItem: (key) => void values.delete(key) };
}

/** A line to the server that answers as told. */
function line() {
  const sent: string[] = [];
  const answers: (number | null)[] = [];
  const send = (one: KeptReport) => {
    sent.push(one.operationId);
    const status = answers.shift() ?? null;
    return status === null ? Promise.resolve() : Promise.reject(new ApiError(status, { code: `c${status}`, detail: 'because' }));
  };
  return { sent, answers, send };
}

it('keeps reports over a reload and sends them in order once the line is back', async () => {
  const store = memory();
  const { sent, answers, send } = line();
  const before = new Outbox(store, 'k', send);
  before.keep(report('a'));
  before.keep(report('b'));
  answers.push(0);
  expect(await before.flush()).toEqual([]);

  const after = new Outbox(store, 'k', send);
  expect((await after.flush()).map((one) => one.visitId)).toEqual(['a', 'b']);
  expect(sent).toEqual(['op-a', 'op-a', 'op-b']);
  expect(after.list()).toEqual([]);
  expect(store.getItem('k')).toBeNull();
});

it('says the same operation again when the answer was lost', async () => {
  const { sent, answers, send } = line();
  const outbox = new Outbox(memory(), 'k', send);
  outbox.keep(report('a'));
  answers.push(0, 503, 401);
  for (let tries = 0; tries < 4; tries++) await outbox.flush();
  expect(sent).toEqual(['op-a', 'op-a', 'op-a', 'op-a']);
});

it('never sends one report twice at the same time', async () => {
  const { sent, send } = line();
  const outbox = new Outbox(memory(), 'k', send);
  outbox.keep(report('a'));
  await Promise.all([outbox.flush(), outbox.flush(), outbox.flush()]);
  expect(sent).toEqual(['op-a']);
});

it('keeps what the server refuses for its writer and goes on with the rest', async () => {
  const { sent, answers, send } = line();
  const outbox = new Outbox(memory(), 'k', send);
  outbox.keep(report('a'));
  outbox.keep(report('b'));
  answers.push(422);
  expect((await outbox.flush()).map((one) => one.visitId)).toEqual(['b']);
  expect(outbox.of('a')?.refusal).toEqual({ code: 'c422', detail: 'because' });
  await outbox.flush();
  expect(sent).toEqual(['op-a', 'op-b']);
});

it('keeps what was written again while the first version was on its way', async () => {
  const store = memory();
  const outbox = new Outbox(store, 'k', (one) => {
    if (one.operationId === 'first') outbox.keep(report('a', 'second'));
    return Promise.resolve();
  });
  outbox.keep(report('a', 'first'));
  await outbox.flush();
  expect(outbox.list().map((one) => one.operationId)).toEqual(['second']);
});

it('tells those who look at it', () => {
  const outbox = new Outbox(memory(), 'k', () => Promise.resolve());
  let told = 0;
  const stop = outbox.subscribe(() => told++);
  outbox.keep(report('a'));
  stop();
  outbox.drop('a');
  expect(told).toBe(1);
});
