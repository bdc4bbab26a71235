import { expect, it } from 'vitest';
import { around } from './graph';

it('places everybody inside the picture and nobody on another', () => {
  for (let count = 1; count <= 12; count++) {
    const points = around(count, 640, 320);
    expect(points.every(({ x, y }) => x >= 0 && x <= 640 && y >= 0 && y <= 320)).toBe(true);
    expect(new Set(points.map(({ x, y }) => `${x} ${y}`)).size).toBe(count);
  }
});

it('turns names away from the middle', () => {
  expect(around(2, 640, 320).map((point) => point.anchor)).toEqual(['start', 'end']);
  expect(around(4, 640, 320)[0]!.anchor).toBe('middle');
});
