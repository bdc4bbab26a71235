import { expect, it } from 'vitest';
import type { CustomerFile } from '../../api/types';
import { toChange, toEntry } from './fileEntry';

function file(kind: 'person' | 'corporate', rest: Partial<CustomerFile> = {}): CustomerFile {
  return {
    customer: { profile: { name: 'x', kind, phone: '1', email: null, address: null } },
    status: 'active',
    coreQuality: false,
    noMessages: false,
    notes: '',
    version: 7,
    ...rest,
  } as CustomerFile;
}

it('saves a person as it was opened', () => {
  const person = {
    title: 'Dr',
    formOfAddress: null,
    hobbies: 'go',
    birthday: { calendar: 'lunar' as const, year: 1970, month: 8, day: 15, leapMonth: false },
    family: [{ name: 'Mei', relation: 'daughter', birthday: null }],
  };
  const opened = file('person', { person });
  const change = toChange(toEntry(opened), opened, 'op');
  expect(change.person).toEqual(person);
  expect(change.company).toBeUndefined();
  expect(change).toMatchObject({ operationId: 'op', version: 7, phone: '1', email: '', address: '' });
});

it('keeps no half birthday and no leap month of the solar calendar', () => {
  const opened = file('person');
  const entry = toEntry(opened);
  expect(toChange({ ...entry, person: { birthday: { calendar: 'solar', year: 1980 } } }, opened, 'op').person?.birthday).toBeNull();
  expect(toChange({ ...entry, person: { birthday: { calendar: 'solar', month: 2, day: 3, leapMonth: true } } }, opened, 'op').person?.birthday).toEqual({
    calendar: 'solar',
    year: null,
    month: 2,
    day: 3,
    leapMonth: false,
  });
});

it('saves a company with what was cleared cleared', () => {
  const opened = file('corporate', { company: { licenceNumber: '91', legalRepresentative: 'Li', industry: null, contacts: [] } });
  const entry = { ...toEntry(opened), company: { licenceNumber: ' ', legalRepresentative: 'Li ', contacts: [{ name: 'Zhou' }] } };
  expect(toChange(entry, opened, 'op').company).toEqual({ licenceNumber: null, legalRepresentative: 'Li', industry: null, contacts: [{ name: 'Zhou', title: null, phone: null, email: null }] });
});
