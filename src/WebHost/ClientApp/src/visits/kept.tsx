import { App } from 'antd';
import { createContext, useContext, useEffect, useMemo, useSyncExternalStore, type PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';
import { visitsApi } from '../api/visits';
import { useBank } from '../session/bank';
import { Outbox, type KeptReport } from './outbox';

const Context = createContext<Outbox | null>(null);
const retry = 20_000;

export function useOutbox(): Outbox {
  const outbox = useContext(Context);
  if (!outbox) throw new Error('KeptProvider is missing.');
  return outbox;
}

export function useKeptReports(): readonly KeptReport[] {
  const outbox = useOutbox();
  return useSyncExternalStore(outbox.subscribe, outbox.list);
}

/** Sends what is kept on this device: now, when the line comes back, and now and then. */
export function KeptProvider({ children }: PropsWithChildren) {
  const { t } = useTranslation();
  const { session, hub } = useBank();
  const { message } = App.useApp();
  const outbox = useMemo(
    () => new Outbox(localStorage, `podium.reports.${session.userName}`, ({ visitId, operationId, draft }) => visitsApi.sendReport(visitId, operationId, draft)),
    [session.userName],
  );
  useEffect(() => {
    const flush = () => {
      if (outbox.list().length === 0) return;
      // Only one window at a time sends; without that the server would still count each report once.
      const work = () => outbox.flush();
      const done = 'locks' in navigator ? navigator.locks.request('podium.reports', work).then((arrived) => arrived) : work();
      void done.then((arrived) => {
        for (const one of arrived) void message.success(t('report.arrived', { name: one.customerName }));
      });
    };
    const elsewhere = () => outbox.refresh();
    const stopHub = hub.onAgenda(({ kind }) => kind === 'reconnected' && flush());
    const timer = setInterval(flush, retry);
    window.addEventListener('online', flush);
    window.addEventListener('storage', elsewhere);
    flush();
    return () => {
      stopHub();
      clearInterval(timer);
      window.removeEventListener('online', flush);
      window.removeEventListener('storage', elsewhere);
    };
  }, [outbox, hub, message, t]);
  return <Context value={outbox}>{children}</Context>;
}
