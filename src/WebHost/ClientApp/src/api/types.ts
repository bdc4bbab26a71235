/** The bank's types as REST and hub speak them; amounts are integers in minor units. */
export type Role = 'administrator' | 'manager' | 'branchHead' | 'integrator' | 'auditor' | 'display';
export type Period = 'day' | 'month' | 'quarter' | 'year';
export type Scope = 'managers' | 'allManagers' | 'subUnits';
export type Measure = 'value' | 'increase';
export type TieRule = 'ordinal' | 'competition' | 'dense';
export type IndicatorForm = 'balance' | 'average' | 'netIncrease' | 'flow';
export type IndicatorUnit = 'money' | 'count';
export type CustomerKind = 'corporate' | 'person' | 'institution';
export type Tier = 'general' | 'important' | 'key';

export interface Bank {
  businessDate: string;
  currency: string;
  currencyDecimals: number;
  timeZone: string;
  followsClock: boolean;
  bankName: string;
  goLive: string;
}

export interface Session {
  userName: string;
  displayName: string;
  role: Role;
  managerId?: string | null;
  unitId?: string | null;
  units: string[];
  showPeerAmounts: boolean;
  bank: Bank;
}

export interface Unit {
  id: string;
  parentId: string | null;
  nameEn: string;
  nameZh: string;
}

export interface Placement {
  unitId: string;
  from: string;
}

export interface Manager {
  id: string;
  name: string;
  grade: string;
  active: boolean;
  unitId: string;
  placements: Placement[];
}

export interface Organization {
  version: number;
  units: Unit[];
  managers: Manager[];
}

export interface IndicatorTerm {
  kind: string;
  sign: number;
}

export interface Indicator {
  code: string;
  nameEn: string;
  nameZh: string;
  form: IndicatorForm;
  unit: IndicatorUnit;
  terms: IndicatorTerm[];
  products: string[];
  customerKind: CustomerKind | null;
}

export interface IndicatorCatalog {
  version: number;
  indicators: Indicator[];
}

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

export interface CustomerRow {
  id: string;
  name: string;
  kind: CustomerKind;
  tier: Tier;
  homeUnitId: string;
  managerIds: string[];
}

export interface CustomerList {
  count: number;
  rows: CustomerRow[];
}

/** What is left out stays, an empty text clears. */
export interface ProfileChange {
  name?: string;
  phone?: string;
  email?: string;
  address?: string;
  industry?: string;
}

export interface CustomerProfile {
  name: string;
  kind: CustomerKind;
  phone?: string | null;
  email?: string | null;
  address?: string | null;
  industry?: string | null;
}

export interface Share {
  managerId: string;
  basisPoints: number;
}

export interface Assignment {
  from: string;
  shares: Share[];
}

export interface CustomerRegistration {
  profile: CustomerProfile;
  homeUnitId: string;
  since: string;
  shares: Share[];
  accounts: string[];
}

export interface Customer {
  id: string;
  profile: CustomerProfile;
  homeUnitId: string;
  since: string;
  tier: Tier;
  deposits: number;
  loans: number;
  effective: boolean;
  assignments: Assignment[];
  accounts: string[];
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

export interface User {
  userName: string;
  displayName: string;
  role: Role;
  managerId?: string | null;
  unitId?: string | null;
  active: boolean;
  lockedUntil?: string | null;
}

export interface NewUser extends Omit<User, 'active' | 'lockedUntil'> {
  password: string;
}

export interface UserChange {
  active?: boolean;
  displayName?: string;
  password?: string;
  role?: Role;
  managerId?: string | null;
  unitId?: string | null;
}

export interface ApiKey {
  id: string;
  name: string;
  /** The integrator's account it acts as. */
  userName: string;
  createdAt: string;
  expiresAt?: string | null;
  revokedAt?: string | null;
}

export interface NewApiKey {
  name: string;
  userName: string;
  expiresAt?: string | null;
}

/** A key just made; the key itself is shown only now. */
export interface MadeApiKey extends ApiKey {
  key: string;
}

export interface Display {
  id: string;
  name: string;
  tables: string[];
  secondsPerTable: number;
  unitId: string;
  createdAt: string;
  revokedAt?: string | null;
}

/** A new display, or a change of the one with the id. */
export interface DisplayRegistration {
  id?: string | null;
  name: string;
  tables: string[];
  secondsPerTable: number;
}

/** Token and link are there only when the display is new. */
export interface SavedDisplay extends DisplayRegistration {
  id: string;
  token?: string | null;
  url?: string | null;
}

export interface CurrentDisplay {
  name: string;
  tables: string[];
  secondsPerTable: number;
  bank: Bank;
  units: Pick<Unit, 'id' | 'nameEn' | 'nameZh'>[];
  indicators: Indicator[];
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
