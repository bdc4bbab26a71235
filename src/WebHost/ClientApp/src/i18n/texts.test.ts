import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import en from './en';
import zh from './zh-CN';

function keys(texts: object, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([name, value]) => (typeof value === 'string' ? [prefix + name] : keys(value as object, `${prefix}${name}.`)));
}

// English has plurals, Chinese has none.
const plain = (names: string[]) => [...new Set(names.map((name) => name.replace(/_(one|other)$/, '')))].sort();

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return /\.tsx?$/.test(path) && !/\.test\.|i18n/.test(path) ? [readFileSync(path, 'utf8')] : [];
  });
}

it('has every text in both languages', () => {
  expect(plain(keys(zh))).toEqual(plain(keys(en)));
});

it('has every text the pages ask for', () => {
  const known = new Set(plain(keys(en)));
  const asked = sources(join(import.meta.dirname, '..')).flatMap((text) => [...text.matchAll(/\bt\('([\w.]+)'/g)].map((match) => match[1]!));
  expect(asked.length).toBeGreaterThan(100);
  expect(asked.filter((name) => !known.has(name))).toEqual([]);
});
