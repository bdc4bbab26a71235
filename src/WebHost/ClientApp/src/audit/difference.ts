export interface Change {
  path: string;
  before: string | null;
  after: string | null;
}

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

function read(text: string | null | undefined): Json | undefined {
  if (text == null || text === '') return undefined;
  try {
    return JSON.parse(text) as Json;
  } catch {
    // What is not JSON is a word that stands for itself.
    return text;
  }
}

const write = (value: Json | undefined) => (value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value));
const isObject = (value: Json | undefined): value is { [name: string]: Json } | Json[] => typeof value === 'object' && value !== null;

function* walk(path: string, before: Json | undefined, after: Json | undefined): Generator<Change> {
  if (JSON.stringify(before) === JSON.stringify(after)) return;
  if (isObject(before ?? after) && isObject(after ?? before)) {
    const old = (before ?? {}) as Record<string, Json>;
    const next = (after ?? {}) as Record<string, Json>;
    for (const name of new Set([...Object.keys(old), ...Object.keys(next)])) yield* walk(path ? `${path}.${name}` : name, old[name], next[name]);
  } else {
    yield { path, before: write(before), after: write(after) };
  }
}

/** What an entry changed, field by field; what stayed the same is left out. */
export function differences(before: string | null | undefined, after: string | null | undefined): Change[] {
  return [...walk('', read(before), read(after))];
}
