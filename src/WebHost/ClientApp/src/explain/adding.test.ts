import { describe, expect, it } from 'vitest';
import type { Explanation } from '../api/types';
import { addition, divideRounded } from './adding';

const explanation = (part: Partial<Explanation>): Explanation => ({ memberId: 'm', value: 0, days: null, openingRunningSum: null, opening: 0, count: 0, sum: 0, rows: [], formula: '', ...part });

it('rounds half away from zero', () => {
  expect(divideRounded(5, 2)).toBe(3);
  expect(divideRounded(-5, 2)).toBe(-3);
  expect(divideRounded(7, 3)).toBe(2);
  expect(divideRounded(-1, 3)).toBe(0);
});

describe('the sum under the postings', () => {
  it('adds a balance to its opening', () => {
    expect(addition(explanation({ opening: 100, sum: 23, value: 123 }), 'balance', 'value').right).toBe(true);
    expect(addition(explanation({ opening: 100, sum: 23, value: 124 }), 'balance', 'value').right).toBe(false);
  });

  it('takes the increase of a balance from the postings alone', () => {
    expect(addition(explanation({ opening: 100, sum: 23, value: 23 }), 'balance', 'increase')).toMatchObject({ right: true, steps: [{ name: 'sum' }] });
  });

  it('divides the running sums of an average by its days', () => {
    const average = explanation({ days: 31, openingRunningSum: 3_100, sum: 16, value: 101 });
    expect(addition(average, 'average', 'value').right).toBe(true);
  });

  it('takes the opening off for the increase of an average', () => {
    const average = explanation({ days: 31, opening: 90, openingRunningSum: 3_100, sum: 16, value: 11 });
    expect(addition(average, 'average', 'increase')).toMatchObject({ right: true, steps: [{}, {}, {}, { name: 'opening', sign: '−' }] });
  });

  it('says nothing about a hidden value', () => {
    expect(addition(explanation({ value: null, sum: 5 }), 'flow', 'value').right).toBeNull();
  });
});
