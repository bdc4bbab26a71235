import { Button, Form, Input, InputNumber, Select, Table, Tag } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentApi } from '../api/assignments';
import type { ManagerProfile, Specialty } from '../api/types';
import { useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useBank } from '../session/bank';
import { Editor, Section } from './Section';

const specialties: readonly Specialty[] = ['credit', 'deposits', 'businessDevelopment'];

interface Entry {
  specialties: Specialty[];
  industries: string[];
  maxCustomers?: number | null;
}

/** What each manager knows best, and how many customers are enough. */
export function ManagerProfiles() {
  const { t } = useTranslation();
  const { unitName } = useBank();
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<ManagerProfile | null>(null);
  const [form] = Form.useForm<Entry>();
  const list = useLoad((signal) => assignmentApi.profiles(signal), []);
  const attempt = useAttempt();
  const rows = useMemo(() => {
    const wanted = search.trim().toLowerCase();
    return (list.data ?? []).filter((one) => `${one.name} ${one.managerId}`.toLowerCase().includes(wanted));
  }, [list.data, search]);
  const known = useMemo(() => [...new Set((list.data ?? []).flatMap((one) => one.industries))].map((value) => ({ value })), [list.data]);
  const save = async (entry: Entry) => {
    const change = { operationId: crypto.randomUUID(), version: editing!.version, specialties: entry.specialties ?? [], industries: entry.industries ?? [], maxCustomers: entry.maxCustomers ?? null };
    const done = await attempt(() => assignmentApi.saveProfile(editing!.managerId, change), { form, done: t('common.saved') });
    if (done) list.set((list.data ?? []).map((one) => (one.managerId === done.managerId ? done : one)));
    return Boolean(done);
  };
  return (
    <Section title={t('admin.profiles')} hint={t('admin.profilesHint')} error={list.error} onRetry={list.reload}>
      <Input.Search allowClear value={search} onChange={(event) => setSearch(event.target.value)} placeholder={t('filter.find')} aria-label={t('filter.find')} className="admin-search" />
      <Table<ManagerProfile>
        size="small"
        rowKey="managerId"
        loading={list.loading && !list.data}
        dataSource={rows}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            title: t('manager.name'),
            render: (_, one) => (
              <>
                {one.name} {one.disqualified && <Tag color="error">{t('demerit.disqualified')}</Tag>}
              </>
            ),
          },
          { title: t('manager.grade'), dataIndex: 'grade', render: (grade: string) => t(`grade.${grade}`, { defaultValue: grade }) },
          { title: t('manager.unit'), dataIndex: 'unitId', render: (id: string) => unitName(id) },
          { title: t('profile.specialties'), dataIndex: 'specialties', render: (some: Specialty[]) => some.map((one) => <Tag key={one}>{t(`specialty.${one}`)}</Tag>) },
          { title: t('profile.industries'), dataIndex: 'industries', render: (some: string[]) => some.join(t('file.comma')) },
          { title: t('profile.load'), align: 'right', render: (_, one) => `${one.customers} / ${one.limit}` },
          {
            render: (_, one) => (
              <Button size="small" type="link" onClick={() => setEditing(one)}>
                {t('common.edit')}
              </Button>
            ),
          },
        ]}
      />
      <Editor<Entry> title={editing?.name ?? ''} entry={editing} form={form} onClose={() => setEditing(null)} onSave={save}>
        <Form.Item name="specialties" label={t('profile.specialties')}>
          <Select mode="multiple" options={specialties.map((value) => ({ value, label: t(`specialty.${value}`) }))} />
        </Form.Item>
        <Form.Item name="industries" label={t('profile.industries')} extra={t('profile.industriesHint')}>
          <Select mode="tags" options={known} maxCount={20} />
        </Form.Item>
        <Form.Item name="maxCustomers" label={t('profile.maxCustomers')} extra={t('profile.maxHint')}>
          <InputNumber min={0} max={100_000} precision={0} />
        </Form.Item>
      </Editor>
    </Section>
  );
}
