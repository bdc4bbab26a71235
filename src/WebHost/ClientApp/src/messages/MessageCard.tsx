import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { messagesApi } from '../api/messages';
import type { Message } from '../api/types';
import { useAttempt } from '../common/problems';
import { useOperation } from '../common/useOperation';
import { dateTime } from '../format/dates';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { again, stateColor } from './states';

/** One message: to whom, what, where it stands, and what can be done about it. */
export function MessageCard({ message, onDone }: { message: Message; onDone: () => void }) {
  const { t } = useTranslation();
  const { session, bank, managerName } = useBank();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const act = async (step: () => Promise<Message>, done: string) => {
    setBusy(true);
    await attempt(step, { done });
    setBusy(false);
    operation.renew();
    onDone();
  };
  const { state, errorCode } = message;
  const time = state === 'queued' ? t('message.due', { time: dateTime(message.dueAt, bank.timeZone) }) : dateTime(message.settledAt ?? message.createdAt, bank.timeZone);
  const by = message.createdBy === 'podium' && t('message.bySweep');
  return (
    <li className={`card message message-${state}`} id={`message-${message.id}`}>
      <div className="message-head">
        <Tag color={stateColor(state)}>{t(`messageState.${state}`)}</Tag>
        <Link to={`/customers/${encodeURIComponent(message.customerId)}`}>{message.customerName}</Link>
        <span className="filter-gap" />
        <small>{time}</small>
      </div>
      {errorCode && <p className={state === 'failed' ? 'message-why sum-wrong' : 'message-why'}>{t(`messageFailure.${errorCode}`, { defaultValue: errorCode })}</p>}
      {message.subject && <b>{message.subject}</b>}
      <p className="message-text">{message.text}</p>
      <div className="message-foot">
        <small>
          {[t(`messageKind.${message.kind}`), t(`messageChannel.${message.channel}`), message.address, managerName(message.managerId), by, message.attempts > 1 && t('message.attempts', { count: message.attempts })].filter(Boolean).join(' · ')}
        </small>
        <span className="filter-gap" />
        {may.writeMessages(session) && state === 'queued' && (
          <Button size="small" loading={busy} onClick={() => act(() => messagesApi.cancel(message.id, operation.id), t('message.takenBack'))}>
            {t('message.takeBack')}
          </Button>
        )}
        {may.writeMessages(session) && again(state) && (
          <Button size="small" loading={busy} onClick={() => act(() => messagesApi.retry(message.id, operation.id), t('message.sent'))}>
            {t('message.again')}
          </Button>
        )}
      </div>
    </li>
  );
}
