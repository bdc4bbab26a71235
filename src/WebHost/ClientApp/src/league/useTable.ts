import { useEffect, useState, useSyncExternalStore } from 'react';
import type { BoardTable } from '../hub/boardTable';
import { useBank } from '../session/bank';
import { PastTable } from './pastTable';

export type ShownTable = BoardTable | PastTable;

/** The table to show: live, or as of a past date. Null for the moment of changing. */
export function useTable(tableKey: string | null, asOf: string | null, as: 'restated' | 'final'): ShownTable | null {
  const { hub } = useBank();
  const [table, setTable] = useState<ShownTable | null>(null);
  useEffect(() => {
    if (!tableKey) return;
    if (asOf) {
      const past = new PastTable(tableKey, asOf, as);
      past.look([0]);
      setTable(past);
      return () => past.close();
    }
    const live = hub.open(tableKey);
    live.look([0]);
    setTable(live);
    return () => hub.release(live);
  }, [hub, tableKey, asOf, as]);
  return table?.tableKey === tableKey && ('asOf' in table ? table.asOf : null) === asOf ? table : null;
}

const never = () => () => undefined;
const zero = () => 0;

/** Draws again when the table changes. */
export function useTableVersion(table: ShownTable | null): number {
  return useSyncExternalStore(table?.subscribe ?? never, table?.version ?? zero);
}
