import { PhoneOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Demand } from '../../api/types';
import { visitsApi } from '../../api/visits';
import type { CustomerChoice } from '../../common/CustomerPicker';
import { Problem } from '../../common/problems';
import { useLoad } from '../../common/useLoad';
import { may } from '../../session/access';
import { useBank } from '../../session/bank';
import { PlanVisit } from '../../visits/PlanVisit';
import { RecordContact } from '../../visits/RecordContact';
import { TimelineRows } from './Timeline';

const states = { open: 'normal', met: 'success', missed: 'exception', waived: 'normal' } as const;
const shown = 6;

/** The running periods first, then what became of those before. */
function Demands({ demands }: { demands: readonly Demand[] }) {
  const { t } = useTranslation();
  const asked = demands
    .filter((one) => one.state !== 'waived')
    .toSorted((a, b) => b.to.localeCompare(a.to))
    .slice(0, shown);
  return (
    <ul className="demands">
      {asked.map((one) => (
        <li key={`${one.kind} ${one.period}`} className="card">
          <span>
            {t(`demandKind.${one.kind}`)} <small>{`${one.from} – ${one.to}`}</small>
          </span>
          <Progress percent={one.due === 0 ? 100 : Math.min(100, Math.round((one.done / one.due) * 100))} showInfo={false} size="small" status={states[one.state]} aria-label={t('demand.progress')} />
          <small className={one.state === 'missed' ? 'sum-wrong' : undefined}>{t(`demand.${one.state}`, { done: one.done, due: one.due, day: one.dueBy })}</small>
        </li>
      ))}
    </ul>
  );
}

const kinds = ['visit', 'contact', 'report'] as const;

/** What the rules ask for, what was done, and the two buttons that do more. */
export function Contacts({ customer, names }: { customer: CustomerChoice; names: Readonly<Record<string, string>> }) {
  const { t } = useTranslation();
  const { session } = useBank();
  const demands = useLoad((signal) => visitsApi.demands(customer.id, signal), [customer.id]);
  const [round, setRound] = useState(0);
  const [dialog, setDialog] = useState<'plan' | 'contact' | null>(null);
  const done = () => {
    demands.reload();
    setRound((before) => before + 1);
  };
  const close = () => setDialog(null);
  return (
    <>
      {demands.error ? <Problem error={demands.error} onRetry={demands.reload} /> : null}
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
        <TimelineRows key={round} customerId={customer.id} kinds={kinds} names={names} />
      </section>
      {dialog === 'plan' && <PlanVisit start={{ customer }} onClose={close} onDone={done} />}
      {dialog === 'contact' && <RecordContact customer={customer} onClose={close} onDone={done} />}
    </>
  );
}
