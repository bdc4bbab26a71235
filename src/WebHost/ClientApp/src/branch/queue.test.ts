import { expect, it } from 'vitest';
import { afterLeaving, neighbour } from './queue';

it('goes on with the next report after one is decided, and with the last at the end', () => {
  expect(afterLeaving(['a', 'b', 'c'], 'b')).toBe('c');
  expect(afterLeaving(['a', 'b', 'c'], 'c')).toBe('b');
  expect(afterLeaving(['a'], 'a')).toBeNull();
  expect(afterLeaving(['a'], 'gone')).toBe('a');
});

it('steps through the list and stays at its ends', () => {
  expect(neighbour(['a', 'b'], null, 1)).toBe('a');
  expect(neighbour(['a', 'b'], 'a', 1)).toBe('b');
  expect(neighbour(['a', 'b'], 'b', 1)).toBe('b');
  expect(neighbour(['a', 'b'], 'a', -1)).toBe('a');
  expect(neighbour([], null, 1)).toBeNull();
});
