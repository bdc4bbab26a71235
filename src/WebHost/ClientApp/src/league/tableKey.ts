import type { Measure, Period, Scope, TieRule } from '../api/types';

/** One league table; its text form names it to the server. */
export interface TableKey {
  unitId: string;
  scope: Scope;
  indicator: string;
  period: Period;
  measure: Measure;
  tieRule: TieRule;
  secondary: string | null;
}

export const Scopes: readonly Scope[] = ['managers', 'allManagers', 'subUnits'];
export const Periods: readonly Period[] = ['day', 'month', 'quarter', 'year'];
export const Measures: readonly Measure[] = ['value', 'increase'];
export const TieRules: readonly TieRule[] = ['competition', 'ordinal', 'dense'];

function read<T extends string>(names: readonly T[], text: string | undefined): T | null {
  return names.find((name) => name.toLowerCase() === text?.toLowerCase()) ?? null;
}

export function formatKey(key: TableKey): string {
  const { unitId, scope, indicator, period, measure, tieRule, secondary } = key;
  return [unitId, scope.toLowerCase(), indicator, period, measure, tieRule, secondary ?? '-'].join('/');
}

/** Reads the text form; null when it is none. */
export function parseKey(text: string): TableKey | null {
  const parts = text.split('/');
  const [unitId, scopeText, indicator, periodText, measureText, tieText, secondary] = parts;
  const scope = read(Scopes, scopeText);
  const period = read(Periods, periodText);
  const measure = read(Measures, measureText);
  const tieRule = read(TieRules, tieText);
  if (parts.length !== 7 || !unitId || !indicator || !scope || !period || !measure || !tieRule) return null;
  return { unitId, scope, indicator, period, measure, tieRule, secondary: !secondary || secondary === '-' ? null : secondary };
}
