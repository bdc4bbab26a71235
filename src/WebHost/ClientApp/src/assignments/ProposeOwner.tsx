import { Button, Drawer, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentApi } from '../api/assignments';
import { podium } from '../api/podium';
import type { Customer, OwnerCandidate, OwnerProposal } from '../api/types';
import { usePhone } from '../common/preferences';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useOperation } from '../common/useOperation';
import { TierTag } from '../customers/TierTag';
import { useBank } from '../session/bank';
import { whyText } from './reasonText';
import './assignments.css';

function Parts({ candidate }: { candidate: OwnerCandidate }) {
  const { t } = useTranslation();
  return (
    <ul className="proposal-parts">
      {candidate.parts.map((part) => (
        <li key={part.way} className={part.points < 0 ? 'proposal-off' : ''}>
          <span>{t(`way.${part.way}`)}</span>
          <span className="proposal-track" role="meter" aria-label={t(`way.${part.way}`)} aria-valuemin={0} aria-valuemax={part.most} aria-valuenow={Math.abs(part.points)}>
            <i style={{ width: `${part.most === 0 ? 0 : (100 * Math.abs(part.points)) / part.most}%` }} />
          </span>
          <span className="number">{part.points}</span>
          <small>{part.reasons.map((reason) => whyText(reason, t)).join(t('file.comma'))}</small>
        </li>
      ))}
    </ul>
  );
}

function Candidate({ candidate, from, busy, onAccept }: { candidate: OwnerCandidate; from: string; busy: boolean; onAccept: () => void }) {
  const { t } = useTranslation();
  const { unitName } = useBank();
  return (
    <li className="proposal-candidate">
      <header>
        <strong className="proposal-score">{candidate.score}</strong>
        <span>
          <b>{candidate.name}</b> {candidate.current && <Tag>{t('ownerProposal.current')}</Tag>}
          <br />
          <small>
            {t(`grade.${candidate.grade}`, { defaultValue: candidate.grade })} · {unitName(candidate.unitId)} · {t('ownerProposal.customers', { count: candidate.customers, limit: candidate.limit })}
          </small>
        </span>
        <Popconfirm title={t('ownerProposal.acceptSure', { name: candidate.name, from })} onConfirm={onAccept}>
          <Button type="primary" loading={busy}>
            {t('ownerProposal.accept')}
          </Button>
        </Popconfirm>
      </header>
      <Parts candidate={candidate} />
    </li>
  );
}

function Proposals({ customer, proposal, onDone }: { customer: Customer; proposal: OwnerProposal; onDone: () => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [busy, setBusy] = useState<string | null>(null);
  const operation = useOperation();
  const attempt = useAttempt();
  const accept = async (one: OwnerCandidate) => {
    setBusy(one.managerId);
    const followed = { managerId: one.managerId, score: one.score, rulesVersion: proposal.rulesVersion };
    const shares = [{ managerId: one.managerId, basisPoints: 10_000 }];
    const done = await attempt(() => podium.assign(customer.id, operation.id, bank.businessDate, shares, followed), { done: t('common.saved') });
    setBusy(null);
    operation.renew();
    if (done) onDone();
  };
  return (
    <>
      <p className="proposal-asks">
        <TierTag tier={proposal.tier} /> {proposal.weak && <Tag>{t('ownerProposal.weak')}</Tag>} {t('ownerProposal.asks', { what: t(`specialty.${proposal.asks}`) })}
        {proposal.industry ? ` · ${proposal.industry}` : ` · ${t('ownerProposal.left')}`}
      </p>
      {proposal.candidates.length === 0 && <p className="nothing">{t('ownerProposal.none')}</p>}
      <ol className="proposal-list">
        {proposal.candidates.map((one) => (
          <Candidate key={one.managerId} candidate={one} from={bank.businessDate} busy={busy === one.managerId} onAccept={() => void accept(one)} />
        ))}
      </ol>
    </>
  );
}

function Panel({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation();
  const proposal = useLoad((signal) => assignmentApi.propose(customer.id, signal), [customer.id]);
  return (
    <>
      <p className="hint">{t('ownerProposal.hint')}</p>
      {proposal.error ? <Problem error={proposal.error} onRetry={proposal.reload} /> : null}
      {proposal.loading && !proposal.data && <div className="page-loading" aria-busy="true" />}
      {proposal.data && <Proposals customer={customer} proposal={proposal.data} onDone={onDone} />}
    </>
  );
}

/** Who could serve a customer, with score and reasons; a person decides. */
export function ProposeOwner({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button className="propose-owner" onClick={() => setOpen(true)}>
        {t('ownerProposal.open')}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={`${t('ownerProposal.title')} · ${customer.profile.name}`} size={phone ? '100%' : 560} destroyOnHidden>
        <Panel customer={customer} onDone={done} />
      </Drawer>
    </>
  );
}
