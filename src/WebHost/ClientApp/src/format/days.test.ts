import { expect, it } from 'vitest';
import { addDays, addMonths, daysBetween, dayText, monthGrid, weekday, weekOf } from './days';

it('counts days over months and leap years', () => {
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
  expect(daysBetween('2026-02-27', '2026-03-02')).toBe(3);
});

it('begins weeks on Monday', () => {
  expect(weekday('2026-11-23')).toBe(0);
  expect(weekOf('2026-11-22')).toEqual(['2026-11-16', '2026-11-17', '2026-11-18', '2026-11-19', '2026-11-20', '2026-11-21', '2026-11-22']);
});

it('stays in a month that is shorter', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
});

it('shows a month in whole weeks', () => {
  const grid = monthGrid('2026-11-22');
  expect(grid[0]).toBe('2026-10-26');
  expect(grid.at(-1)).toBe('2026-12-06');
  expect(grid.length % 7).toBe(0);
  expect(monthGrid('2027-02-10')).toHaveLength(28);
});

it('names days in both languages', () => {
  expect(dayText('2026-11-22', 'en', { weekday: 'short' })).toBe('Sun');
  expect(dayText('2026-11-22', 'zh-CN', { weekday: 'short' })).toBe('周日');
});
