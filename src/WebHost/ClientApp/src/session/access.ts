import type { Session } from '../api/types';

/** What the menu offers; the server decides in the end. */
export const may = {
  watch: (session: Session) => session.role !== 'integrator',
  ownDesk: (session: Session) => Boolean(session.managerId),
  seeCustomers: (session: Session) => session.role !== 'integrator' && session.role !== 'display',
  registerCustomers: (session: Session) => session.role === 'administrator',
  assignCustomers: (session: Session) => session.role === 'administrator' || session.role === 'branchHead',
  changeProfiles: (session: Session) => may.assignCustomers(session) || session.role === 'manager',
  recordNeeds: (session: Session) => may.changeProfiles(session),
  seeNeeds: (session: Session) => may.seeCustomers(session),
  writeMessages: (session: Session) => may.changeProfiles(session),
  seeMessages: (session: Session) => may.seeCustomers(session),
  keepFiles: (session: Session) => may.changeProfiles(session),
  visit: (session: Session) => Boolean(session.managerId),
  lead: (session: Session) => session.role === 'administrator' || session.role === 'branchHead',
  seeBranch: (session: Session) => may.lead(session) || session.role === 'auditor',
  confirmReports: (session: Session) => session.role === 'branchHead',
  haveTodo: (session: Session) => may.visit(session) || may.confirmReports(session),
  audit: (session: Session) => session.role === 'auditor' || session.role === 'administrator',
  import: (session: Session) => session.role === 'administrator' || session.role === 'integrator',
  administer: (session: Session) => session.role === 'administrator',
  manageDisplays: (session: Session) => session.role === 'administrator' || session.role === 'branchHead',
  reconcile: (session: Session) => session.role === 'administrator' || session.role === 'auditor',
  openAdmin: (session: Session) => may.administer(session) || may.manageDisplays(session) || may.reconcile(session),
};
