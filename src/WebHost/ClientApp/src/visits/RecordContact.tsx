import { Form, Input, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactKind, ContactOutcome } from '../api/types';
import { visitsApi } from '../api/visits';
import type { CustomerChoice } from '../common/CustomerPicker';
import { DayInput, TimeInput } from '../common/DayInput';
import { useAttempt } from '../common/problems';
import { useOperation } from '../common/useOperation';
import { onClock, zonedDay, zonedTime } from '../format/zone';
import { useBank } from '../session/bank';

export const ContactKinds: readonly ContactKind[] = ['phone', 'sms', 'email', 'meeting'];
export const ContactOutcomes: readonly ContactOutcome[] = ['agreed', 'declined', 'other'];

interface Entry {
  kind: ContactKind;
  day: string;
  at: string;
  result: string;
  outcome?: ContactOutcome;
  nextDay?: string;
  nextContact?: string;
}

/** Records a call, a message or a meeting, and when to speak next. */
export function RecordContact({ customer, onClose, onDone }: { customer: CustomerChoice; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [form] = Form.useForm<Entry>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const [now] = useState(() => Date.now());
  const save = async ({ kind, day, at: time, result, outcome, nextDay, nextContact }: Entry) => {
    setBusy(true);
    const next = nextDay ? { nextContact: onClock(nextDay, nextContact ?? '09:00') } : {};
    const at = onClock(day, time);
    const done = await attempt(() => visitsApi.addContact({ operationId: operation.id, customerId: customer.id, kind, at, result, ...(outcome && { outcome }), ...next }), { form, done: t('common.saved') });
    setBusy(false);
    operation.renew();
    if (!done) return;
    onDone();
    onClose();
  };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} title={`${t('contact.record')} · ${customer.name}`} okText={t('common.save')}>
      <Form<Entry> form={form} layout="vertical" onFinish={save} initialValues={{ kind: 'phone', day: zonedDay(now, bank.timeZone), at: zonedTime(now, bank.timeZone) }}>
        <Form.Item name="kind" label={t('contact.kind')}>
          <Segmented options={ContactKinds.map((value) => ({ value, label: t(`contactKind.${value}`) }))} block />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="day" label={t('contact.day')} rules={required}>
            <DayInput />
          </Form.Item>
          <Form.Item name="at" label={t('contact.time')} rules={required}>
            <TimeInput />
          </Form.Item>
        </div>
        <Form.Item name="result" label={t('contact.result')} rules={required}>
          <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 8 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="outcome" label={t('contact.outcome')}>
          <Select allowClear options={ContactOutcomes.map((value) => ({ value, label: t(`contactOutcome.${value}`) }))} />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="nextDay" label={t('contact.next')}>
            <DayInput allowClear min={bank.businessDate} />
          </Form.Item>
          <Form.Item name="nextContact" label={t('contact.nextTime')}>
            <TimeInput />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
