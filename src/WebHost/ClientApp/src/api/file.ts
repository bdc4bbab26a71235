import { get, put, remove } from './http';
import type * as T from './types';
import { upload } from './upload';

const part = encodeURIComponent;
const customer = (id: string, rest: string) => `/api/customers/${part(id)}${rest}`;

export interface CustomerFilter {
  search?: string | undefined;
  managerId?: string | undefined;
  tier?: string | undefined;
  incomplete?: boolean | undefined;
  offset: number;
  count: number;
}

/** Customer files. */
export const fileApi = {
  customers: (query: CustomerFilter, signal?: AbortSignal) => get<T.CustomerList>('/api/customers', { query: { ...query }, signal }),
  file: (id: string, signal?: AbortSignal) => get<T.CustomerFile>(customer(id, '/file'), { signal }),
  saveFile: (id: string, change: T.FileChange) => put<T.CustomerFile>(customer(id, '/file'), change),
  saveRelations: (id: string, operationId: string, relations: { customerId: string; kind: T.RelationKind }[]) =>
    put<T.CustomerFile>(customer(id, '/relations'), { operationId, relations }),
  timeline: (id: string, query: { before?: string | null | undefined; count: number; kind: readonly T.TimelineKind[] }, signal?: AbortSignal) =>
    get<T.Timeline>(customer(id, '/timeline'), { query, signal }),
  addDocument: (id: string, file: File, kind: string, operationId: string, progress: (share: number) => void) =>
    upload<T.FileDocument>(customer(id, '/documents'), { operationId, kind, file }, progress),
  documentUrl: (id: string, document: string) => customer(id, `/documents/${part(document)}`),
  removeDocument: (id: string, document: string) => remove<void>(customer(id, `/documents/${part(document)}`)),
};
