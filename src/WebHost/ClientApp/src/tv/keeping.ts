import { useEffect } from 'react';

const look = 5 * 60_000;

/** Reloads the page when the server has a newer client: a TV has nobody who would. */
export function useNewestBuild(): void {
  useEffect(() => {
    const timer = setInterval(() => {
      fetch('/version.json', { cache: 'no-store' })
        .then((answer) => (answer.ok ? (answer.json() as Promise<{ build: string }>) : null))
        .then((version) => {
          if (version && __BUILD__ !== 'dev' && version.build !== __BUILD__) location.reload();
        })
        // A server that is away is asked again next time.
        .catch(() => undefined);
    }, look);
    return () => clearInterval(timer);
  }, []);
}

/** Keeps the screen on where the browser can; asks again whenever the page is shown. */
export function useScreenAwake(): void {
  useEffect(() => {
    const ask = () => {
      if (!document.hidden) navigator.wakeLock?.request('screen').catch(() => undefined);
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => document.removeEventListener('visibilitychange', ask);
  }, []);
}
