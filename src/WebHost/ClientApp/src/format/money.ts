/** How amounts are written. Values are integers in minor units; nothing here goes through a fraction. */
export interface AmountStyle {
  /** Decimals of the bank's currency; 0 for pieces. */
  decimals: number;
  /** Language tag; decides between 万/亿 and K/M/B. */
  language: string;
}

export const NoData = '--';
const minus = '\u2212';

function group(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
}

function decimal(minor: number, decimals: number): string {
  const digits = String(Math.abs(minor)).padStart(decimals + 1, '0');
  const major = group(digits.slice(0, digits.length - decimals));
  return decimals === 0 ? major : `${major}.${digits.slice(-decimals)}`;
}

function signed(minor: number, text: string, plus: boolean): string {
  if (minor < 0) return minus + text;
  return plus && minor > 0 ? `+${text}` : text;
}

/** To the minor unit: 1,234,567.89. */
export function exact(minor: number | null | undefined, style: AmountStyle, plus = false): string {
  return minor === null || minor === undefined ? NoData : signed(minor, decimal(minor, style.decimals), plus);
}

const scales = {
  zh: [
    { power: 8, name: '亿' },
    { power: 4, name: '万' },
  ],
  en: [
    { power: 9, name: 'B' },
    { power: 6, name: 'M' },
    { power: 3, name: 'K' },
  ],
} as const;

/** Rounded half away from zero to an integer count of 10^power minor units. */
function scaled(minor: number, power: number): number {
  const unit = 10 ** power;
  const size = Math.abs(minor);
  const whole = Math.floor(size / unit);
  return size - whole * unit >= unit / 2 ? whole + 1 : whole;
}

function inScale(minor: number, style: AmountStyle, plus: boolean, reluctance: number): string {
  const size = Math.abs(minor);
  const steps = style.language.startsWith('zh') ? scales.zh : scales.en;
  const lowest = steps.at(-1)!;
  if (size < 10 ** (lowest.power + style.decimals)) return exact(minor, style, plus);
  for (const scale of steps) {
    // Two decimals of the scale; compared after rounding so that 9,999.999万 becomes 1.00亿.
    const hundredths = scaled(size, scale.power + style.decimals - 2);
    if (scale === lowest || hundredths >= 100 * reluctance) return signed(minor, decimal(hundredths, 2) + scale.name, plus);
  }
  return exact(minor, style, plus);
}

/** Short: 123.46万, 1.23亿, 1.23M; small amounts stay exact. */
export function compact(minor: number | null | undefined, style: AmountStyle, plus = false): string {
  return minor === null || minor === undefined ? NoData : inScale(minor, style, plus, 1);
}

/** Short, but with digits enough to tell neighbours in a ranking apart: 10,337.19万 rather than 1.03亿. */
export function comparable(minor: number | null | undefined, style: AmountStyle): string {
  return minor === null || minor === undefined ? NoData : inScale(minor, style, false, 1_000);
}

/** Part of a whole as a percentage with one decimal; null when there is no whole. */
export function share(part: number | null, whole: number | null): string {
  if (part === null || whole === null || whole === 0) return NoData;
  const ratio = (part / whole) * 100;
  if (ratio !== 0 && Math.abs(ratio) < 0.05) return ratio > 0 ? '<0.1%' : `>${minus}0.1%`;
  return `${ratio.toFixed(1).replace('-', minus)}%`;
}

/** A rate of 0 to 1 as a percentage; null when there is none. */
export const rate = (value: number | null) => (value === null ? NoData : `${Math.round(value * 1_000) / 10}%`);

/** Basis points as a percentage: 10000 is 100%, 3333 is 33.33%. */
export function basisPoints(points: number): string {
  return `${points / 100}%`;
}

/** Reads what a person typed into minor units; null when it is no amount or has too many decimals. */
export function parseAmount(text: string, decimals: number): number | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text.replaceAll(',', '').replace(minus, '-').trim());
  if (!match) return null;
  const [, sign, major = '', minor = ''] = match;
  if (minor.length > decimals) return null;
  const value = Number(major + minor.padEnd(decimals, '0'));
  return Number.isSafeInteger(value) ? (sign === '-' ? -value : value) : null;
}
