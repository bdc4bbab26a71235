import { useCallback, useEffect, useRef, useState, type DependencyList } from 'react';

export interface Loaded<T> {
  data: T | null;
  error: unknown;
  loading: boolean;
  reload: () => void;
  /** Puts in what a change answered, without asking again. */
  set: (data: T) => void;
}

/** Loads when the page opens and whenever a dependency changes; the answer of an older question is dropped. */
export function useLoad<T>(load: (signal: AbortSignal) => Promise<T>, dependencies: DependencyList): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; error: unknown; loading: boolean }>({ data: null, error: null, loading: true });
  const [round, setRound] = useState(0);
  const asked = useRef<AbortController | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    asked.current = abort;
    setState((before) => ({ ...before, loading: true }));
    load(abort.signal).then(
      (data) => !abort.signal.aborted && setState({ data, error: null, loading: false }),
      (error: unknown) => !abort.signal.aborted && setState((before) => ({ ...before, error, loading: false })),
    );
    return () => abort.abort();
    // The caller names what the question depends on.
  }, [...dependencies, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const set = useCallback((data: T) => {
    // What was asked before the change would take it back.
    asked.current?.abort();
    setState({ data, error: null, loading: false });
  }, []);
  return { ...state, reload, set };
}
