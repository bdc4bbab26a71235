import type { TFunction } from 'i18next';
import { expect, it } from 'vitest';
import { proposalText, reasonText, refOf } from './reasons';

const t = ((key: string, values: object = {}) => `${key} ${Object.values(values).join(' ')}`.trim()) as unknown as TFunction;

it('knows which thing an entry speaks of', () => {
  expect(refOf({ id: 'visit/abc' })).toBe('abc');
  expect(refOf({ id: 'due/C-1/2026-11' })).toBe('C-1/2026-11');
});

it('says what is owed', () => {
  expect(reasonText({ kind: 'due', reason: 'visit/2026-11/1/2' }, t)).toBe('reason.owed demandKind.visit 2026-11 1 2');
  expect(reasonText({ kind: 'keyVisit', reason: null }, t)).toBe('reason.neverVisited');
  expect(reasonText({ kind: 'keyVisit', reason: '2026-09-01' }, t)).toBe('reason.lastVisit 2026-09-01');
  expect(reasonText({ kind: 'birthday', reason: null }, t)).toBeNull();
});

it('leaves words of people as they are', () => {
  expect(reasonText({ kind: 'callback', reason: 'about a/b' }, t)).toBe('about a/b');
  expect(reasonText({ kind: 'report', reason: 'which hall?' }, t)).toBe('reason.returned which hall?');
});

it('says why a visit is proposed', () => {
  expect(proposalText('overdue/2026-10/2026-10-30/1', t)).toBe('reason.overdue 2026-10 2026-10-30 1');
});
