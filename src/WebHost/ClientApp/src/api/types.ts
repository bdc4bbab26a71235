import type { components } from './api-types';

/** The bank's types as REST and hub speak them; amounts are integers in minor units. */
type Schemas = components['schemas'];

export type Role = Schemas['CallerRole'];
export type IndicatorForm = Schemas['IndicatorForm'];
export type IndicatorUnit = Schemas['IndicatorUnit'];
export type CustomerKind = Schemas['CustomerKind'];
export type Tier = Schemas['Tier'];
export type Bank = Schemas['BankDay'];
export type Session = Schemas['SessionView'];
export type Unit = Schemas['OrgUnit'];
export type Placement = Schemas['ManagerPlacement'];
export type Manager = Schemas['ManagerView'];
export type Organization = Schemas['OrganizationView'];
export type IndicatorTerm = Schemas['IndicatorTerm'];
export type Indicator = Schemas['IndicatorDefinition'];
export type IndicatorCatalog = Schemas['IndicatorCatalog'];
export type CustomerRow = Schemas['CustomerRowView'];
export type CustomerList = Schemas['CustomerList'];
export type ProfileChange = Schemas['ProfileChange'];
export type CustomerProfile = Schemas['CustomerProfile'];
export type Share = Schemas['Share'];
export type Assignment = Schemas['Assignment'];
export type CustomerRegistration = Schemas['CustomerRegistration'];
export type Customer = Schemas['CustomerView'];
export type User = Schemas['UserView'];
export type NewUser = Schemas['UserRegistration'];
export type UserChange = Schemas['UserChange'];
export type ApiKey = Schemas['ApiKeyView'];
export type NewApiKey = Schemas['ApiKeyRegistration'];
export type MadeApiKey = Schemas['NewApiKey'];
export type Display = Schemas['DisplayView'];
export type DisplayRegistration = Schemas['DisplayRegistration'];
export type SavedDisplay = Schemas['SavedDisplay'];
export type CurrentDisplay = Schemas['DisplayProgram'];
export type EntryKind = Schemas['EntryKind'];
export type UserRole = Schemas['UserRole'];
export type ManagerRegistration = Schemas['ManagerRegistration'];

export type Period = 'day' | 'month' | 'quarter' | 'year';
export type Scope = 'managers' | 'allManagers' | 'subUnits';
export type Measure = 'value' | 'increase';
export type TieRule = 'ordinal' | 'competition' | 'dense';

export interface BoardRow {
  memberId: string;
  name: string;
  nameZh: string;
  position: number;
  rank: number | null;
  previousRank: number | null;
  yesterdayRank: number | null;
  value: number | null;
  gapToNext: number | null;
  masked: boolean;
  finalValue?: number | null;
  restatedValue?: number | null;
}

export interface BoardHeader {
  businessDate: string;
  asOf: string;
  count: number;
  total: number | null;
  leftOut: number;
  leftOutValue: number;
  reconciled: boolean | null;
  reconciledAt: string | null;
}

export interface BoardSnapshot {
  tableKey: string;
  block: number;
  sequence: number;
  header: BoardHeader;
  rows: BoardRow[];
}

export interface BoardDelta {
  tableKey: string;
  block: number;
  sequence: number;
  header: BoardHeader;
  changed: BoardRow[];
  removed: string[];
}

export interface LeaguePage {
  tableKey: string;
  header: BoardHeader;
  rows: BoardRow[];
  final: boolean;
}

export interface Trend {
  dates: string[];
  series: { memberId: string; values: (number | null)[] }[];
}

export interface CountedPosting {
  sequence: number;
  source: string;
  postingId: string;
  customerId: string;
  customerName: string;
  kind: string;
  product: string;
  effect: 'business' | 'transfer';
  amount: number;
  quantity: number;
  valueDate: string;
  bookedAt: string;
  recordedAt: string;
  shareBasisPoints: number;
}

export interface ExplainedPosting extends CountedPosting {
  contribution: number;
  runningContribution?: number | null;
}

export interface Explanation {
  memberId: string;
  value: number | null;
  days?: number | null;
  opening: number;
  openingRunningSum?: number | null;
  count: number;
  sum: number;
  rows: ExplainedPosting[];
  formula: string;
}

export interface Passed {
  memberId: string;
  name: string;
  rankThen: number | null;
  rankNow: number | null;
  gained: number | null;
  ownGained: number | null;
  masked?: boolean;
  postings: CountedPosting[];
}

export interface Restatement {
  memberId: string;
  before: number | null;
  after: number | null;
  postings: CountedPosting[];
}

export interface IndicatorValue {
  indicator: string;
  period: Period;
  value: number | null;
  increase: number | null;
}

export interface Milestone {
  indicator: string;
  period: Period;
  value: number;
}

export interface DeskPlace {
  tableKey: string;
  header: BoardHeader;
  rows: BoardRow[];
  gapFromBehind: number | null;
}

export interface DeskState {
  managerId: string;
  businessDate: string;
  totals: IndicatorValue[];
  places: DeskPlace[];
  latest: CountedPosting[];
}

export interface DeskNotice {
  kind: 'overtaken' | 'overtaking' | 'milestone';
  tableKey: string | null;
  otherName: string | null;
  rank: number | null;
  milestone: Milestone | null;
  at: string;
}

export interface Import {
  id: string;
  fileName: string;
  state: 'receiving' | 'running' | 'done' | 'failed';
  bytesRead: number;
  bytesTotal: number;
  rows: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  error?: string | null;
  startedAt: string;
  finishedAt?: string | null;
}

export interface Difference {
  level: string;
  unit?: string | null;
  manager?: string | null;
  customer?: string | null;
  indicator: string;
  expected: number | null;
  actual: number | null;
}

export interface Reconciliation {
  id: string;
  green: boolean;
  startedAt: string;
  finishedAt: string;
  differences: Difference[];
}

export interface Problem {
  title?: string;
  detail?: string;
  status?: number;
  code?: string;
  field?: string;
  row?: number;
}
