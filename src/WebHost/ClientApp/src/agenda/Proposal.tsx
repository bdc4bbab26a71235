import { Alert, Button, Checkbox, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProposedVisit } from '../api/types';
import { visitsApi } from '../api/visits';
import { usePhone } from '../common/preferences';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useOperation } from '../common/useOperation';
import { TierTag } from '../customers/TierTag';
import { dayText } from '../format/days';
import { zonedTime } from '../format/zone';
import { useBank } from '../session/bank';
import { proposalText } from './reasons';

const keyOf = (one: ProposedVisit) => `${one.customerId} ${one.start}`;

interface ProposalProps {
  week: string;
  onClose: () => void;
  onDone: () => void;
}

function Days({ items, chosen, onToggle }: { items: readonly ProposedVisit[]; chosen: (key: string) => boolean; onToggle: (key: string) => void }) {
  const { t, i18n } = useTranslation();
  const { bank } = useBank();
  const days = [...new Set(items.map((one) => one.day))].sort();
  return days.map((day) => (
    <section key={day} className="proposal-day">
      <h3>{dayText(day, i18n.language, { weekday: 'long', month: 'long', day: 'numeric' })}</h3>
      {items
        .filter((one) => one.day === day)
        .map((one) => (
          <Checkbox key={keyOf(one)} checked={chosen(keyOf(one))} onChange={() => onToggle(keyOf(one))} className="proposal-visit">
            <b>{zonedTime(one.start, bank.timeZone)}</b> {one.customerName} <TierTag tier={one.tier} />
            {one.kind === 'contact' && <Tag className="proposal-call">{t('proposal.call')}</Tag>}
            <small>{proposalText(one.reason, t)}</small>
          </Checkbox>
        ))}
    </section>
  ));
}

/** The platform's week: each visit with its reason; a person takes all of them or some. */
export function Proposal({ week, onClose, onDone }: ProposalProps) {
  const { t } = useTranslation();
  const phone = usePhone();
  const proposal = useLoad((signal) => visitsApi.proposal(week, signal), [week]);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const items = proposal.data ?? [];
  const taken = items.filter((one) => !left.has(keyOf(one)));
  const toggle = (key: string) =>
    setLeft((before) => {
      const after = new Set(before);
      if (!after.delete(key)) after.add(key);
      return after;
    });
  const accept = async () => {
    setBusy(true);
    const done = await attempt(() => visitsApi.acceptProposal({ operationId: operation.id, items: taken.map(({ customerId, kind, start }) => ({ customerId, kind, start })) }), { done: t('proposal.accepted', { count: taken.length }) });
    setBusy(false);
    operation.renew();
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('proposal.title')}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 640 : 460}
      footer={
        <Button type="primary" block loading={busy} disabled={taken.length === 0} onClick={() => void accept()}>
          {t('proposal.accept', { count: taken.length })}
        </Button>
      }
    >
      {proposal.error ? <Problem error={proposal.error} onRetry={proposal.reload} /> : null}
      {proposal.loading && !proposal.data && <div className="page-loading" aria-busy="true" />}
      {proposal.data?.length === 0 && <Alert type="success" showIcon title={t('proposal.nothing')} />}
      <Days items={items} chosen={(key) => !left.has(key)} onToggle={toggle} />
    </Drawer>
  );
}
