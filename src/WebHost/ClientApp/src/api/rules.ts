import { get, put } from './http';
import type * as T from './types';

/** What the whole bank goes by: its calendar and its rules of visits. */
export const rulesApi = {
  calendar: (year: number, signal?: AbortSignal) => get<T.CalendarYear>('/api/calendar', { query: { year }, signal }),
  saveCalendar: (year: number, operationId: string, days: T.CalendarDay[]) => put<T.CalendarYear>(`/api/calendar/${year}`, { operationId, days }),
  visitRules: (signal?: AbortSignal) => get<T.VisitRulesInForce>('/api/visit-rules', { signal }),
  saveVisitRules: (operationId: string, from: string, rules: T.VisitRuleNumbers) => put<T.VisitRulesInForce>('/api/visit-rules', { operationId, from, rules }),
};
