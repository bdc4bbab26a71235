import type { Session } from '../api/types';

/** What the menu offers; the server decides in the end. */
export const may = {
  watch: (session: Session) => session.role !== 'integrator',
  ownDesk: (session: Session) => Boolean(session.managerId),
  seeCustomers: (session: Session) => session.role !== 'integrator' && session.role !== 'display',
  registerCustomers: (session: Session) => session.role === 'administrator',
  assignCustomers: (session: Session) => session.role === 'administrator' || session.role === 'branchHead',
  changeProfiles: (session: Session) => may.assignCustomers(session) || session.role === 'manager',
  lead: (session: Session) => session.role === 'administrator' || session.role === 'branchHead',
  keepFiles: (session: Session) => may.changeProfiles(session),
  audit: (session: Session) => session.role === 'auditor' || session.role === 'administrator',
  import: (session: Session) => session.role === 'administrator' || session.role === 'integrator',
  administer: (session: Session) => session.role === 'administrator',
  manageDisplays: (session: Session) => session.role === 'administrator' || session.role === 'branchHead',
  reconcile: (session: Session) => session.role === 'administrator' || session.role === 'auditor',
  openAdmin: (session: Session) => may.administer(session) || may.manageDisplays(session) || may.reconcile(session),
};
