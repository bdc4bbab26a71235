import { expect, it } from 'vitest';
import type { AgendaItem } from '../api/types';
import { byDay, daysOf, movedTo, route, step } from './agenda';

const item = (over: Partial<AgendaItem>): AgendaItem => ({ id: 'i', kind: 'visit', customerId: null, customerName: null, tier: null, start: null, end: null, place: null, day: '2026-11-23', title: '', state: 'planned', movable: true, ...over });

it('shows a day, a week from Monday, a month in whole weeks', () => {
  expect(daysOf('day', '2026-11-25')).toEqual(['2026-11-25']);
  expect(daysOf('week', '2026-11-25')[0]).toBe('2026-11-23');
  expect(daysOf('month', '2026-11-25')).toContain('2026-11-30');
  expect(step('month', '2026-01-31', 1)).toBe('2026-02-28');
  expect(step('week', '2026-11-25', -1)).toBe('2026-11-18');
});

it('puts what has a time by the clock, then what presses most', () => {
  const items = [
    item({ id: 'birthday', kind: 'birthday' }),
    item({ id: 'late', start: '2026-11-23T06:00:00Z' }),
    item({ id: 'overdue', kind: 'overdue' }),
    item({ id: 'early', kind: 'callback', start: '2026-11-23T01:10:00Z' }),
    item({ id: 'other', day: '2026-11-24' }),
  ];
  const days = byDay(items);
  expect(days.get('2026-11-23')!.map((one) => one.id)).toEqual(['early', 'late', 'overdue', 'birthday']);
  expect(days.get('2026-11-24')!.map((one) => one.id)).toEqual(['other']);
});

it('moves a visit to the same time of another day, over summer time too', () => {
  const visit = item({ start: '2026-03-27T08:00:00Z', end: '2026-03-27T09:30:00Z' });
  expect(movedTo(visit, '2026-03-30', 'Europe/Berlin')).toEqual({ start: '2026-03-30T07:00:00.000Z', end: '2026-03-30T08:30:00.000Z' });
  expect(movedTo(item({}), '2026-03-30', 'Europe/Berlin')).toBeNull();
});

it('keeps the length of a visit over midnight', () => {
  const visit = item({ start: '2026-11-23T15:00:00Z', end: '2026-11-23T17:00:00Z' });
  expect(movedTo(visit, '2026-11-25', 'Asia/Shanghai')).toEqual({ start: '2026-11-25T15:00:00.000Z', end: '2026-11-25T17:00:00.000Z' });
});

it('lists the way through the day with the time between stops', () => {
  const stops = route([
    item({ id: 'b', start: '2026-11-23T03:00:00Z', end: '2026-11-23T04:00:00Z' }),
    item({ id: 'a', start: '2026-11-23T01:00:00Z', end: '2026-11-23T02:15:00Z' }),
    item({ id: 'gone', start: '2026-11-23T02:00:00Z', end: '2026-11-23T03:00:00Z', state: 'cancelled' }),
    item({ id: 'call', kind: 'callback', start: '2026-11-23T02:30:00Z' }),
  ]);
  expect(stops.map((stop) => [stop.item.id, stop.free])).toEqual([
    ['a', null],
    ['b', 45],
  ]);
});
