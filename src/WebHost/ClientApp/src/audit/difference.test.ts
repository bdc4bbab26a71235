import { expect, it } from 'vitest';
import { differences } from './difference';

it('names only what changed, deep down too', () => {
  const before = JSON.stringify({ phone: '1', person: { title: 'Mr', hobbies: 'go' }, shares: [1, 2] });
  const after = JSON.stringify({ phone: '2', person: { title: 'Mr', hobbies: null }, shares: [1, 2, 3] });
  expect(differences(before, after)).toEqual([
    { path: 'phone', before: '1', after: '2' },
    { path: 'person.hobbies', before: 'go', after: null },
    { path: 'shares.2', before: null, after: '3' },
  ].map((one) => (one.path === 'person.hobbies' ? { ...one, after: 'null' } : one)));
});

it('shows all of what was made or went away', () => {
  expect(differences(null, '{"a":1}')).toEqual([{ path: 'a', before: null, after: '1' }]);
  expect(differences('{"a":1}', null)).toEqual([{ path: 'a', before: '1', after: null }]);
  expect(differences(null, null)).toEqual([]);
});

it('takes words as words', () => {
  expect(differences('planned', 'cancelled')).toEqual([{ path: '', before: 'planned', after: 'cancelled' }]);
});
