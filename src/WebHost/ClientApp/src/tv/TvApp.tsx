import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/http';
import { podium } from '../api/podium';
import type { CurrentDisplay } from '../api/types';
import { BoardHub } from '../hub/boardHub';
import { TvBoard } from './TvBoard';
import { useNewestBuild, useScreenAwake } from './keeping';
import './tv.css';

const retry = 10_000;
const refresh = 10 * 60_000;

/** What the display shows; asked again now and then, and for ever when the server is away. */
function useDisplay(token: string): { display: CurrentDisplay | null; refused: boolean; ask: () => void } {
  const [display, setDisplay] = useState<CurrentDisplay | null>(null);
  const [refused, setRefused] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let next: ReturnType<typeof setTimeout>;
    let gone = false;
    const again = (after: number) => {
      if (!gone) next = setTimeout(() => setRound((before) => before + 1), after);
    };
    podium.currentDisplay(token).then(
      (found) => {
        if (gone) return;
        setRefused(false);
        // The same content keeps its identity, so that nothing begins anew.
        setDisplay((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found));
        again(refresh);
      },
      (error: unknown) => {
        if (gone) return;
        setRefused(error instanceof ApiError && (error.status === 401 || error.status === 403));
        again(retry);
      },
    );
    return () => {
      gone = true;
      clearTimeout(next);
    };
  }, [token, round]);
  return { display, refused, ask: () => setRound((before) => before + 1) };
}

function useDisplayHub(token: string): BoardHub | null {
  const [hub, setHub] = useState<BoardHub | null>(null);
  useEffect(() => {
    const opened = new BoardHub({ token, refused: () => undefined });
    setHub(opened);
    return () => opened.close();
  }, [token]);
  return hub;
}

function useTurn(count: number, seconds: number): number {
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (count < 2) return;
    const timer = setInterval(() => setTurn((before) => (before + 1) % count), Math.max(5, seconds) * 1_000);
    return () => clearInterval(timer);
  }, [count, seconds]);
  return count === 0 ? 0 : turn % count;
}

export default function TvApp() {
  const { t } = useTranslation();
  const token = new URLSearchParams(location.search).get('token') ?? '';
  const { display, refused } = useDisplay(token);
  const hub = useDisplayHub(token);
  const tables = display?.tables ?? [];
  const turn = useTurn(tables.length, display?.secondsPerTable ?? 20);
  const tableKey = tables[turn];
  useScreenAwake();
  useNewestBuild();
  if (refused) return <p className="tv-message">{t('tv.refused')}</p>;
  if (!display || !hub) return <p className="tv-message">{t('tv.connecting')}</p>;
  if (!tableKey) return <p className="tv-message">{t('tv.noTables')}</p>;
  return <TvBoard key={tableKey} display={display} hub={hub} tableKey={tableKey} turn={turn} />;
}
