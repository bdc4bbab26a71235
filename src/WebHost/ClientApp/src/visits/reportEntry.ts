import type { Bank, NeedKind, ReportDraft } from '../api/types';
import { parseAmount } from '../format/money';
import { instantAt, zonedDay, zonedTime } from '../format/zone';

/** A report as its form holds it: days, times and amounts are what was typed. */
export interface ReportEntry {
  attendees?: string;
  result?: string;
  needs?: { kind: NeedKind; text?: string; amount?: string; deadline?: string }[];
  nextStep?: string;
  nextDay?: string;
  nextTime?: string;
}

export function fromDraft(draft: ReportDraft, bank: Bank): ReportEntry {
  const { nextContact } = draft;
  const scale = 10 ** bank.currencyDecimals;
  return {
    attendees: draft.attendees,
    result: draft.result,
    nextStep: draft.nextStep,
    needs: draft.needs.map(({ kind, text, amount, deadline }) => ({
      kind: kind as NeedKind,
      text, ...(amount == null ? {} : { amount: String(amount / scale) }),
      ...(deadline ? { deadline } : {}),
    })),
    ...(nextContact ? { nextDay: zonedDay(nextContact, bank.timeZone), nextTime: zonedTime(nextContact, bank.timeZone) } : {}),
  };
}

export function toDraft(entry: ReportEntry, bank: Bank): ReportDraft {
  return {
    attendees: entry.attendees ?? '',
    result: entry.result ?? '',
    nextStep: entry.nextStep ?? '',
    needs: (entry.needs ?? []).filter(Boolean).map(({ kind, text, amount, deadline }) => ({
      kind,
      text: text ?? '',
      amount: amount ? parseAmount(amount, bank.currencyDecimals) : null,
      deadline: deadline ?? null,
    })),
    nextContact: entry.nextDay ? instantAt(entry.nextDay, entry.nextTime ?? '09:00', bank.timeZone) : null,
  };
}
