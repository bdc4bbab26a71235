import { Button, DatePicker, Form, Input, Modal, Select } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { podium } from '../api/podium';
import type { Customer, ProfileChange } from '../api/types';
import { Amount } from '../common/Amount';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { day, isoDay } from '../format/dates';
import { basisPoints } from '../format/money';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { TierTag } from './CustomersPage';
import { ShareFields, toShares, type ShareEntry } from './ShareFields';
import './customers.css';

interface ChangeProps {
  customer: Customer;
  onDone: (customer: Customer) => void;
}

function Reassign({ customer, onDone }: ChangeProps) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [operation, setOperation] = useState<string | null>(null);
  const [form] = Form.useForm<{ from: Dayjs; shares?: ShareEntry[] }>();
  const attempt = useAttempt();
  const assign = async ({ from, shares }: { from: Dayjs; shares?: ShareEntry[] }) => {
    const done = await attempt(() => podium.assign(customer.id, operation!, isoDay(from)!, toShares(shares)), { form, done: t('common.saved') });
    if (!done) return;
    setOperation(null);
    onDone(done);
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

const profileFields = ['name', 'phone', 'email', 'address', 'industry'] as const;

function EditProfile({ customer, onDone }: ChangeProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm<ProfileChange>();
  const attempt = useAttempt();
  const save = async (entry: ProfileChange) => {
    // A field that was emptied is cleared, not left as it was.
    const change = Object.fromEntries(profileFields.map((name) => [name, entry[name] ?? '']));
    const done = await attempt(() => podium.changeProfile(customer.id, change), { form, done: t('common.saved') });
    if (!done) return;
    setOpen(false);
    onDone(done);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('customer.editProfile')}</Button>
      <Modal open={open} onCancel={() => setOpen(false)} onOk={form.submit} title={t('customer.editProfile')} okText={t('common.save')} destroyOnHidden>
        <Form form={form} layout="vertical" onFinish={save} initialValues={customer.profile} preserve={false}>
          {profileFields.map((name) => (
            <Form.Item key={name} name={name} label={t(`customer.${name}`)} rules={name === 'name' ? [{ required: true, message: t('common.required') }] : []}>
              <Input />
            </Form.Item>
          ))}
        </Form>
      </Modal>
    </>
  );
}

function AddAccounts({ customer, onDone }: ChangeProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ accounts: string[] }>();
  const attempt = useAttempt();
  const add = async ({ accounts }: { accounts: string[] }) => {
    const done = await attempt(() => podium.addAccounts(customer.id, accounts), { form, done: t('common.saved') });
    if (!done) return;
    form.resetFields();
    onDone(done);
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

function Assignments({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { managerName } = useBank();
  return (
    <ol className="assignments">
      {customer.assignments.toReversed().map((assignment, index) => (
        <li key={assignment.from}>
          <span className="date">{index === customer.assignments.length - 1 ? t('customer.fromBeginning') : assignment.from}</span>
          <span>
            {assignment.shares.length === 0
              ? t('customer.nobody')
              : assignment.shares.map((share) => `${managerName(share.managerId)} ${basisPoints(share.basisPoints)}`).join(' · ')}
          </span>
        </li>
      ))}
    </ol>
  );
}

function View({ customer, onDone }: ChangeProps) {
  const { t } = useTranslation();
  const { session, unitName } = useBank();
  const { profile } = customer;
  const facts = [
    ['home', unitName(customer.homeUnitId)],
    ['since', customer.since],
    ['phone', profile.phone],
    ['email', profile.email],
    ['address', profile.address],
    ['industry', profile.industry],
  ] as const;
  return (
    <>
      <header className="page-head">
        <div>
          <h1>
            {profile.name} <TierTag tier={customer.tier} />
          </h1>
          <p>
            {customer.id} · {t(`customerKind.${profile.kind}`)}
          </p>
        </div>
        <span className="filter-gap" />
        {may.changeProfiles(session) && <EditProfile customer={customer} onDone={onDone} />}
        {may.assignCustomers(session) && <Reassign customer={customer} onDone={onDone} />}
      </header>
      <dl className="figures">
        <div>
          <dt>{t('customer.deposits')}</dt>
          <dd>
            <Amount value={customer.deposits} unit="money" />
          </dd>
        </div>
        <div>
          <dt>{t('customer.loans')}</dt>
          <dd>
            <Amount value={customer.loans} unit="money" />
          </dd>
        </div>
        <div>
          <dt>{t('customer.effective')}</dt>
          <dd>{t(customer.effective ? 'common.yes' : 'common.no')}</dd>
        </div>
      </dl>
      <div className="two-columns">
        <section className="card">
          <header>
            <h2>{t('customer.profile')}</h2>
          </header>
          <dl className="facts">
            {facts.map(([name, value]) => (
              <div key={name}>
                <dt>{t(`customer.${name}`)}</dt>
                <dd>{value || '--'}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section className="card">
          <header>
            <h2>{t('customer.assignments')}</h2>
          </header>
          <Assignments customer={customer} />
          <h3>{t('customer.accounts')}</h3>
          <p className="accounts">{customer.accounts.join(' · ') || '--'}</p>
          {may.registerCustomers(session) && <AddAccounts customer={customer} onDone={onDone} />}
        </section>
      </div>
    </>
  );
}

export default function CustomerPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const customer = useLoad((signal) => podium.customer(id, signal), [id]);
  return (
    <div className="page">
      <Link to="/customers">← {t('nav.customers')}</Link>
      {customer.error ? <Problem error={customer.error} onRetry={customer.reload} /> : null}
      {customer.data ? <View customer={customer.data} onDone={customer.set} /> : !customer.error && <div className="page-loading" aria-busy="true" />}
    </div>
  );
}
