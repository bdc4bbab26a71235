import { describe, expect, it } from 'vitest';
import { basisPoints, comparable, compact, exact, NoData, parseAmount, rate, share } from './money';

const yuan = { decimals: 2, language: 'zh-CN' };
const euro = { decimals: 2, language: 'en' };
const yen = { decimals: 0, language: 'en' };
const dinar = { decimals: 3, language: 'en' };

describe('exact', () => {
  it('writes every minor unit', () => {
    expect(exact(3_924_614_280, yuan)).toBe('39,246,142.80');
    expect(exact(5, yuan)).toBe('0.05');
    expect(exact(-5, yuan)).toBe('−0.05');
    expect(exact(0, yuan)).toBe('0.00');
    expect(exact(1_234, yen)).toBe('1,234');
    expect(exact(1_234, dinar)).toBe('1.234');
  });

  it('keeps the largest amount that a number can hold', () => {
    expect(exact(Number.MAX_SAFE_INTEGER, yuan)).toBe('90,071,992,547,409.91');
  });

  it('shows no data as two dashes and a gain with its sign', () => {
    expect(exact(null, yuan)).toBe('--');
    expect(exact(100, yuan, true)).toBe('+1.00');
    expect(exact(0, yuan, true)).toBe('0.00');
  });
});

describe('compact', () => {
  it('counts in 万 and 亿 in Chinese', () => {
    expect(compact(123_456_789, yuan)).toBe('123.46万');
    expect(compact(12_345_678_900, yuan)).toBe('1.23亿');
    expect(compact(999_999, yuan)).toBe('9,999.99');
    expect(compact(1_000_000, yuan)).toBe('1.00万');
  });

  it('goes to the next scale when rounding reaches it', () => {
    expect(compact(999_999_999_999, yuan)).toBe('100.00亿');
    expect(compact(9_999_999_999, yuan)).toBe('1.00亿');
    expect(compact(99_999_999, euro)).toBe('1.00M');
  });

  it('counts in K, M and B in English', () => {
    expect(compact(123_456_789, euro)).toBe('1.23M');
    expect(compact(-123_456, euro)).toBe('−1.23K');
    expect(compact(4_200_000_000, yen)).toBe('4.20B');
    expect(compact(999, yen)).toBe('999');
  });
});

it('keeps the digits that tell neighbours in a ranking apart', () => {
  expect(comparable(10_337_186_273, yuan)).toBe('10,337.19万');
  expect(comparable(99_999_999_999_999, yuan)).toBe('10,000.00亿');
  expect(comparable(10_337_186_273, euro)).toBe('103,371.86K');
  expect(comparable(123_456, yuan)).toBe('1,234.56');
  expect(comparable(null, yuan)).toBe('--');
});

it('writes shares with one decimal and never divides by nothing', () => {
  expect(share(1, 3)).toBe('33.3%');
  expect(share(1, 1_000_000)).toBe('<0.1%');
  expect(share(0, 10)).toBe('0.0%');
  expect(share(5, 0)).toBe('--');
  expect(share(null, 10)).toBe('--');
});

it('writes basis points as percent', () => {
  expect(basisPoints(10_000)).toBe('100%');
  expect(basisPoints(3_333)).toBe('33.33%');
});

describe('parseAmount', () => {
  it('reads what it writes', () => {
    for (const minor of [0, 1, -1, 99, 100, 123_456_789, -987_654_321_012]) expect(parseAmount(exact(minor, yuan), 2)).toBe(minor);
  });

  it('refuses what has too many decimals or is no amount', () => {
    expect(parseAmount('1.234', 2)).toBeNull();
    expect(parseAmount('abc', 2)).toBeNull();
    expect(parseAmount('', 2)).toBeNull();
    expect(parseAmount('99999999999999999999', 2)).toBeNull();
  });
});

it('writes a rate, and no rate as no data', () => {
  expect(rate(0.9567)).toBe('95.7%');
  expect(rate(0)).toBe('0%');
  expect(rate(null)).toBe(NoData);
});
