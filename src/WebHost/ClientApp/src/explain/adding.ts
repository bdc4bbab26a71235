import type { Explanation, IndicatorForm, Measure } from '../api/types';

/** One step of the sum under the postings. */
export interface Step {
  /** Key of its text. */
  name: 'opening' | 'sum' | 'runningOpening' | 'runningSum' | 'days';
  value: number;
  /** What it does to the steps before it; nothing for the first. */
  sign: '' | '+' | '÷' | '−';
}

export interface Addition {
  steps: Step[];
  value: number | null;
  /** Whether the steps give the value; null where it cannot be told from here. */
  right: boolean | null;
}

/** Half away from zero, as the bank rounds. */
export function divideRounded(sum: number, by: number): number {
  const size = Math.abs(sum);
  const whole = Math.floor(size / by);
  const rest = size - whole * by;
  const rounded = rest * 2 >= by ? whole + 1 : whole;
  return sum < 0 && rounded !== 0 ? -rounded : rounded;
}

/** How the number comes about; only for all postings, a filtered list is a part of it. */
export function addition(explanation: Explanation, form: IndicatorForm | undefined, measure: Measure): Addition {
  const { opening, sum, value, days } = explanation;
  if (form === 'average' && days && explanation.openingRunningSum !== null) {
    const steps: Step[] = [
      { name: 'runningOpening', value: explanation.openingRunningSum, sign: '' },
      { name: 'runningSum', value: sum, sign: '+' },
      { name: 'days', value: days, sign: '÷' },
      ...(measure === 'increase' ? [{ name: 'opening', value: opening, sign: '−' } as const] : []),
    ];
    const average = divideRounded(explanation.openingRunningSum + sum, days);
    const shown = measure === 'increase' ? average - opening : average;
    return { steps, value, right: value === null ? null : shown === value };
  }
  if (form === 'balance' && measure === 'value') {
    const steps: Step[] = [
      { name: 'opening', value: opening, sign: '' },
      { name: 'sum', value: sum, sign: '+' },
    ];
    return { steps, value, right: value === null ? null : opening + sum === value };
  }
  return { steps: [{ name: 'sum', value: sum, sign: '' }], value, right: value === null ? null : sum === value };
}
