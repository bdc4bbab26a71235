import { expect, it } from 'vitest';
import { fileSize } from './size';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 KB'],
  [1_440_000, '1.4 MB'],
  [250_000_000, '250 MB'],
])('writes %d bytes as %s', (bytes, text) => expect(fileSize(bytes)).toBe(text));
