import { useEffect, useRef, useState } from 'react';
import { podium } from '../api/podium';

type Trends = ReadonlyMap<string, readonly (number | null)[]>;
const none: Trends = new Map();
const settle = 250;
const days = 14;
const atOnce = 100;
const refresh = 5 * 60_000;
const most = 5_000;

/** Trend lines of the members in view, asked for once scrolling rests and kept while the table is open. */
export function useTrends(tableKey: string, businessDate: string | undefined, members: readonly string[]): Trends {
  const [trends, setTrends] = useState<Trends>(none);
  const asked = useRef(new Set<string>());
  const [round, setRound] = useState(0);
  useEffect(() => {
    asked.current = new Set();
    setTrends(none);
  }, [tableKey, businessDate]);
  useEffect(() => {
    const timer = setInterval(() => {
      asked.current = new Set();
      setRound((before) => before + 1);
    }, refresh);
    return () => clearInterval(timer);
  }, []);
  const wanted = members.join(',');
  useEffect(() => {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      const missing = wanted.split(',').filter((id) => id && !asked.current.has(id));
      for (let start = 0; start < missing.length; start += atOnce) void load(missing.slice(start, start + atOnce));
    }, settle);
    const load = async (ids: string[]) => {
      const askedNow = asked.current;
      for (const id of ids) askedNow.add(id);
      try {
        const trend = await podium.trend(tableKey, ids, days, { signal: abort.signal });
        setTrends((before) => merge(before, trend.series));
      } catch {
        // A row without its trend line is still a row; what was refused is asked again at the next refresh only.
        if (abort.signal.aborted) for (const id of ids) askedNow.delete(id);
      }
    };
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [tableKey, businessDate, wanted, round]);
  return trends;
}

function merge(before: Trends, series: { memberId: string; values: (number | null)[] }[]): Trends {
  const after = new Map(before.size > most ? none : before);
  for (const { memberId, values } of series) after.set(memberId, values);
  return after;
}
