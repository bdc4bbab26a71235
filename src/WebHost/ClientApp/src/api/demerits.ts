import { get, post, put } from './http';
import type * as T from './types';

const at = (id: string, rest = '') => `/api/demerits/${encodeURIComponent(id)}${rest}`;

export interface DemeritFilter {
  managerId?: string | undefined;
  year?: number | undefined;
  state?: T.DemeritState | undefined;
  offset: number;
  count: number;
}

/** Points for faults. */
export const demeritApi = {
  catalogue: (signal?: AbortSignal) => get<T.FaultView[]>('/api/demerits/catalogue', { signal }),
  putFault: (code: string, change: T.FaultChange) => put<T.FaultVersion>(`/api/demerits/catalogue/${encodeURIComponent(code)}`, change),
  points: (year: number, signal?: AbortSignal) => get<T.DemeritYear[]>('/api/demerits/points', { query: { year }, signal }),
  list: (query: DemeritFilter, signal?: AbortSignal) => get<T.DemeritList>('/api/demerits', { query: { ...query }, signal }),
  find: (id: string, signal?: AbortSignal) => get<T.DemeritFile>(at(id), { signal }),
  record: (entry: T.NewDemerit) => post<T.DemeritFile>('/api/demerits', entry),
  contest: (id: string, reason: T.DemeritReason) => post<T.DemeritFile>(at(id, '/contest'), reason),
  withdraw: (id: string, reason: T.DemeritReason) => post<T.DemeritFile>(at(id, '/withdraw'), reason),
  decide: (id: string, decision: T.DemeritDecision) => post<T.DemeritFile>(at(id, '/decide'), decision),
};
