import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { ApiError } from '../api/http';
import type { ReportDraft, VisitReport } from '../api/types';
import { visitsApi } from '../api/visits';
import { useBank } from '../session/bank';
import { Drafts } from './drafts';
import { useOutbox } from './kept';
import { mayPass } from './outbox';

export type Saving = 'clean' | 'saving' | 'saved' | 'device';
type Sent = 'sent' | 'kept';

interface Opened {
  /** Null while the line is down. */
  report: VisitReport | null;
  customerName: string;
  draft: ReportDraft;
}

const empty: ReportDraft = { attendees: '', result: '', needs: [], nextStep: '', nextContact: null };
const pause = 1_200;

function draftOf({ attendees, result, needs, nextStep, nextContact }: ReportDraft): ReportDraft {
  return { attendees: attendees ?? '', result: result ?? '', needs: needs ?? [], nextStep: nextStep ?? '', nextContact: nextContact ?? null };
}

/** Opens a report as it was left: on this device, else on the server, else empty while the line is down. */
function useOpened(visitId: string, drafts: Drafts) {
  const outbox = useOutbox();
  const [opened, setOpened] = useState<Opened | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const here = outbox.of(visitId) ?? drafts.read(visitId);
    visitsApi.report(visitId, abort.signal).then(
      (report) => setOpened({ report, customerName: report.customerName, draft: here?.draft ?? draftOf(report) }),
      (failure: unknown) => {
        if (abort.signal.aborted) return;
        const offline = failure instanceof ApiError && failure.status === 0;
        if (here || offline) setOpened({ report: null, customerName: here?.customerName ?? '', draft: here?.draft ?? empty });
        else setError(failure);
      },
    );
    return () => abort.abort();
  }, [visitId, drafts, outbox, round]);
  const retry = useCallback(() => {
    setError(null);
    setRound((before) => before + 1);
  }, []);
  return { opened, error, retry };
}

/** A visit report on its way: every key stroke is kept on the device, every pause sends the draft. */
export function useReport(visitId: string) {
  const { session } = useBank();
  const outbox = useOutbox();
  const drafts = useMemo(() => new Drafts(localStorage, session.userName), [session.userName]);
  const { opened, error, retry } = useOpened(visitId, drafts);
  const [saving, setSaving] = useState<Saving>('clean');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), [visitId]);
  const customerName = opened?.customerName ?? '';
  const write = useCallback(
    (draft: ReportDraft) => {
      drafts.keep(visitId, { draft, customerName, savedAt: new Date().toISOString() });
      setSaving('saving');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        visitsApi.saveDraft(visitId, draft).then(
          () => {
            drafts.saved(visitId, draft);
            setSaving('saved');
          },
          () => setSaving('device'),
        );
      }, pause);
    },
    [drafts, visitId, customerName],
  );
  const send = useCallback(
    async (draft: ReportDraft): Promise<Sent> => {
      clearTimeout(timer.current);
      const before = outbox.of(visitId);
      // The same report keeps its id: the first try may have arrived without an answer coming back.
      const operationId = before && JSON.stringify(before.draft) === JSON.stringify(draft) ? before.operationId : crypto.randomUUID();
      try {
        await visitsApi.sendReport(visitId, operationId, draft);
        outbox.drop(visitId);
        drafts.drop(visitId);
        return 'sent';
      } catch (failure) {
        if (!mayPass(failure)) throw failure;
        outbox.keep({ visitId, customerName, operationId, draft, keptAt: new Date().toISOString() });
        drafts.drop(visitId);
        setSaving('clean');
        return 'kept';
      }
    },
    [drafts, outbox, visitId, customerName],
  );
  return { opened, error, retry, saving, write, send };
}
