import type { Indicator, Organization, Session } from '../api/types';
import { formatKey, parseKey, type TableKey } from './tableKey';

const remembered = 'podium.table';

/** Balances and averages can be ranked by their increase; flows are one already. */
export function hasIncrease(indicator: Indicator | undefined): boolean {
  return indicator?.form === 'balance' || indicator?.form === 'average';
}

/** The table a user meets first: the own unit, ranked by deposits of the month. */
export function firstTable(session: Session, organization: Organization, indicators: readonly Indicator[]): TableKey | null {
  const indicator = indicators.find((one) => one.code === 'deposit.balance') ?? indicators[0];
  const known = new Set(organization.units.map((unit) => unit.id));
  const top = organization.units.find((unit) => unit.parentId === null || !known.has(unit.parentId));
  const unitId = session.unitId && known.has(session.unitId) ? session.unitId : top?.id;
  if (!unitId || !indicator) return null;
  const parent = organization.units.some((unit) => unit.parentId === unitId);
  const measure = 'value';
  return { unitId, scope: parent ? 'allManagers' : 'managers', indicator: indicator.code, period: 'month', measure, tieRule: 'competition', secondary: null };
}

/** The table of the last visit, if it is still there for this user. */
export function lastTable(userName: string, organization: Organization, indicators: readonly Indicator[]): TableKey | null {
  const key = parseKey(localStorage.getItem(`${remembered}.${userName}`) ?? '');
  const there = key && organization.units.some((unit) => unit.id === key.unitId) && indicators.some((one) => one.code === key.indicator);
  return there ? key : null;
}

export function rememberTable(userName: string, key: TableKey): void {
  localStorage.setItem(`${remembered}.${userName}`, formatKey(key));
}
