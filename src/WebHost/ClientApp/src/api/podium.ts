import { get, patch, post, put, remove, type RequestOptions } from './http';
import type * as T from './types';
import { upload } from './upload';

const part = encodeURIComponent;
const league = (tableKey: string, rest = '') => `/api/leagues/${tableKey.split('/').map(part).join('/')}${rest}`;

export interface ExplainFilter {
  offset: number;
  count: number;
  customer?: string | undefined;
  product?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  asOf?: string | undefined;
}

export const podium = {
  session: () => get<T.Session>('/api/session'),
  signIn: (userName: string, password: string) => post<T.Session>('/api/session', { userName, password }),
  changePassword: (current: string, next: string) => post<void>('/api/session/password', { current, new: next }),
  signOut: () => remove<void>('/api/session'),

  bank: () => get<T.Bank>('/api/bank'),
  setBusinessDate: (date: string) => post<T.Bank>('/api/bank/business-date', { date }),

  organization: (signal?: AbortSignal) => get<T.Organization>('/api/organization', { signal }),
  putUnits: (units: T.Unit[]) => put<void>('/api/organization/units', units),
  putManagers: (managers: T.ManagerRegistration[]) => put<void>('/api/organization/managers', managers),
  moveManager: (id: string, unitId: string, from: string) => post<T.Manager>(`/api/organization/managers/${part(id)}/move`, { unitId, from }),

  users: () => get<T.User[]>('/api/users'),
  addUser: (user: T.NewUser) => post<T.User>('/api/users', user),
  changeUser: (userName: string, change: T.UserChange) => patch<T.User>(`/api/users/${part(userName)}`, change),
  apiKeys: () => get<T.ApiKey[]>('/api/api-keys'),
  addApiKey: (key: T.NewApiKey) => post<T.MadeApiKey>('/api/api-keys', key),
  removeApiKey: (id: string) => remove<void>(`/api/api-keys/${part(id)}`),

  displays: () => get<T.Display[]>('/api/displays'),
  saveDisplay: (display: T.DisplayRegistration) => post<T.SavedDisplay>('/api/displays', display),
  removeDisplay: (id: string) => remove<void>(`/api/displays/${part(id)}`),
  currentDisplay: (token: string) => get<T.CurrentDisplay>('/api/displays/current', { query: { display_token: token } }),

  indicators: (signal?: AbortSignal) => get<T.IndicatorCatalog>('/api/indicators', { signal }),
  putIndicator: (indicator: T.Indicator) => put<void>(`/api/indicators/${part(indicator.code)}`, indicator),

  customers: (query: { search?: string; managerId?: string; offset: number; count: number }, signal?: AbortSignal) =>
    get<T.CustomerList>('/api/customers', { query, signal }),
  customer: (id: string, signal?: AbortSignal) => get<T.Customer>(`/api/customers/${part(id)}`, { signal }),
  registerCustomer: (id: string, registration: T.CustomerRegistration) => post<T.Customer>(`/api/customers/${part(id)}`, registration),
  changeProfile: (id: string, profile: T.ProfileChange) => patch<T.Customer>(`/api/customers/${part(id)}`, profile),
  addAccounts: (id: string, accounts: string[]) => post<T.Customer>(`/api/customers/${part(id)}/accounts`, accounts),
  assign: (id: string, operationId: string, from: string, shares: T.Share[], followed?: T.FollowedProposal) =>
    post<T.Customer>(`/api/customers/${part(id)}/assignments`, { operationId, from, shares, followed: followed ?? null }),

  imports: (signal?: AbortSignal) => get<T.Import[]>('/api/imports', { signal }),
  import: (id: string, signal?: AbortSignal) => get<T.Import>(`/api/imports/${part(id)}`, { signal }),
  rejectedUrl: (id: string) => `/api/imports/${part(id)}/rejected.csv`,

  page: (tableKey: string, query: { offset: number; count: number; asOf?: string; as?: 'restated' | 'final' }, options?: RequestOptions) =>
    get<T.LeaguePage>(league(tableKey), { ...options, query }),
  members: (tableKey: string, ids: string[], query: { asOf?: string; as?: 'restated' | 'final' } = {}, signal?: AbortSignal) =>
    get<T.LeaguePage>(league(tableKey, '/members'), { query: { ids: ids.join(','), ...query }, signal }),
  trend: (tableKey: string, ids: string[], days: number, options?: RequestOptions) =>
    get<T.Trend>(league(tableKey, '/trend'), { ...options, query: { ids: ids.join(','), days } }),
  restatements: (tableKey: string, asOf: string, signal?: AbortSignal) =>
    get<T.Restatement[]>(league(tableKey, '/restatements'), { query: { asOf }, signal }),
  explain: (tableKey: string, memberId: string, filter: ExplainFilter, signal?: AbortSignal) =>
    get<T.Explanation>(league(tableKey, `/explain/${part(memberId)}`), { query: { ...filter }, signal }),
  passed: (tableKey: string, memberId: string, since: string, signal?: AbortSignal) =>
    get<T.Passed[]>(league(tableKey, `/passed/${part(memberId)}`), { query: { since }, signal }),

  milestones: (managerId: string) => get<T.Milestone[]>(`/api/managers/${part(managerId)}/milestones`),
  putMilestones: (managerId: string, milestones: T.Milestone[]) => put<void>(`/api/managers/${part(managerId)}/milestones`, milestones),

  reconciliations: () => get<T.Reconciliation[]>('/api/reconciliations'),
  reconcile: () => post<T.Reconciliation>('/api/reconciliations'),
};

/** Sends a file of postings. */
export const uploadCsv = (file: File, progress: (share: number) => void) => upload<{ id: string }>('/api/imports', { file }, progress);
