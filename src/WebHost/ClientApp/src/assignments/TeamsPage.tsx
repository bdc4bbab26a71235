import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Popconfirm, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { assignmentApi } from '../api/assignments';
import type { Team } from '../api/types';
import { Amount } from '../common/Amount';
import { CustomerPicker } from '../common/CustomerPicker';
import { DayInput } from '../common/DayInput';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { TierTag } from '../customers/TierTag';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { TeamForm } from './TeamForm';
import './assignments.css';

function Members({ team }: { team: Team }) {
  const { unitName } = useBank();
  return (
    <ul className="team-members">
      {team.members.map((member) => (
        <li key={member.managerId} className={member.active ? '' : 'team-left'}>
          <span className="team-share" style={{ width: `${member.basisPoints / 100}%` }} aria-hidden />
          <b>{member.name}</b> <small>{unitName(member.unitId)}</small>
          <span className="number">{member.basisPoints / 100} %</span>
        </li>
      ))}
    </ul>
  );
}

function Customers({ team }: { team: Team }) {
  const { t } = useTranslation();
  const file = useLoad((signal) => assignmentApi.team(team.id, signal), [team.id, team.customers]);
  if (file.error) return <Problem error={file.error} onRetry={file.reload} />;
  if (file.data?.customers.length === 0) return <p className="hint">{t('team.noCustomers')}</p>;
  return (
    <ul className="team-customers" aria-busy={file.loading}>
      {file.data?.customers.map((customer) => (
        <li key={customer.customerId}>
          <Link to={`/customers/${encodeURIComponent(customer.customerId)}`}>{customer.name}</Link> <TierTag tier={customer.tier} />
          <span className="number">
            <Amount value={customer.deposits} unit="money" short />
          </span>
        </li>
      ))}
    </ul>
  );
}

function Give({ team, operation, onClose, onDone }: { team: Team; operation: string | null; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [form] = Form.useForm<{ customerId: string; from: string }>();
  const attempt = useAttempt();
  const give = async ({ customerId, from }: { customerId: string; from: string }) => {
    const done = await attempt(() => assignmentApi.giveToTeam(team.id, operation!, customerId, from), { form, done: t('common.saved') });
    if (done) onDone();
  };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Modal open={operation !== null} onCancel={onClose} onOk={form.submit} title={`${t('team.give')} · ${team.name}`} okText={t('common.save')} destroyOnHidden>
      <p className="hint">{t('team.giveHint')}</p>
      <Form form={form} layout="vertical" onFinish={give} initialValues={{ from: bank.businessDate }} preserve={false}>
        <Form.Item name="customerId" label={t('customer.pick')} rules={required}>
          <CustomerPicker />
        </Form.Item>
        <Form.Item name="from" label={t('customer.from')} rules={required}>
          <DayInput min={bank.businessDate} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function TeamCard({ team, onDone, onEdit }: { team: Team; onDone: () => void; onEdit: () => void }) {
  const { t } = useTranslation();
  const { session } = useBank();
  const [giving, setGiving] = useState<string | null>(null);
  const attempt = useAttempt();
  const retire = async () => {
    if (await attempt(() => assignmentApi.retireTeam(team.id, crypto.randomUUID(), team.version), { done: t('common.saved') })) onDone();
  };
  const changes = may.lead(session) && team.mayChange && !team.retired;
  return (
    <section className="card team">
      <header>
        <h2>
          {team.name} {team.retired && <Tag>{t('team.retired')}</Tag>}
        </h2>
      </header>
      <Members team={team} />
      <p className="team-sums">
        <b>{t('team.served', { count: team.customers })}</b>
        <span>
          {t('customer.deposits')} <Amount value={team.deposits} unit="money" short />
        </span>
        <span>
          {t('customer.loans')} <Amount value={team.loans} unit="money" short />
        </span>
      </p>
      <Customers team={team} />
      {changes && (
        <div className="owner-actions">
          <Button type="primary" onClick={() => setGiving(crypto.randomUUID())}>
            {t('team.give')}
          </Button>
          <Button onClick={onEdit}>{t('common.edit')}</Button>
          <Popconfirm title={t('team.retireSure')} onConfirm={retire}>
            <Button danger>{t('team.retire')}</Button>
          </Popconfirm>
        </div>
      )}
      <Give
        team={team}
        operation={giving}
        onClose={() => setGiving(null)}
        onDone={() => {
          setGiving(null);
          onDone();
        }}
      />
    </section>
  );
}

/** Managers who serve large customers together, in agreed shares. */
export default function TeamsPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const [editing, setEditing] = useState<Team | 'new' | null>(null);
  const teams = useLoad((signal) => assignmentApi.teams(signal), []);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.teams')}</h1>
        <span className="filter-gap" />
        {may.lead(session) && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('team.new')}
          </Button>
        )}
      </header>
      {teams.error ? <Problem error={teams.error} onRetry={teams.reload} /> : null}
      {teams.data?.length === 0 && <p className="card nothing">{t('team.none')}</p>}
      <div className="team-grid" aria-busy={teams.loading}>
        {teams.data?.map((team) => (
          <TeamCard key={team.id} team={team} onDone={teams.reload} onEdit={() => setEditing(team)} />
        ))}
      </div>
      {editing && (
        <TeamForm
          team={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null);
            teams.reload();
          }}
        />
      )}
    </div>
  );
}
