import { get, post } from './http';
import type * as T from './types';

const at = (id: string, rest = '') => `/api/handovers/${encodeURIComponent(id)}${rest}`;

/** Customers from one manager to another. */
export const handoverApi = {
  list: (signal?: AbortSignal, state?: T.HandoverState) => get<T.HandoverView[]>('/api/handovers', { query: { state }, signal }),
  find: (id: string, signal?: AbortSignal) => get<T.HandoverView>(at(id), { signal }),
  preview: (id: string, signal?: AbortSignal) => get<T.HandoverEffect[]>(at(id, '/preview'), { signal }),
  customers: (id: string, query: { state?: T.HandoverItemState; after?: string; count: number }, signal?: AbortSignal) =>
    get<T.HandoverItem[]>(at(id, '/customers'), { query, signal }),
  make: (entry: T.NewHandover) => post<T.HandoverView>('/api/handovers', entry),
  sign: (id: string, signing: T.HandoverSigning) => post<T.HandoverView>(at(id, '/sign'), signing),
  receivers: (id: string, signal?: AbortSignal) => get<T.Receiver[]>(at(id, '/receivers'), { signal }),
  choose: (id: string, choice: T.ReceiverChoice) => post<T.HandoverView>(at(id, '/receiver'), choice),
  cancel: (id: string, reason: T.HandoverReason) => post<T.HandoverView>(at(id, '/cancel'), reason),
  retry: (id: string, retry: T.HandoverRetry) => post<T.HandoverView>(at(id, '/retry'), retry),
};
