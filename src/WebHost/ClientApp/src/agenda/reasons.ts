import type { TFunction } from 'i18next';
import type { AgendaItem } from '../api/types';

/** The id of the visit, contact or need an entry speaks of. */
export const refOf = (item: Pick<AgendaItem, 'id'>) => item.id.slice(item.id.indexOf('/') + 1);

/** Why something stands on an agenda, in the reader's words. */
export function reasonText(item: Pick<AgendaItem, 'kind' | 'reason'>, t: TFunction): string | null {
  const { kind, reason } = item;
  if (kind === 'keyVisit') return reason ? t('reason.lastVisit', { day: reason }) : t('reason.neverVisited');
  if (!reason) return null;
  if (kind === 'poolReturn') return t('reason.poolReturn', { day: reason });
  if (kind === 'report') return t('reason.returned', { reason });
  if (kind !== 'due' && kind !== 'overdue') return reason;
  const [demand, period, done, required] = reason.split('/');
  return required === undefined ? reason : t('reason.owed', { kind: t(`demandKind.${demand}`), period, done, required });
}

/** Why a visit or a call is proposed: `overdue`, `due` or `pace`, then period, due date and how many are owed. */
export function proposalText(reason: string, t: TFunction): string {
  const [why, period, dueBy, owed] = reason.split('/');
  return owed === undefined ? reason : t(`reason.${why}`, { period, day: dueBy, owed });
}
