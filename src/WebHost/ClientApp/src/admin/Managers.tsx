import { Button, DatePicker, Form, Input, Select, Space, Switch, Table } from 'antd';
import type { Dayjs } from 'dayjs';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Manager } from '../api/types';
import { useAttempt } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { day, isoDay } from '../format/dates';
import { useBank } from '../session/bank';
import { Editor, Section } from './Section';

const grades = ['assistant', 'manager', 'senior'];

interface Entry {
  id: string;
  name: string;
  grade: string;
  active: boolean;
  unitId?: string;
}

interface Move {
  unitId: string;
  from: Dayjs;
}

export function Managers() {
  const { t } = useTranslation();
  const { organization, reloadOrganization, unitName, bank } = useBank();
  const [search, setSearch] = useState('');
  const [entry, setEntry] = useState<Partial<Manager> | null>(null);
  const [moving, setMoving] = useState<Manager | null>(null);
  const [form] = Form.useForm<Entry>();
  const [moveForm] = Form.useForm<Move>();
  const attempt = useAttempt();
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return (organization?.managers ?? []).filter((one) => !one.id.startsWith('~') && `${one.name} ${one.id}`.toLowerCase().includes(wanted));
  }, [organization, search]);
  const known = entry?.id !== undefined;
  const save = async ({ unitId, ...values }: Entry) => {
    // An existing manager is moved, not edited, into another unit.
    const manager = known ? values : { ...values, unitId: unitId ?? null };
    const done = await attempt(() => podium.putManagers([manager]).then(() => true), { form, done: t('common.saved') });
    if (done) reloadOrganization();
    return done ?? false;
  };
  const move = async ({ unitId, from }: Move) => {
    const done = await attempt(() => podium.moveManager(moving!.id, unitId, isoDay(from)!), { form: moveForm, done: t('common.saved') });
    if (done) reloadOrganization();
    return Boolean(done);
  };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Section title={t('admin.managers')} hint={t('admin.managersHint')} addText={t('admin.addManager')} onAdd={() => setEntry({ active: true, grade: 'manager' })}>
      <Input.Search allowClear value={search} onChange={(event) => setSearch(event.target.value)} placeholder={t('filter.find')} aria-label={t('filter.find')} className="admin-search" />
      <Table<Manager>
        size="small"
        rowKey="id"
        loading={!organization}
        dataSource={rows}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('manager.name'), dataIndex: 'name' },
          { title: t('manager.id'), dataIndex: 'id' },
          { title: t('manager.grade'), dataIndex: 'grade', render: (grade: string) => t(`grade.${grade}`, { defaultValue: grade }) },
          { title: t('manager.unit'), dataIndex: 'unitId', render: (id: string) => unitName(id) },
          { title: t('manager.active'), dataIndex: 'active', render: (active: boolean) => t(active ? 'common.yes' : 'common.no') },
          {
            render: (_, manager) => (
              <Space>
                <Button size="small" type="link" onClick={() => setEntry(manager)}>
                  {t('common.edit')}
                </Button>
                <Button size="small" type="link" onClick={() => setMoving(manager)}>
                  {t('manager.move')}
                </Button>
              </Space>
            ),
          },
        ]}
      />
      <Editor<Entry> title={t(known ? 'common.edit' : 'admin.addManager')} entry={entry} form={form} onClose={() => setEntry(null)} onSave={save}>
        <Form.Item name="id" label={t('manager.id')} rules={required}>
          <Input maxLength={32} disabled={known} />
        </Form.Item>
        <Form.Item name="name" label={t('manager.name')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="grade" label={t('manager.grade')}>
          <Select options={grades.map((value) => ({ value, label: t(`grade.${value}`) }))} />
        </Form.Item>
        {!known && (
          <Form.Item name="unitId" label={t('manager.unit')} rules={required}>
            <UnitSelect />
          </Form.Item>
        )}
        <Form.Item name="active" label={t('manager.active')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Editor>
      <Editor<Move> title={`${t('manager.move')} · ${moving?.name ?? ''}`} entry={moving && { from: day(bank.businessDate)! }} form={moveForm} onClose={() => setMoving(null)} onSave={move}>
        <p className="hint">{t('manager.moveHint')}</p>
        <ol className="assignments">
          {moving?.placements.map((placement) => (
            <li key={placement.from}>
              <span className="date">{placement.from}</span> {unitName(placement.unitId)}
            </li>
          ))}
        </ol>
        <Form.Item name="unitId" label={t('manager.newUnit')} rules={required}>
          <UnitSelect />
        </Form.Item>
        <Form.Item name="from" label={t('customer.from')} rules={required}>
          <DatePicker />
        </Form.Item>
      </Editor>
    </Section>
  );
}
