import { expect, it } from 'vitest';
import { birthdayText, longestMonth } from './birthday';

const lunar = (month: number, day: number, leapMonth = false) => ({ calendar: 'lunar' as const, year: null, month, day, leapMonth });

it('writes lunar birthdays as Chinese calendars do', () => {
  expect(birthdayText(lunar(1, 1), 'zh-CN')).toBe('农历正月初一');
  expect(birthdayText(lunar(8, 15), 'zh-CN')).toBe('农历八月十五');
  expect(birthdayText(lunar(6, 20, true), 'zh-CN')).toBe('农历闰六月二十');
  expect(birthdayText({ ...lunar(12, 29), year: 1968 }, 'zh-CN')).toBe('农历1968年腊月廿九');
  expect(birthdayText(lunar(11, 30), 'zh-CN')).toBe('农历冬月三十');
  expect(birthdayText(lunar(6, 20, true), 'en')).toBe('lunar leap month 6, day 20');
});

it('writes solar birthdays with or without the year', () => {
  expect(birthdayText({ calendar: 'solar', year: 1980, month: 2, day: 29, leapMonth: false }, 'en')).toBe('1980-02-29');
  expect(birthdayText({ calendar: 'solar', month: 2, day: 3, leapMonth: false }, 'zh-CN')).toBe('2月3日');
});

it('knows how long a month can be', () => {
  expect(longestMonth('solar', 2)).toBe(29);
  expect(longestMonth('solar', 4)).toBe(30);
  expect(longestMonth('lunar', 4)).toBe(30);
});
