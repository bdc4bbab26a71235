import { expect, it } from 'vitest';
import { datesBetween, leading, mark, monthsOf } from './holidays';

it('shows a year of twelve months', () => {
  const months = monthsOf(2028);
  expect(months.map((days) => days.length)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
  expect(leading(months[0]!)).toBe(5);
});

it('marks days and makes them ordinary again', () => {
  const names = { nameEn: 'National Day', nameZh: '国庆节' };
  const days = mark([], datesBetween('2026-10-03', '2026-10-01'), 'holiday', names);
  expect(days.map((one) => one.date)).toEqual(['2026-10-01', '2026-10-02', '2026-10-03']);
  expect(mark(days, ['2026-10-02'], 'makeUpDay', names).find((one) => one.date === '2026-10-02')?.kind).toBe('makeUpDay');
  expect(mark(days, ['2026-10-02'], null, names)).toHaveLength(2);
});
