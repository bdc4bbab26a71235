import { Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { handoverApi } from '../api/handovers';
import type { HandoverView } from '../api/types';
import { DayInput } from '../common/DayInput';
import { ManagerSelect } from '../common/ManagerSelect';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useBank } from '../session/bank';
import '../assignments/assignments.css';

interface Entry {
  receiverId: string;
  from: string;
  customerIds?: string[];
}

const offered = 200;

/** A draft's receiver: managers who could take all of it, and a form for parts. */
export function ChooseReceiver({ view, onChange }: { view: HandoverView; onChange: (view: HandoverView) => void }) {
  const { t } = useTranslation();
  const { bank, unitName } = useBank();
  const navigate = useNavigate();
  const [form] = Form.useForm<Entry>();
  const [asking, setAsking] = useState<{ operationId: string; receiverId?: string } | null>(null);
  const attempt = useAttempt();
  const { handover } = view;
  const proposed = useLoad((signal) => handoverApi.receivers(handover.id, signal), [handover.id, handover.version]);
  const customers = useLoad((signal) => handoverApi.customers(handover.id, { state: 'waiting', count: offered }, signal), [handover.id, handover.version]);
  const choose = async ({ receiverId, from, customerIds }: Entry) => {
    const choice = { operationId: asking!.operationId.slice(0, 36), version: handover.version, receiverId, from, customerIds: customerIds?.length ? customerIds : null };
    const done = await attempt(() => handoverApi.choose(handover.id, choice), { form, done: t('common.saved') });
    if (!done) return;
    setAsking(null);
    if (done.handover.id === handover.id) onChange(done);
    else void navigate(`/handovers/${encodeURIComponent(done.handover.id)}`);
  };
  const ask = (receiverId?: string) => setAsking({ operationId: crypto.randomUUID(), ...(receiverId ? { receiverId } : {}) });
  const required = [{ required: true, message: t('common.required') }];
  return (
    <section className="card choose-receiver">
      <header>
        <h2>{t('handover.chooseReceiver')}</h2>
      </header>
      <p className="hint">{t('handover.chooseHint')}</p>
      {proposed.error ? <Problem error={proposed.error} onRetry={proposed.reload} /> : null}
      {proposed.data?.length === 0 && <p className="hint">{t('handover.noReceiver')}</p>}
      <ul aria-busy={proposed.loading}>
        {proposed.data?.slice(0, 6).map((one) => (
          <li key={one.managerId} className="receiver-row">
            <strong className="proposal-score">{one.score}</strong>
            <span>
              <b>{one.name}</b>
              <br />
              <small>
                {t(`grade.${one.grade}`, { defaultValue: one.grade })} · {unitName(one.unitId)} · {t('ownerProposal.customers', { count: one.customers, limit: one.limit })} · {t('handover.bestFor', { count: one.bestFor })}
              </small>
            </span>
            <Button onClick={() => ask(one.managerId)}>{t('handover.give')}</Button>
          </li>
        ))}
      </ul>
      <div className="handover-actions">
        <Button onClick={() => ask()}>{t('handover.some')}</Button>
      </div>
      <Modal open={asking !== null} title={t('handover.chooseReceiver')} okText={t('handover.give')} onOk={form.submit} onCancel={() => setAsking(null)} destroyOnHidden>
        <Form form={form} layout="vertical" onFinish={choose} initialValues={{ receiverId: asking?.receiverId, from: bank.businessDate }} preserve={false}>
          <Form.Item name="receiverId" label={t('handover.receiver')} rules={required}>
            <ManagerSelect activeOnly />
          </Form.Item>
          <Form.Item name="from" label={t('handover.from')} rules={required}>
            <DayInput min={bank.businessDate} />
          </Form.Item>
          <Form.Item name="customerIds" label={t('handover.customers')}>
            <Select mode="multiple" placeholder={t('handover.all')} options={customers.data?.map((one) => ({ value: one.customerId, label: one.name })) ?? []} showSearch={{ optionFilterProp: 'label' }} />
          </Form.Item>
        </Form>
      </Modal>
    </section>
  );
}
