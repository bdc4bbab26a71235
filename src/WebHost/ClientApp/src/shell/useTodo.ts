import { useEffect, useState } from 'react';
import type { AgendaCounts } from '../api/types';
import { visitsApi } from '../api/visits';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { may } from '../session/access';
import { useBank } from '../session/bank';

const refresh = 300_000;

/** What waits for the one who is signed in; kept by the hub, and by asking now and then. */
export function useTodo(): AgendaCounts | null {
  const { session } = useBank();
  const changes = useAgendaChanges();
  const [counts, setCounts] = useState<AgendaCounts | null>(null);
  const [round, setRound] = useState(0);
  const asks = may.haveTodo(session);
  useEffect(() => {
    const timer = setInterval(() => setRound((before) => before + 1), refresh);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (!asks) return;
    const abort = new AbortController();
    // A counter that cannot be had is not shown; the next change asks again.
    visitsApi.counts(abort.signal).then(setCounts, () => undefined);
    return () => abort.abort();
  }, [asks, changes, round]);
  return counts;
}
