import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { demeritApi } from '../api/demerits';
import type { Demerit, DemeritFile, FaultView } from '../api/types';
import { ReasonModal } from '../common/ReasonModal';
import { useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { dateTime } from '../format/dates';
import { may } from '../session/access';
import { useBank } from '../session/bank';

type Step = 'contest' | 'withdraw' | 'uphold' | 'dismiss';

const questions: Record<Step, string> = {
  contest: 'demerit.contestReason',
  withdraw: 'demerit.withdrawReason',
  uphold: 'demerit.decideReason',
  dismiss: 'demerit.decideReason',
};

function Steps({ id, version }: { id: string; version: number }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const file = useLoad((signal) => demeritApi.find(id, signal), [id, version]);
  return (
    <ol className="demerit-steps" aria-busy={file.loading}>
      {file.data?.steps.slice(1).map((step) => (
        <li key={step.version}>
          {dateTime(step.at, bank.timeZone)} · {step.actor} · {t(`demerit.state.${step.state}`)}: {step.note}
        </li>
      ))}
    </ol>
  );
}

/** A demerit with its steps, and what the reader may do. */
export function DemeritItem({ demerit, managerName, faults, onChange }: { demerit: Demerit; managerName: string; faults: Map<string, FaultView>; onChange: () => void }) {
  const { t, i18n } = useTranslation();
  const { session, bank } = useBank();
  const [asking, setAsking] = useState<Step | null>(null);
  const attempt = useAttempt();
  const fault = faults.get(demerit.fault)?.fault;
  const name = i18n.language.startsWith('zh') ? fault?.nameZh : fault?.nameEn;
  const own = session.managerId === demerit.managerId;
  const leads = may.lead(session);
  const open = demerit.state === 'recorded' || demerit.state === 'contested';
  const decides = leads && demerit.state === 'contested' && demerit.recordedBy.toLowerCase() !== session.userName.toLowerCase();
  const say = async (reason: string) => {
    const entry = { operationId: crypto.randomUUID(), version: demerit.version, reason };
    const act: Record<Step, () => Promise<DemeritFile>> = {
      contest: () => demeritApi.contest(demerit.id, entry),
      withdraw: () => demeritApi.withdraw(demerit.id, entry),
      uphold: () => demeritApi.decide(demerit.id, { ...entry, upheld: true, points: null }),
      dismiss: () => demeritApi.decide(demerit.id, { ...entry, upheld: false, points: null }),
    };
    const done = await attempt(act[asking!]);
    onChange();
    return Boolean(done);
  };
  const button = (step: Step) => (
    <Button key={step} size="small" onClick={() => setAsking(step)}>
      {t(`demerit.${step}`)}
    </Button>
  );
  return (
    <li className={demerit.state === 'dismissed' || demerit.state === 'withdrawn' ? 'demerit-item demerit-void' : 'demerit-item'}>
      <header>
        <b>{managerName}</b>
        <span>{name ?? demerit.fault}</span>
        <span className="demerit-points">{t('demerit.pointsOf', { count: demerit.points })}</span>
        {demerit.disqualifies && <span className="demerit-bad">{t('demerit.disqualified')}</span>}
        <span className="filter-gap" />
        <span>{t(`demerit.state.${demerit.state}`)}</span>
      </header>
      <p>{demerit.evidence}</p>
      <small>
        {demerit.day} · {t('demerit.by', { actor: demerit.ruleKey ? t('demerit.rule') : demerit.recordedBy })} · {dateTime(demerit.recordedAt, bank.timeZone)}
        {demerit.customerId && (
          <>
            {' · '}
            <Link to={`/customers/${encodeURIComponent(demerit.customerId)}`}>{demerit.customerId}</Link>
          </>
        )}
      </small>
      {demerit.version > 1 && <Steps id={demerit.id} version={demerit.version} />}
      <div className="demerit-actions">
        {own && demerit.state === 'recorded' && button('contest')}
        {decides && [button('uphold'), button('dismiss')]}
        {leads && open && button('withdraw')}
      </div>
      <ReasonModal question={asking ? t(questions[asking]) : null} okText={asking ? t(`demerit.${asking}`) : ''} onClose={() => setAsking(null)} onSay={say} />
    </li>
  );
}
