/** The row that is looked at next when one leaves the list: the one below it, else the last. */
export function afterLeaving(ids: readonly string[], leaving: string): string | null {
  const index = ids.indexOf(leaving);
  if (index < 0) return ids[0] ?? null;
  return ids[index + 1] ?? ids[index - 1] ?? null;
}

export function neighbour(ids: readonly string[], current: string | null, by: 1 | -1): string | null {
  const index = current === null ? -1 : ids.indexOf(current);
  if (index < 0) return ids[0] ?? null;
  return ids[Math.min(ids.length - 1, Math.max(0, index + by))] ?? null;
}
