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
export type Handover = Schemas['Handover'];
export type HandoverState = Schemas['HandoverState'];
export type HandoverSigner = Schemas['HandoverSigner'];
export type HandoverView = Schemas['HandoverView'];
export type HandoverEffect = Schemas['HandoverEffect'];
export type HandoverShift = Schemas['HandoverShift'];
export type HandoverItem = Schemas['HandoverItemView'];
export type HandoverItemState = Schemas['HandoverItemState'];
export type NewHandover = Schemas['NewHandover'];
export type HandoverSigning = Schemas['HandoverSigning'];
export type HandoverReason = Schemas['HandoverReason'];
export type HandoverRetry = Schemas['HandoverRetry'];
export type ReceiverChoice = Schemas['ReceiverChoice'];
export type Receiver = Schemas['ReceiverView'];
export type OwnerProposal = Schemas['OwnerProposalView'];
export type OwnerCandidate = Schemas['OwnerCandidateView'];
export type ProposalReason = Schemas['ProposalReason'];
export type FollowedProposal = Schemas['FollowedProposal'];
export type Team = Schemas['TeamView'];
export type TeamFile = Schemas['TeamFile'];
export type NewTeam = Schemas['NewTeam'];
export type PoolPage = Schemas['PoolPage'];
export type PoolRow = Schemas['PoolRow'];
export type PoolLimits = Schemas['PoolLimits'];
export type PoolClaimed = Schemas['PoolClaimed'];
export type Returning = Schemas['ReturningView'];
export type Specialty = Schemas['Specialty'];
export type ManagerProfile = Schemas['ManagerProfileView'];
export type ManagerProfileChange = Schemas['ManagerProfileChange'];
export type AssignmentRules = Schemas['AssignmentRulesView'];
export type PoolRules = Schemas['PoolRulesView'];
export type Fault = Schemas['Fault'];
export type FaultVersion = Schemas['FaultVersion'];
export type FaultView = Schemas['FaultView'];
export type FaultChange = Schemas['FaultChange'];
export type Message = Schemas['MessageView'];
export type MessageList = Schemas['MessageList'];
export type MessageState = Schemas['MessageState'];
export type MessageKind = Schemas['MessageKind'];
export type MessageChannel = Schemas['MessageChannel'];
export type MessageLanguage = Schemas['MessageLanguage'];
export type MessageDraft = Schemas['MessageDraft'];
export type NewMessage = Schemas['NewMessage'];
export type NewNotice = Schemas['NewNotice'];
export type NoticeResult = Schemas['NoticeResult'];
export type TemplateView = Schemas['TemplateView'];
export type MessageTemplate = Schemas['MessageTemplate'];
export type TemplateContent = Schemas['TemplateContent'];
export type TemplatePreview = Schemas['TemplatePreview'];
export type GreetedHoliday = Schemas['GreetedHoliday'];
export type Demerit = Schemas['Demerit'];
export type DemeritState = Schemas['DemeritState'];
export type DemeritYear = Schemas['DemeritYear'];
export type DemeritList = Schemas['DemeritList'];
export type DemeritFile = Schemas['DemeritFile'];
export type NewDemerit = Schemas['NewDemerit'];
export type DemeritReason = Schemas['DemeritReason'];
export type DemeritDecision = Schemas['DemeritDecision'];
export type Period = Schemas['Period'];
export type BoardRow = Schemas['LeagueRowView'];
export type BoardHeader = Schemas['BoardHeader'];
export type LeaguePage = Schemas['LeagueView'];
export type Trend = Schemas['TrendView'];
export type CountedPosting = Schemas['CountedPosting'];
export type ExplainedPosting = Schemas['ExplainedPosting'];
export type Explanation = Schemas['ExplainView'];
export type Passed = Schemas['PassedView'];
export type Restatement = Schemas['RestatementView'];
export type Milestone = Schemas['Milestone'];
export type Import = Schemas['ImportView'];
export type EntryKind = Schemas['EntryKind'];
export type UserRole = Schemas['UserRole'];
export type ManagerRegistration = Schemas['ManagerRegistration'];
export type CustomerFile = Schemas['CustomerFileView'];
export type CustomerStatus = Schemas['CustomerStatus'];
export type Birthday = Schemas['Birthday'];
export type PersonFile = Schemas['PersonFile'];
export type CompanyFile = Schemas['CompanyFile'];
export type FileChange = Schemas['FileChange'];
export type FileDocument = Schemas['DocumentView'];
export type Relation = Schemas['RelationView'];
export type RelationKind = Schemas['RelationKind'];
export type Timeline = Schemas['TimelinePage'];
export type TimelineRow = Schemas['TimelineRow'];
export type TimelineKind = Schemas['TimelineKind'];
export type Need = Schemas['NeedView'];
export type NeedList = Schemas['NeedList'];
export type NeedKind = Schemas['NeedKind'];
export type NeedState = Schemas['NeedState'];
export type NeedOutcome = NonNullable<Schemas['NeedOutcome']>;
export type NewNeed = Omit<Schemas['NewNeed'], 'operationId'>;
export type Agenda = Schemas['AgendaView'];
export type AgendaItem = Schemas['AgendaItem'];
export type AgendaKind = Schemas['AgendaKind'];
export type AgendaCounts = Schemas['AgendaCounts'];
export type ProposedVisit = Schemas['ProposedItem'];
export type Acceptance = Schemas['ProposalAcceptance'];
export type AcceptedProposal = Schemas['AcceptedProposal'];
export type Visit = Schemas['VisitView'];
export type NewVisit = Schemas['VisitRequest'];
export type VisitMove = Schemas['VisitMove'];
export type GoingOut = Schemas['OutRequest'];
export type Contact = Schemas['Contact'];
export type NewContact = Schemas['ContactRequest'];
export type ContactKind = Schemas['ContactKind'];
export type ContactOutcome = NonNullable<Schemas['ContactOutcome']>;
export type Demand = Schemas['DemandView'];
export type VisitReport = Schemas['ReportView'];
export type ReportDraft = Schemas['ReportDraft'];
export type ReportState = Schemas['ReportState'];
export type Whereabouts = Schemas['Whereabouts'];
export type Compliance = Schemas['ComplianceView'];
export type ManagerCompliance = Schemas['ManagerCompliance'];
export type TierCompliance = Schemas['TierCompliance'];
export type CalendarFeed = Schemas['CalendarFeed'];
export type NewCalendarFeed = Schemas['NewCalendarFeed'];
export type AuditEntry = Schemas['AuditEntryView'];
export type AuditPage = Schemas['AuditPage'];
export type AuditVerdict = Schemas['AuditVerdictView'];
export type CalendarYear = Schemas['CalendarYear'];
export type CalendarDay = Schemas['CalendarDay'];
export type DayKind = Schemas['CalendarDayKind'];
export type VisitRulesInForce = Schemas['VisitRulesView'];
export type VisitRuleNumbers = Schemas['VisitRules'];

export type Scope = 'managers' | 'allManagers' | 'subUnits';
export type Measure = 'value' | 'increase';
export type TieRule = 'ordinal' | 'competition' | 'dense';

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

export interface IndicatorValue {
  indicator: string;
  period: Period;
  value: number | null;
  increase: number | null;
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

/** Something on somebody's agenda changed: who shows it reads it again. `reconnected` after the line was down. */
export interface AgendaChange {
  managerId?: string | null;
  unitId?: string | null;
  kind: string;
  refId?: string | null;
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
  /** Who or what stands in the way. */
  other?: string;
  row?: number;
}
