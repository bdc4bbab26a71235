import type { Birthday, CompanyFile, CustomerFile, FileChange, PersonFile } from '../../api/types';

type Typed<T> = { [K in keyof T]?: T[K] | undefined };

/** The file as its form holds it: what was never touched may be missing. */
export interface FileEntry {
  name?: string;
  status: CustomerFile['status'];
  coreQuality: boolean;
  noMessages: boolean;
  notes?: string;
  phone?: string;
  email?: string;
  address?: string;
  person?: Typed<Omit<PersonFile, 'birthday' | 'family'>> & { birthday?: Typed<Birthday>; family?: (Typed<Omit<PersonFile['family'][number], 'birthday'>> & { birthday?: Typed<Birthday> })[] };
  company?: Typed<Omit<CompanyFile, 'contacts'>> & { contacts?: Typed<CompanyFile['contacts'][number]>[] };
}

const text = (value: string | null | undefined) => value?.trim() || null;

function birthdayOf(entry: Typed<Birthday> | undefined): Birthday | null {
  const { calendar = 'solar', year, month, day, leapMonth } = entry ?? {};
  return month == null || day == null ? null : { calendar, year: year ?? null, month, day, leapMonth: calendar === 'lunar' && Boolean(leapMonth) };
}

/** A birthday nobody knows yet: most people say theirs by the solar calendar. */
export const unknownBirthday = { calendar: 'solar' } as const;

function personEntry(person: PersonFile | null | undefined): FileEntry['person'] & object {
  if (!person) return { birthday: unknownBirthday };
  const family = person.family.map((one) => ({ ...one, birthday: one.birthday ?? unknownBirthday }));
  return { ...person, birthday: person.birthday ?? unknownBirthday, family };
}

export function toEntry(file: CustomerFile): FileEntry {
  const { profile } = file.customer;
  const contact = { phone: profile.phone ?? '', email: profile.email ?? '', address: profile.address ?? '' };
  return {
    name: profile.name,
    status: file.status,
    coreQuality: file.coreQuality,
    noMessages: file.noMessages,
    notes: file.notes,
    ...contact,
    ...(profile.kind === 'person' ? { person: personEntry(file.person) } : { company: file.company ?? {} }),
  };
}

export function toChange(entry: FileEntry, file: CustomerFile, operationId: string): FileChange {
  const { person, company } = entry;
  return {
    operationId,
    version: file.version,
    name: entry.name?.trim() ?? null,
    status: entry.status,
    coreQuality: entry.coreQuality,
    noMessages: entry.noMessages,
    notes: entry.notes?.trim() ?? '',
    phone: entry.phone?.trim() ?? '',
    email: entry.email?.trim() ?? '',
    address: entry.address?.trim() ?? '',
    ...(file.customer.profile.kind === 'person'
      ? {
          person: {
            title: text(person?.title),
            formOfAddress: text(person?.formOfAddress),
            hobbies: text(person?.hobbies),
            birthday: birthdayOf(person?.birthday),
            family: (person?.family ?? []).map((one) => ({ name: one.name?.trim() ?? '', relation: one.relation?.trim() ?? '', birthday: birthdayOf(one.birthday) })),
          },
        }
      : {
          company: {
            licenceNumber: text(company?.licenceNumber),
            legalRepresentative: text(company?.legalRepresentative),
            industry: text(company?.industry),
            contacts: (company?.contacts ?? []).map((one) => ({ name: one.name?.trim() ?? '', title: text(one.title), phone: text(one.phone), email: text(one.email) })),
          },
        }),
  };
}
