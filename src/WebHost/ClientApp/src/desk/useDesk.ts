import { useEffect, useRef, useState } from 'react';
import type { DeskNotice, DeskState, Period } from '../api/types';
import { useBank } from '../session/bank';

/** The own desk, pushed by the hub for as long as the page is open. */
export function useDesk(indicator: string | undefined, period: Period, onNotice: (notice: DeskNotice) => void): DeskState | null {
  const { hub } = useBank();
  const [desk, setDesk] = useState<DeskState | null>(null);
  const notified = useRef(onNotice);
  useEffect(() => {
    notified.current = onNotice;
  }, [onNotice]);
  useEffect(() => {
    if (!indicator) return;
    void hub.openDesk(indicator, period, { changed: setDesk, notified: (notice) => notified.current(notice) });
    return () => hub.closeDesk();
  }, [hub, indicator, period]);
  return desk;
}
