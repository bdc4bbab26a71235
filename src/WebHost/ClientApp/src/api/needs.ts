import { get, post } from './http';
import type * as T from './types';

const part = encodeURIComponent;

/** What customers asked for. */
export const needsApi = {
  list: (query: { state: T.NeedState | 'all'; owner: 'me' | 'unit'; offset: number; count: number }, signal?: AbortSignal) =>
    get<T.NeedList>('/api/needs', { query, signal }),
  add: (id: string, operationId: string, need: T.NewNeed) => post<T.Need>(`/api/customers/${part(id)}/needs`, { operationId, ...need }),
  answer: (id: string, operationId: string, answer: string, outcome?: T.NeedOutcome) =>
    post<T.Need>(`/api/needs/${part(id)}/answer`, { operationId, answer, outcome }),
  close: (id: string, operationId: string, outcome: T.NeedOutcome) => post<T.Need>(`/api/needs/${part(id)}/close`, { operationId, outcome }),
  pass: (id: string, operationId: string, to: { unitId: string; managerId?: string | undefined; note: string }) =>
    post<T.Need>(`/api/needs/${part(id)}/pass`, { operationId, ...to }),
};
