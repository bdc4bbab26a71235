import { DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { CustomerKind, CustomerProfile } from '../api/types';
import { useAttempt } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { day, isoDay } from '../format/dates';
import { useBank } from '../session/bank';
import { ShareFields, toShares, type ShareEntry } from './ShareFields';

export const CustomerKinds: readonly CustomerKind[] = ['corporate', 'person', 'institution'];

interface Entry extends CustomerProfile {
  id: string;
  homeUnitId: string;
  since: Dayjs;
  shares?: ShareEntry[];
  accounts?: string[];
}

export function RegisterCustomer({ open, onClose, onDone }: { open: boolean; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { session, bank } = useBank();
  const [form] = Form.useForm<Entry>();
  const attempt = useAttempt();
  const register = async ({ id, homeUnitId, since, shares, accounts, ...profile }: Entry) => {
    const registration = { profile, homeUnitId, since: isoDay(since)!, shares: toShares(shares), accounts: accounts ?? [] };
    const done = await attempt(() => podium.registerCustomer(id, registration), { form, done: t('common.saved') });
    if (!done) return;
    form.resetFields();
    onDone();
    onClose();
  };
  const required = [{ required: true, message: t('common.required') }];
  const initial = { kind: 'person', homeUnitId: session.unitId ?? undefined, since: day(bank.businessDate)! } as const;
  return (
    <Modal open={open} onCancel={onClose} onOk={form.submit} title={t('customer.register')} okText={t('common.save')}>
      <Form form={form} layout="vertical" onFinish={register} initialValues={initial}>
        <div className="form-pair">
          <Form.Item name="id" label={t('customer.id')} rules={required}>
            <Input maxLength={32} />
          </Form.Item>
          <Form.Item name="kind" label={t('customer.kind')}>
            <Select options={CustomerKinds.map((value) => ({ value, label: t(`customerKind.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="name" label={t('customer.name')} rules={required}>
          <Input maxLength={120} />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="homeUnitId" label={t('customer.home')} rules={required}>
            <UnitSelect />
          </Form.Item>
          <Form.Item name="since" label={t('customer.since')} rules={required}>
            <DatePicker />
          </Form.Item>
        </div>
        <Form.Item name="accounts" label={t('customer.accounts')}>
          <Select mode="tags" open={false} tokenSeparators={[',', ' ']} suffixIcon={null} />
        </Form.Item>
        <Form.Item label={t('customer.shares')}>
          <ShareFields />
        </Form.Item>
      </Form>
    </Modal>
  );
}
