import type { TFunction } from 'i18next';
import type { ProposalReason } from '../api/types';

/** Why a way adds what it adds, in the reader's words. */
export function whyText({ code, value }: ProposalReason, t: TFunction): string {
  const spoken = code.startsWith('specialty') ? t(`specialty.${value}`) : value;
  return t(`why.${code}`, { value: spoken });
}
