import { get, post, put } from './http';
import type * as T from './types';

const team = (id: string, rest = '') => `/api/teams/${encodeURIComponent(id)}${rest}`;

/** Who serves whom: proposals, profiles, teams, the public pool and their rules. */
export const assignmentApi = {
  propose: (customerId: string, signal?: AbortSignal) => get<T.OwnerProposal>(`/api/customers/${encodeURIComponent(customerId)}/owner-proposal`, { signal }),
  profiles: (signal?: AbortSignal) => get<T.ManagerProfile[]>('/api/manager-profiles', { signal }),
  saveProfile: (managerId: string, change: T.ManagerProfileChange) => put<T.ManagerProfile>(`/api/manager-profiles/${encodeURIComponent(managerId)}`, change),
  teams: (signal?: AbortSignal) => get<T.Team[]>('/api/teams', { signal }),
  team: (id: string, signal?: AbortSignal) => get<T.TeamFile>(team(id), { signal }),
  makeTeam: (entry: T.NewTeam) => post<T.TeamFile>('/api/teams', entry),
  changeTeam: (id: string, operationId: string, version: number, name: string, members: T.Share[]) => put<T.TeamFile>(team(id), { operationId, version, name, members }),
  retireTeam: (id: string, operationId: string, version: number) => post<T.TeamFile>(team(id, '/retire'), { operationId, version }),
  giveToTeam: (id: string, operationId: string, customerId: string, from: string) => post<T.Customer>(team(id, '/customers'), { operationId, customerId, from }),
  pool: (query: { tier?: T.Tier | undefined; offset: number; count: number }, signal?: AbortSignal) => get<T.PoolPage>('/api/pool', { query: { ...query }, signal }),
  returning: (signal?: AbortSignal) => get<T.Returning[]>('/api/pool/returning', { signal }),
  claim: (customerId: string, operationId: string) => post<T.PoolClaimed>(`/api/pool/${encodeURIComponent(customerId)}/claim`, { operationId }),
  putIntoPool: (operationId: string, customerId: string, reason: string) => post<T.Customer>('/api/pool', { operationId, customerId, reason }),
  assignmentRules: (signal?: AbortSignal) => get<T.AssignmentRules>('/api/assignment-rules', { signal }),
  saveAssignmentRules: (operationId: string, from: string, rules: T.AssignmentRules['rules']) => put<T.AssignmentRules>('/api/assignment-rules', { operationId, from, rules }),
  poolRules: (signal?: AbortSignal) => get<T.PoolRules>('/api/pool-rules', { signal }),
  savePoolRules: (operationId: string, from: string, rules: T.PoolRules['rules']) => put<T.PoolRules>('/api/pool-rules', { operationId, from, rules }),
};
