import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CompanyFile, CustomerFile, PersonFile } from '../../api/types';
import { may } from '../../session/access';
import { useBank } from '../../session/bank';
import { AccountsCard } from '../AccountsCard';
import { TierTag } from '../TierTag';
import { birthdayText } from './birthday';
import { EditFile } from './EditFile';

function Facts({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value || <span className="no-data">--</span>}</dd>
        </div>
      ))}
    </dl>
  );
}

function Person({ person }: { person: PersonFile | null }) {
  const { t, i18n } = useTranslation();
  const birthday = (one: PersonFile['birthday']) => one && birthdayText(one, i18n.language);
  return (
    <>
      <Facts
        facts={[
          [t('file.title'), person?.title],
          [t('file.formOfAddress'), person?.formOfAddress],
          [t('file.birthday'), birthday(person?.birthday)],
          [t('file.hobbies'), person?.hobbies],
        ]}
      />
      {(person?.family.length ?? 0) > 0 && (
        <>
          <h3>{t('file.family')}</h3>
          <ul className="file-people">
            {person!.family.map((one) => (
              <li key={`${one.name} ${one.relation}`}>
                <b>{one.name}</b> {one.relation}
                <small>{birthday(one.birthday)}</small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Company({ company }: { company: CompanyFile | null }) {
  const { t } = useTranslation();
  return (
    <>
      <Facts
        facts={[
          [t('file.licenceNumber'), company?.licenceNumber],
          [t('file.legalRepresentative'), company?.legalRepresentative],
          [t('customer.industry'), company?.industry],
        ]}
      />
      {(company?.contacts.length ?? 0) > 0 && (
        <>
          <h3>{t('file.companyContacts')}</h3>
          <ul className="file-people">
            {company!.contacts.map((one) => (
              <li key={`${one.name} ${one.phone}`}>
                <b>{one.name}</b> {one.title}
                <small>
                  {one.phone && <a href={`tel:${one.phone}`}>{one.phone}</a>} {one.email && <a href={`mailto:${one.email}`}>{one.email}</a>}
                </small>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function TierHistory({ history }: { history: CustomerFile['tierHistory'] }) {
  return (
    <ol className="assignments">
      {history.toReversed().map((one) => (
        <li key={`${one.from} ${one.tier}`}>
          <span className="date">{one.from}</span>
          <span>
            <TierTag tier={one.tier} />
          </span>
        </li>
      ))}
    </ol>
  );
}

interface ProfileProps {
  file: CustomerFile;
  onDone: (file: CustomerFile) => void;
  onReload: () => void;
}

/** Who the customer is. */
export function Profile({ file, onDone, onReload }: ProfileProps) {
  const { t } = useTranslation();
  const { session, unitName } = useBank();
  const [editing, setEditing] = useState(false);
  const { profile } = file.customer;
  const person = profile.kind === 'person';
  return (
    <div className="two-columns">
      <section className="card">
        <header>
          <h2>{t('customer.profile')}</h2>
          <span className="filter-gap" />
          {may.keepFiles(session) && <Button onClick={() => setEditing(true)}>{t('customer.editProfile')}</Button>}
        </header>
        <Facts
          facts={[
            [t('customer.phone'), profile.phone && <a href={`tel:${profile.phone}`}>{profile.phone}</a>],
            [t('customer.email'), profile.email && <a href={`mailto:${profile.email}`}>{profile.email}</a>],
            [t('customer.address'), profile.address],
            [t('customer.home'), unitName(file.customer.homeUnitId)],
            [t('customer.since'), file.customer.since],
          ]}
        />
        <h3>{t(`customerKind.${profile.kind}`)}</h3>
        {person ? <Person person={file.person ?? null} /> : <Company company={file.company ?? null} />}
        {file.notes && (
          <>
            <h3>{t('file.notes')}</h3>
            <p className="file-notes">{file.notes}</p>
          </>
        )}
      </section>
      <div className="file-side">
        <AccountsCard customer={file.customer} names={file.ownerNames} onDone={onReload} />
        <section className="card">
          <header>
            <h2>{t('file.tierHistory')}</h2>
          </header>
          <TierHistory history={file.tierHistory} />
        </section>
      </div>
      {editing && <EditFile file={file} onClose={() => setEditing(false)} onDone={onDone} onReload={onReload} />}
    </div>
  );
}
