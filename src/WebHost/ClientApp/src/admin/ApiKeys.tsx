import { Button, Form, Input, Popconfirm, Select, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { ApiKey, MadeApiKey, NewApiKey } from '../api/types';
import { useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { dateTime } from '../format/dates';
import { useBank } from '../session/bank';
import { Secret } from './Secret';
import { Editor, Section } from './Section';

export function ApiKeys() {
  const { t } = useTranslation();
  const { bank } = useBank();
  const keys = useLoad(() => podium.apiKeys(), []);
  const [entry, setEntry] = useState<Partial<NewApiKey> | null>(null);
  const [made, setMade] = useState<MadeApiKey | null>(null);
  const [form] = Form.useForm<NewApiKey>();
  const attempt = useAttempt();
  const users = useLoad(() => podium.users(), []);
  const integrators = users.data?.filter((user) => user.role === 'integrator').map((user) => ({ value: user.userName, label: `${user.displayName} · ${user.userName}` }));
  const save = async (entry: NewApiKey) => {
    const key = await attempt(() => podium.addApiKey(entry), { form });
    if (key) {
      setMade(key);
      keys.reload();
    }
    return Boolean(key);
  };
  const drop = async (id: string) => {
    await attempt(() => podium.removeApiKey(id), { done: t('common.removed') });
    keys.reload();
  };
  return (
    <Section title={t('admin.keys')} hint={t('admin.keysHint')} addText={t('admin.addKey')} onAdd={() => setEntry({})} error={keys.error} onRetry={keys.reload}>
      {made && <Secret title={t('admin.keyOnce', { name: made.name })} text={made.key} />}
      <Table<ApiKey>
        size="small"
        rowKey="id"
        loading={keys.loading && !keys.data}
        dataSource={keys.data ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('admin.keyName'), dataIndex: 'name' },
          { title: t('admin.keyAccount'), dataIndex: 'userName' },
          { title: t('admin.made'), dataIndex: 'createdAt', render: (at: string) => dateTime(at, bank.timeZone) },
          { title: t('admin.state'), render: (_, key) => t(key.revokedAt ? 'admin.revoked' : 'admin.valid') },
          {
            render: (_, key) => !key.revokedAt && (
              <Popconfirm title={t('admin.keyRemove')} onConfirm={() => drop(key.id)}>
                <Button size="small" type="link" danger>
                  {t('common.remove')}
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
      <Editor<NewApiKey> title={t('admin.addKey')} entry={entry} form={form} onClose={() => setEntry(null)} onSave={save}>
        <Form.Item name="name" label={t('admin.keyName')} rules={[{ required: true, message: t('common.required') }]}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="userName" label={t('admin.keyAccount')} extra={t('admin.keyAccountHint')} rules={[{ required: true, message: t('common.required') }]}>
          <Select options={integrators ?? []} loading={users.loading} />
        </Form.Item>
      </Editor>
    </Section>
  );
}
