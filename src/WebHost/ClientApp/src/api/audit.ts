import { get } from './http';
import type * as T from './types';

export interface AuditFilter {
  actor?: string | undefined;
  customerId?: string | undefined;
  action?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  before?: number | undefined;
  count: number;
}

/** Who did and read what. */
export const auditApi = {
  entries: (query: AuditFilter, signal?: AbortSignal) => get<T.AuditPage>('/api/audit', { query: { ...query }, signal }),
  verify: () => get<T.AuditVerdict>('/api/audit/verify'),
};
