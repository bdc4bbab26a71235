import { PhoneOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Contact, Demand } from '../../api/types';
import { visitsApi } from '../../api/visits';
import type { CustomerChoice } from '../../common/CustomerPicker';
import { Problem } from '../../common/problems';
import { useLoad } from '../../common/useLoad';
import { dateTime } from '../../format/dates';
import { may } from '../../session/access';
import { useBank } from '../../session/bank';
import { PlanVisit } from '../../visits/PlanVisit';
import { RecordContact } from '../../visits/RecordContact';

function Demands({ demands }: { demands: readonly Demand[] }) {
  const { t } = useTranslation();
  return (
    <ul className="demands">
      {demands.map((one) => (
        <li key={`${one.kind} ${one.period}`} className="card">
          <span>
            {t(`demandKind.${one.kind}`)} <small>{`${one.from} – ${one.to}`}</small>
          </span>
          <Progress percent={one.due === 0 ? 100 : Math.min(100, Math.round((one.done / one.due) * 100))} showInfo={false} size="small" status={one.done >= one.due ? 'success' : 'normal'} aria-label={t('demand.progress')} />
          <small>{one.done >= one.due ? t('demand.met', { done: one.done, due: one.due }) : t('demand.owed', { done: one.done, due: one.due, day: one.dueBy })}</small>
        </li>
      ))}
    </ul>
  );
}

function ContactRow({ contact }: { contact: Contact }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  return (
    <li>
      <time dateTime={contact.at}>{dateTime(contact.at, bank.timeZone)}</time>
      <div>
        <b>{t(`contactKind.${contact.kind}`)}</b> {contact.result}
        {contact.nextContact && <small>{t('contact.nextAt', { at: dateTime(contact.nextContact, bank.timeZone) })}</small>}
      </div>
    </li>
  );
}

/** What the rules ask for, what was done, and the two buttons that do more. */
export function Contacts({ customer }: { customer: CustomerChoice }) {
  const { t } = useTranslation();
  const { session } = useBank();
  const demands = useLoad((signal) => visitsApi.demands(customer.id, signal), [customer.id]);
  const contacts = useLoad((signal) => visitsApi.contacts(customer.id, signal), [customer.id]);
  const [dialog, setDialog] = useState<'plan' | 'contact' | null>(null);
  const done = () => {
    demands.reload();
    contacts.reload();
  };
  const close = () => setDialog(null);
  const problem = demands.error ?? contacts.error;
  return (
    <>
      {problem ? <Problem error={problem} onRetry={done} /> : null}
      {demands.data && <Demands demands={demands.data} />}
      <section className="card">
        <header>
          <h2>{t('file.contacts')}</h2>
          <span className="filter-gap" />
          {may.visit(session) && (
            <>
              <Button icon={<PhoneOutlined />} onClick={() => setDialog('contact')}>
                {t('contact.record')}
              </Button>
              <Button icon={<PlusOutlined />} onClick={() => setDialog('plan')}>
                {t('visit.plan')}
              </Button>
            </>
          )}
        </header>
        {contacts.loading && !contacts.data && <div className="page-loading" aria-busy="true" />}
        <ol className="timeline">
          {contacts.data?.map((contact) => (
            <ContactRow key={contact.id} contact={contact} />
          ))}
        </ol>
        {contacts.data?.length === 0 && <p className="nothing">{t('contact.nothing')}</p>}
      </section>
      {dialog === 'plan' && <PlanVisit start={{ customer }} onClose={close} onDone={done} />}
      {dialog === 'contact' && <RecordContact customer={customer} onClose={close} onDone={done} />}
    </>
  );
}
