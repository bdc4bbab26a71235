import { expect, it } from 'vitest';
import type { Bank } from '../api/types';
import { fromDraft, toDraft } from './reportEntry';

const bank = { businessDate: '2026-11-23', currencyDecimals: 2, timeZone: 'Asia/Shanghai' } as Bank;

it('comes back out of the form as it went in', () => {
  const draft = {
    attendees: 'Wang, Li',
    result: 'signed',
    needs: [{ kind: 'loan' as const, text: 'working capital', amount: 123_456_789, deadline: '2026-11-30' }, { kind: 'advice' as const, text: 'tax', amount: null, deadline: null }],
    nextStep: 'offer',
    nextContact: '2026-11-30T01:30:00.000Z',
  };
  expect(toDraft(fromDraft(draft, bank), bank)).toEqual(draft);
});

it('sends an unfinished form as a draft', () => {
  expect(toDraft({ needs: [{ kind: 'other' }] }, bank)).toEqual({
    attendees: '',
    result: '',
    needs: [{ kind: 'other', text: '', amount: null, deadline: null }],
    nextStep: '',
    nextContact: null,
  });
});
