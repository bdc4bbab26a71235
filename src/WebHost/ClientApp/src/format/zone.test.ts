import { expect, it } from 'vitest';
import { freeHour, instantAt, zonedDay, zonedTime } from './zone';

it('reads and writes the clock of the bank, wherever the browser is', () => {
  expect(instantAt('2026-11-23', '09:30', 'Asia/Shanghai')).toBe('2026-11-23T01:30:00.000Z');
  expect(zonedDay('2026-11-22T16:00:00Z', 'Asia/Shanghai')).toBe('2026-11-23');
  expect(zonedTime('2026-11-22T16:05:00Z', 'Asia/Shanghai')).toBe('00:05');
});

it('goes there and back on both sides of summer time', () => {
  for (const day of ['2026-03-28', '2026-03-29', '2026-03-30', '2026-10-24', '2026-10-25', '2026-10-26']) {
    for (const time of ['00:00', '01:30', '03:30', '12:00', '23:59']) {
      const instant = instantAt(day, time, 'Europe/Berlin');
      expect([zonedDay(instant, 'Europe/Berlin'), zonedTime(instant, 'Europe/Berlin')]).toEqual([day, time]);
    }
  }
});

it('takes the first of two equal times in autumn and the time after the gap in spring', () => {
  expect(instantAt('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
  expect(zonedTime(instantAt('2026-03-29', '02:30', 'Europe/Berlin'), 'Europe/Berlin')).toBe('03:30');
});

it('offers the next half hour of today, and never one that reaches into tomorrow', () => {
  const at = (time: string) => freeHour('2026-11-23', Date.parse(`2026-11-23T${time}:00+08:00`), 'Asia/Shanghai');
  expect(at('09:10')).toEqual(['09:30', '10:30']);
  expect(at('09:30')).toEqual(['10:00', '11:00']);
  expect(at('23:10')).toEqual(['23:30', '23:59']);
  expect(at('23:45')).toEqual(['23:58', '23:59']);
  expect(freeHour('2026-11-24', Date.parse('2026-11-23T09:00:00Z'), 'Asia/Shanghai')).toEqual(['10:00', '11:00']);
});
