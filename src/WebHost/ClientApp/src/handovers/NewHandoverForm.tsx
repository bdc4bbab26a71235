import { Form, Input, Modal, Segmented, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { handoverApi } from '../api/handovers';
import { podium } from '../api/podium';
import { DayInput } from '../common/DayInput';
import { ManagerSelect } from '../common/ManagerSelect';
import { useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useBank } from '../session/bank';

interface Entry {
  giverId: string;
  receiverId: string;
  from: string;
  reason: string;
  which: 'all' | 'some';
  customerIds?: string[];
}

const typing = 250;
const offered = 50;

/** Customers of the giver, found on the server. */
function CustomerChoice({ giverId, ...field }: { giverId: string | undefined; id?: string; value?: string[]; onChange?: (ids: string[]) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), typing);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useLoad(
    (signal) => (giverId ? podium.customers({ search, managerId: giverId, offset: 0, count: offered }, signal) : Promise.resolve({ count: 0, rows: [], capped: false })),
    [search, giverId],
  );
  return (
    <Select
      {...field}
      mode="multiple"
      disabled={!giverId}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.loading}
      options={found.data?.rows.map((row) => ({ value: row.id, label: `${row.name} · ${row.id}` })) ?? []}
      placeholder={t('handover.choose')}
    />
  );
}

export function NewHandoverForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const navigate = useNavigate();
  const [form] = Form.useForm<Entry>();
  // One id until it is made: sending it again after a lost answer makes one handover.
  const [operationId, setOperationId] = useState(() => crypto.randomUUID());
  const which = Form.useWatch('which', form);
  const giverId = Form.useWatch('giverId', form);
  const attempt = useAttempt();
  const make = async ({ which: chosen, customerIds, ...entry }: Entry) => {
    const made = await attempt(() => handoverApi.make({ operationId, ...entry, customerIds: chosen === 'some' ? (customerIds ?? []) : null }), { form });
    if (!made) return;
    setOperationId(crypto.randomUUID());
    void navigate(`/handovers/${encodeURIComponent(made.handover.id)}`);
  };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Modal open={open} onCancel={onClose} onOk={form.submit} title={t('handover.new')} okText={t('common.save')} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={make} initialValues={{ which: 'all', from: bank.businessDate }} preserve={false}>
        <Form.Item name="giverId" label={t('handover.giver')} rules={required}>
          <ManagerSelect />
        </Form.Item>
        <Form.Item name="receiverId" label={t('handover.receiver')} rules={required}>
          <ManagerSelect activeOnly />
        </Form.Item>
        <Form.Item name="from" label={t('handover.from')} rules={required}>
          <DayInput min={bank.businessDate} />
        </Form.Item>
        <Form.Item name="which" label={t('handover.customers')}>
          <Segmented<Entry['which']> options={(['all', 'some'] as const).map((value) => ({ value, label: t(`handover.${value}`) }))} />
        </Form.Item>
        {which === 'some' && (
          <Form.Item name="customerIds" rules={required}>
            <CustomerChoice giverId={giverId} />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('handover.reason')} rules={required}>
          <Input.TextArea rows={2} maxLength={1000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
