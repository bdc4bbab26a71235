import { get, patch, post, put, remove, withQuery } from './http';
import type * as T from './types';

const part = encodeURIComponent;
const visit = (id: string, rest = '') => `/api/visits/${part(id)}${rest}`;
const report = (id: string, rest: string) => `/api/reports/${part(id)}${rest}`;

/** Visits, contacts, reports and what a manager has to do. */
export const visitsApi = {
  agenda: (query: { from: string; to: string; managerId?: string }, signal?: AbortSignal) => get<T.Agenda>('/api/agenda', { query, signal }),
  counts: (signal?: AbortSignal) => get<T.AgendaCounts>('/api/agenda/counts', { signal }),
  proposal: (week: string, signal?: AbortSignal) => get<T.ProposedVisit[]>('/api/agenda/proposal', { query: { week }, signal }),
  acceptProposal: (acceptance: T.Acceptance) => post<T.AcceptedProposal>('/api/agenda/proposal/accept', acceptance),

  plan: (entry: T.NewVisit) => post<T.Visit>('/api/visits', entry),
  change: (id: string, change: T.VisitMove) => patch<T.Visit>(visit(id), change),
  cancel: (id: string, operationId: string, reason: string) => remove<T.Visit>(withQuery(visit(id), { operationId, reason })),
  out: (id: string, entry: T.GoingOut) => post<T.Visit>(visit(id, '/out'), entry),
  back: (id: string, operationId: string) => post<T.Visit>(visit(id, '/back'), { operationId }),

  addContact: (entry: T.NewContact) => post<T.Contact>('/api/contacts', entry),
  demands: (customerId: string, signal?: AbortSignal) => get<T.Demand[]>(`/api/customers/${part(customerId)}/demands`, { signal }),

  report: (visitId: string, signal?: AbortSignal) => get<T.VisitReport>(visit(visitId, '/report'), { signal }),
  saveDraft: (visitId: string, draft: T.ReportDraft) => put<T.VisitReport>(visit(visitId, '/report/draft'), draft),
  sendReport: (visitId: string, operationId: string, draft: T.ReportDraft) => post<T.VisitReport>(visit(visitId, '/report'), { operationId, ...draft }),

  reports: (state: T.ReportState, signal?: AbortSignal) => get<T.VisitReport[]>('/api/reports', { query: { state }, signal }),
  confirm: (id: string, operationId: string, version: number) => post<T.VisitReport>(report(id, '/confirm'), { operationId, version }),
  giveBack: (id: string, operationId: string, version: number, reason: string) => post<T.VisitReport>(report(id, '/return'), { operationId, version, reason }),

  whereabouts: (unitId: string | undefined, signal?: AbortSignal) => get<T.Whereabouts[]>('/api/whereabouts', { query: { unitId }, signal }),
  compliance: (query: { unitId?: string | undefined; period: 'month' | 'halfYear'; asOf?: string }, signal?: AbortSignal) =>
    get<T.Compliance>('/api/compliance', { query, signal }),

  feeds: (signal?: AbortSignal) => get<T.CalendarFeed[]>('/api/calendar-feeds', { signal }),
  addFeed: () => post<T.NewCalendarFeed>('/api/calendar-feeds'),
  removeFeed: (id: string) => remove<void>(`/api/calendar-feeds/${part(id)}`),
};
