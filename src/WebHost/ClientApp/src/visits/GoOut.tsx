import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { visitsApi } from '../api/visits';
import { TimeInput } from '../common/DayInput';
import { useAttempt } from '../common/problems';
import { useOperation } from '../common/useOperation';
import { onClock, zonedDay, zonedTime } from '../format/zone';
import { useBank } from '../session/bank';

interface GoOutProps {
  visit: { id: string; place?: string | null | undefined; customerName?: string | null | undefined; end?: string | null | undefined };
  onClose: () => void;
  onDone: () => void;
}

interface Entry {
  place: string;
  toWhom: string;
  until: string;
}

/** Says where one goes, to whom and until when: the branch head sees it. */
export function GoOut({ visit, onClose, onDone }: GoOutProps) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [form] = Form.useForm<Entry>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const save = async ({ place, toWhom, until }: Entry) => {
    setBusy(true);
    const back = onClock(zonedDay(Date.now(), bank.timeZone), until);
    const done = await attempt(() => visitsApi.out(visit.id, { operationId: operation.id, place, toWhom, until: back }), { form, done: t('visit.isOut') });
    setBusy(false);
    operation.renew();
    if (!done) return;
    onDone();
    onClose();
  };
  const required = [{ required: true, message: t('common.required') }];
  const initial = { place: visit.place ?? '', toWhom: visit.customerName ?? '', ...(visit.end ? { until: zonedTime(visit.end, bank.timeZone) } : {}) };
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} title={t('visit.goOut')} okText={t('visit.goOut')}>
      <Form<Entry> form={form} layout="vertical" onFinish={save} initialValues={initial}>
        <Form.Item name="place" label={t('visit.where')} rules={required}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="toWhom" label={t('visit.toWhom')} rules={required}>
            <Input maxLength={120} />
          </Form.Item>
          <Form.Item name="until" label={t('visit.backBy')} rules={required}>
            <TimeInput />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}
