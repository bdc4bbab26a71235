import { Button, DatePicker, Form, Modal } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Customer } from '../api/types';
import { useAttempt } from '../common/problems';
import { day, isoDay } from '../format/dates';
import { useBank } from '../session/bank';
import { ShareFields, toShares, type ShareEntry } from './ShareFields';

/** Gives the customer to other managers from a day on. */
export function Reassign({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [operation, setOperation] = useState<string | null>(null);
  const [form] = Form.useForm<{ from: Dayjs; shares?: ShareEntry[] }>();
  const attempt = useAttempt();
  const assign = async ({ from, shares }: { from: Dayjs; shares?: ShareEntry[] }) => {
    const done = await attempt(() => podium.assign(customer.id, operation!, isoDay(from)!, toShares(shares)), { form, done: t('common.saved') });
    if (!done) return;
    setOperation(null);
    onDone();
  };
  const current = customer.assignments.at(-1)?.shares.map((share) => ({ managerId: share.managerId, percent: share.basisPoints / 100 }));
  return (
    <>
      {/* One id for one decision, so that pressing twice counts once. */}
      <Button onClick={() => setOperation(crypto.randomUUID())}>{t('customer.reassign')}</Button>
      <Modal open={operation !== null} onCancel={() => setOperation(null)} onOk={form.submit} title={t('customer.reassign')} okText={t('common.save')} destroyOnHidden>
        <p className="hint">{t('customer.reassignHint')}</p>
        <Form form={form} layout="vertical" onFinish={assign} initialValues={{ from: day(bank.businessDate), shares: current }} preserve={false}>
          <Form.Item name="from" label={t('customer.from')} rules={[{ required: true, message: t('common.required') }]}>
            <DatePicker />
          </Form.Item>
          <ShareFields />
        </Form>
      </Modal>
    </>
  );
}
