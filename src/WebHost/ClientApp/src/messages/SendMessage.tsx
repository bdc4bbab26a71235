import { Alert, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messagesApi } from '../api/messages';
import type { MessageDraft, MessageKind, MessageLanguage } from '../api/types';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useOperation } from '../common/useOperation';
import { dateTime } from '../format/dates';
import { useBank } from '../session/bank';
import { again } from './states';
import './messages.css';

interface SendProps {
  customer: { id: string; name: string };
  /** Thanks, when nothing is said. */
  kind?: MessageKind;
  /** The visit it gives thanks for. */
  visitId?: string;
  onClose: () => void;
  onDone?: () => void;
}

const kinds: readonly MessageKind[] = ['thanks', 'birthday', 'holiday', 'notice'];

function Hints({ draft }: { draft: MessageDraft }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const { existing, refusal } = draft;
  if (existing) {
    const text = t('message.existing', { state: t(`messageState.${existing.state}`), time: dateTime(existing.settledAt ?? existing.dueAt, bank.timeZone) });
    const why = existing.errorCode && t(`messageFailure.${existing.errorCode}`, { defaultValue: existing.errorCode });
    return <Alert type={again(existing.state) ? 'warning' : 'info'} showIcon title={text} description={why || t('message.unchanged')} />;
  }
  if (refusal) return <Alert type="error" showIcon title={t(`messageFailure.${refusal}`, { defaultValue: refusal })} />;
  if (!draft.carried) return <Alert type="warning" showIcon title={t('message.noGatewayDraft')} />;
  if (draft.quiet) return <Alert type="info" showIcon title={t('message.quiet', { time: dateTime(draft.dueAt, bank.timeZone) })} />;
  return null;
}

/** The message as the customer will read it. */
export function Bubble({ subject, text }: { subject: string; text: string }) {
  return (
    <div className="message-bubble">
      {subject && <b>{subject}</b>}
      <p>{text}</p>
    </div>
  );
}

/** A message to one customer: what it will say stands there at once, so that sending is the second click. */
export function SendMessage({ customer, kind = 'thanks', visitId, onClose, onDone }: SendProps) {
  const { t } = useTranslation();
  const [template, setTemplate] = useState<string>();
  const [language, setLanguage] = useState<MessageLanguage>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const loaded = useLoad((signal) => messagesApi.draft(customer.id, { kind, template, language, visitId }, signal), [customer.id, kind, template, language, visitId]);
  const draft = loaded.data;
  const old = draft?.existing;
  const send = async () => {
    if (!draft?.template) return;
    const { template: code, templateVersion, language: tongue } = draft;
    setBusy(true);
    const done = await attempt(
      () => (old ? messagesApi.retry(old.id, operation.id) : messagesApi.send(customer.id, { operationId: operation.id, template: code, templateVersion, language: tongue, visitId: visitId ?? null })),
      { done: t('message.sent') },
    );
    setBusy(false);
    operation.renew();
    if (!done) {
      loaded.reload();
      return;
    }
    onDone?.();
    onClose();
  };
  const blocked = !draft || loaded.loading || Boolean(draft.refusal) || Boolean(old && !again(old.state));
  const options = kinds.map((one) => ({
    label: t(`messageKind.${one}`),
    options: (draft?.templates ?? [])
      .filter((offered) => offered.kind === one)
      .map((offered) => ({ value: offered.code, label: `${offered.holiday ? t(`holidayName.${offered.holiday}`) : t(`messageKind.${one}`)} · ${t(`messageChannel.${offered.channel}`)}${one === 'notice' ? ` · ${offered.code}` : ''}` })),
  }));
  return (
    <Modal
      open
      onCancel={onClose}
      onOk={send}
      title={`${t('message.send')} · ${customer.name}`}
      okText={t(old && again(old.state) ? 'message.again' : 'message.sendNow')}
      okButtonProps={{ disabled: blocked, loading: busy, className: 'message-send' }}
    >
      <div className="message-form">
        <div className="message-choice">
          <Select value={draft?.template ?? null!} onChange={setTemplate} options={options.filter((group) => group.options.length > 0)} aria-label={t('message.template')} loading={loaded.loading} />
          <Segmented
            value={language ?? draft?.language ?? 'zh'}
            onChange={setLanguage}
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
            aria-label={t('message.language')}
          />
        </div>
        {loaded.error ? <Problem error={loaded.error} onRetry={loaded.reload} /> : null}
        {draft && <Hints draft={draft} />}
        {draft?.address && (
          <p className="message-address">
            {t('message.to')} <b>{draft.address}</b>
          </p>
        )}
        {draft?.template && <Bubble subject={old?.subject ?? draft.subject} text={old && !again(old.state) ? old.text : draft.text} />}
      </div>
    </Modal>
  );
}
