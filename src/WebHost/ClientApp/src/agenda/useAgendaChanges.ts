import { useEffect, useState } from 'react';
import type { AgendaChange } from '../api/types';
import { useBank } from '../session/bank';

const together = 400;

/** Counts up when something on somebody's agenda has changed; a burst of changes counts once. */
export function useAgendaChanges(concerns?: (change: AgendaChange) => boolean): number {
  const { hub } = useBank();
  const [round, setRound] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = hub.onAgenda((change) => {
      if (concerns && change.kind !== 'reconnected' && !concerns(change)) return;
      timer ??= setTimeout(() => {
        timer = undefined;
        setRound((before) => before + 1);
      }, together);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
    // Who is concerned does not change while a page is open.
  }, [hub]);
  return round;
}
