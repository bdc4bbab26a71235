import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons';
import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { handoverApi } from '../api/handovers';
import type { HandoverSigner, HandoverView, Session } from '../api/types';
import { ReasonModal } from '../common/ReasonModal';
import { useAttempt } from '../common/problems';
import { dateTime } from '../format/dates';
import { may } from '../session/access';
import { useBank } from '../session/bank';

const parts: readonly HandoverSigner[] = ['giver', 'receiver', 'leader'];

function partOf(session: Session, view: HandoverView): HandoverSigner | null {
  if (session.managerId === view.handover.giverId) return 'giver';
  if (session.managerId === view.handover.receiverId) return 'receiver';
  return may.lead(session) ? 'leader' : null;
}

type Asking = 'signFor' | 'cancel' | null;

/** Who has signed, and what the reader may do. */
export function Signatures({ view, onChange, onReload }: { view: HandoverView; onChange: (view: HandoverView) => void; onReload: () => void }) {
  const { t } = useTranslation();
  const { session, bank } = useBank();
  const [asking, setAsking] = useState<Asking>(null);
  const attempt = useAttempt();
  const { handover } = view;
  const signatureOf = (part: HandoverSigner) => handover.signatures.find((one) => one.signer === part);
  const own = partOf(session, view);
  const step = () => ({ operationId: crypto.randomUUID(), version: handover.version });
  const take = async (change: () => Promise<HandoverView>, done?: string) => {
    const changed = await attempt(change, done ? { done } : {});
    if (changed) onChange(changed);
    // Somebody else was faster: what they did comes before a second try.
    else onReload();
    return Boolean(changed);
  };
  const leads = own === 'leader';
  return (
    <section className="card">
      <header>
        <h2>{t('handover.signatures')}</h2>
      </header>
      <ul className="handover-signatures">
        {parts.map((part) => {
          const signature = signatureOf(part);
          return (
            <li key={part}>
              {signature ? <CheckCircleFilled className="handover-signed" /> : <ClockCircleOutlined className="handover-unsigned" />}
              <span>
                {t(`handover.signer.${part}`)}
                {part === 'giver' && ` · ${view.giverName}`}
                {part === 'receiver' && view.receiverName && ` · ${view.receiverName}`}
                <br />
                <small>
                  {signature ? `${signature.userName} · ${dateTime(signature.at, bank.timeZone)}` : t('handover.missing')}
                  {signature?.inPlaceReason && ` · ${t('handover.inPlace', { reason: signature.inPlaceReason })}`}
                </small>
              </span>
            </li>
          );
        })}
      </ul>
      <div className="handover-actions">
        {handover.state === 'open' && own && !signatureOf(own) && (
          <Popconfirm title={t('handover.signSure', { from: handover.from })} onConfirm={() => take(() => handoverApi.sign(handover.id, step()), t('handover.signed'))}>
            <Button type="primary">{t('handover.sign', { part: t(`handover.signer.${own}`) })}</Button>
          </Popconfirm>
        )}
        {handover.state === 'open' && leads && !signatureOf('giver') && <Button onClick={() => setAsking('signFor')}>{t('handover.signFor')}</Button>}
        {(handover.state === 'open' || handover.state === 'signed' || handover.state === 'draft') && leads && (
          <Button danger onClick={() => setAsking('cancel')}>
            {t('handover.cancel')}
          </Button>
        )}
        {handover.state === 'done' && leads && view.progress.failed > 0 && <Button onClick={() => void take(() => handoverApi.retry(handover.id, step()))}>{t('handover.retry')}</Button>}
      </div>
      <ReasonModal
        question={asking === null ? null : t(asking === 'cancel' ? 'handover.cancelReason' : 'handover.signForReason')}
        okText={t(asking === 'cancel' ? 'handover.cancel' : 'handover.signFor')}
        danger={asking === 'cancel'}
        onClose={() => setAsking(null)}
        onSay={(reason) => take(() => (asking === 'cancel' ? handoverApi.cancel(handover.id, { ...step(), reason }) : handoverApi.sign(handover.id, { ...step(), inPlaceReason: reason })))}
      />
    </section>
  );
}
