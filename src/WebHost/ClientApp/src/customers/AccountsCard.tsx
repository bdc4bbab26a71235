import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Customer } from '../api/types';
import { useAttempt } from '../common/problems';
import { basisPoints } from '../format/money';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { ProposeOwner } from '../assignments/ProposeOwner';
import { PutIntoPool } from '../assignments/PutIntoPool';
import { Reassign } from './Reassign';

interface ChangeProps {
  customer: Customer;
  onDone: () => void;
}

type Names = Readonly<Record<string, string>>;

function AddAccounts({ customer, onDone }: ChangeProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ accounts: string[] }>();
  const attempt = useAttempt();
  const add = async ({ accounts }: { accounts: string[] }) => {
    const done = await attempt(() => podium.addAccounts(customer.id, accounts), { form, done: t('common.saved') });
    if (!done) return;
    form.resetFields();
    onDone();
  };
  return (
    <Form form={form} layout="inline" onFinish={add} className="add-accounts">
      <Form.Item name="accounts" rules={[{ required: true, message: t('common.required') }]}>
        <Select mode="tags" open={false} tokenSeparators={[',', ' ']} suffixIcon={null} placeholder={t('customer.newAccounts')} aria-label={t('customer.newAccounts')} />
      </Form.Item>
      <Button htmlType="submit">{t('common.add')}</Button>
    </Form>
  );
}

function Assignments({ customer, names }: { customer: Customer; names: Names }) {
  const { t } = useTranslation();
  return (
    <ol className="assignments">
      {customer.assignments.toReversed().map((assignment, index) => (
        <li key={assignment.from}>
          <span className="date">{index === customer.assignments.length - 1 ? t('customer.fromBeginning') : assignment.from}</span>
          <span>
            {assignment.shares.length === 0
              ? t('customer.nobody')
              : assignment.shares.map((share) => `${names[share.managerId] ?? share.managerId} ${basisPoints(share.basisPoints)}`).join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** Who serves the customer, since when, and over which accounts. */
export function AccountsCard({ customer, names, onDone }: ChangeProps & { names: Names }) {
  const { t } = useTranslation();
  const { session } = useBank();
  return (
    <section className="card">
      <header>
        <h2>{t('customer.assignments')}</h2>
        <span className="filter-gap" />
        {may.assignCustomers(session) && (
          <div className="owner-actions">
            <ProposeOwner customer={customer} onDone={onDone} />
            <Reassign customer={customer} onDone={onDone} />
            <PutIntoPool customer={customer} onDone={onDone} />
          </div>
        )}
      </header>
      <Assignments customer={customer} names={names} />
      <h3>{t('customer.accounts')}</h3>
      <p className="accounts">{customer.accounts.join(' · ') || '--'}</p>
      {may.registerCustomers(session) && <AddAccounts customer={customer} onDone={onDone} />}
    </section>
  );
}
