import { expect, it } from 'vitest';
import { Drafts, type LocalDraft } from './drafts';

const written = (result: string): LocalDraft => ({ draft: { attendees: '', result, needs: [], nextStep: '' }, customerName: 'Wang', savedAt: '2026-11-23T08:00:00Z' });

function drafts(user: string, values: Map<string, string>) {
  return new Drafts({ getItem: (key) => values.get(key) ?? null, setItem: (key, value) => void values.set(key, value), removeItem: (key) => void values.delete(key) }, user);
}

it('keeps a draft until the server has exactly that', () => {
  const mine = drafts('li', new Map());
  mine.keep('v1', written('first'));
  mine.keep('v1', written('second'));
  mine.saved('v1', written('first').draft);
  expect(mine.read('v1')?.draft.result).toBe('second');
  mine.saved('v1', written('second').draft);
  expect(mine.read('v1')).toBeNull();
});

it('shows nobody the drafts of others who use the same device', () => {
  const values = new Map<string, string>();
  drafts('li', values).keep('v1', written('secret'));
  expect(drafts('wang', values).read('v1')).toBeNull();
});
