import { get, post } from './http';
import type * as T from './types';

const at = (id: string, rest = '') => `/api/handovers/${encodeURIComponent(id)}${rest}`;

/** Customers from one manager to another. */
export const handoverApi = {
  list: (signal?: AbortSignal) => get<T.HandoverView[]>('/api/handovers', { signal }),
  find: (id: string, signal?: AbortSignal) => get<T.HandoverView>(at(id), { signal }),
  preview: (id: string, signal?: AbortSignal) => get<T.HandoverEffect[]>(at(id, '/preview'), { signal }),
  customers: (id: string, query: { state?: T.HandoverItemState; after?: string; count: number }, signal?: AbortSignal) =>
    get<T.HandoverItem[]>(at(id, '/customers'), { query, signal }),
  make: (entry: T.NewHandover) => post<T.HandoverView>('/api/handovers', entry),
  sign: (id: string, signing: T.HandoverSigning) => post<T.HandoverView>(at(id, '/sign'), signing),
  cancel: (id: string, reason: T.HandoverReason) => post<T.HandoverView>(at(id, '/cancel'), reason),
  retry: (id: string, retry: T.HandoverRetry) => post<T.HandoverView>(at(id, '/retry'), retry),
};
