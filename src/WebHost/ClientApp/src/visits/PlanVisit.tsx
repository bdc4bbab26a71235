import { App, Checkbox, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Visit } from '../api/types';
import { visitsApi } from '../api/visits';
import { CustomerPicker, type CustomerChoice } from '../common/CustomerPicker';
import { DayInput, TimeInput } from '../common/DayInput';
import { useAttempt } from '../common/problems';
import { useOperation } from '../common/useOperation';
import { addDays } from '../format/days';
import { freeHour, onClock, zonedDay, zonedTime } from '../format/zone';
import { useBank } from '../session/bank';

export interface PlanStart {
  /** The visit to change; without it a new one is planned. */
  visit?: Pick<Visit, 'id' | 'start' | 'end' | 'place'>;
  customer?: CustomerChoice;
  day?: string;
}

interface Entry {
  customerId: string;
  day: string;
  start: string;
  end: string;
  place: string;
  purpose: string;
  surprise?: boolean;
  repeats?: boolean;
  everyWeeks?: number;
  until?: string;
}

const halfYear = 182;

function useInitial(start: PlanStart): Partial<Entry> {
  const { bank } = useBank();
  const { visit, customer, day } = start;
  if (visit) return { day: zonedDay(visit.start, bank.timeZone), start: zonedTime(visit.start, bank.timeZone), end: zonedTime(visit.end, bank.timeZone), place: visit.place };
  const first = day ?? addDays(bank.businessDate, 1);
  const [from, to] = freeHour(first, Date.now(), bank.timeZone);
  return { ...(customer ? { customerId: customer.id } : {}), day: first, start: from, end: to, everyWeeks: 2, until: addDays(first, halfYear) };
}

function When() {
  const { t } = useTranslation();
  const required = { required: true, message: t('common.required') };
  return (
    <div className="form-three">
      <Form.Item name="day" label={t('visit.day')} rules={[required]}>
        <DayInput />
      </Form.Item>
      <Form.Item name="start" label={t('visit.from')} rules={[required]}>
        <TimeInput />
      </Form.Item>
      <Form.Item
        name="end"
        label={t('visit.to')}
        dependencies={['start']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_, end: string | undefined) => (!end || end > getFieldValue('start') ? Promise.resolve() : Promise.reject(new Error(t('visit.endBeforeStart')))),
          }),
        ]}
      >
        <TimeInput />
      </Form.Item>
    </div>
  );
}

function Repeats() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Entry>();
  const repeats = Form.useWatch('repeats', form);
  return (
    <>
      <div className="form-checks">
        <Form.Item name="surprise" valuePropName="checked" noStyle>
          <Checkbox>{t('visit.surprise')}</Checkbox>
        </Form.Item>
        <Form.Item name="repeats" valuePropName="checked" noStyle>
          <Checkbox>{t('visit.repeats')}</Checkbox>
        </Form.Item>
      </div>
      {repeats && (
        <div className="form-pair">
          <Form.Item name="everyWeeks" label={t('visit.everyWeeks')}>
            <InputNumber min={1} max={26} />
          </Form.Item>
          <Form.Item name="until" label={t('visit.until')}>
            <DayInput />
          </Form.Item>
        </div>
      )}
    </>
  );
}

/** Plans a visit, or changes time and place of one. */
export function PlanVisit({ start, onClose, onDone }: { start: PlanStart; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Entry>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const { visit } = start;
  const initial = useInitial(start);
  const save = async (entry: Entry) => {
    const times = { start: onClock(entry.day, entry.start), end: onClock(entry.day, entry.end), place: entry.place };
    const recurrence = entry.repeats ? { recurrence: { everyWeeks: entry.everyWeeks ?? 1, until: entry.until ?? entry.day } } : {};
    const change = () =>
      visit
        ? visitsApi.change(visit.id, { operationId: operation.id, ...times })
        : visitsApi.plan({ operationId: operation.id, customerId: entry.customerId, purpose: entry.purpose ?? '', surprise: entry.surprise ?? false, ...times, ...recurrence });
    setBusy(true);
    const done = await attempt(change, { form, done: t('common.saved') });
    setBusy(false);
    // What was refused and is mended is another decision.
    operation.renew();
    if (!done) return;
    for (const warning of done.warnings ?? []) void message.warning(t(`warning.${warning}`, { defaultValue: warning }));
    onDone();
    onClose();
  };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} title={t(visit ? 'visit.change' : 'visit.plan')} okText={t('common.save')}>
      <Form<Entry> form={form} layout="vertical" onFinish={save} initialValues={initial}>
        {!visit && (
          <Form.Item name="customerId" label={t('visit.customer')} rules={required}>
            <CustomerPicker known={start.customer} autoFocus={!start.customer} />
          </Form.Item>
        )}
        <When />
        <Form.Item name="place" label={t('visit.place')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        {!visit && (
          <>
            <Form.Item name="purpose" label={t('visit.purpose')} rules={required}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 5 }} maxLength={500} />
            </Form.Item>
            <Repeats />
          </>
        )}
      </Form>
    </Modal>
  );
}
