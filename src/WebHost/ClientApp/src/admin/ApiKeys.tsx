import { Button, Form, Input, Popconfirm, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { ApiKey } from '../api/types';
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
  const [entry, setEntry] = useState<Partial<ApiKey> | null>(null);
  const [made, setMade] = useState<ApiKey | null>(null);
  const [form] = Form.useForm<ApiKey>();
  const attempt = useAttempt();
  const save = async ({ name }: ApiKey) => {
    const key = await attempt(() => podium.addApiKey(name), { form });
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
      {made?.key && <Secret title={t('admin.keyOnce', { name: made.name })} text={made.key} />}
      <Table<ApiKey>
        size="small"
        rowKey="id"
        loading={keys.loading && !keys.data}
        dataSource={keys.data ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('admin.keyName'), dataIndex: 'name' },
          { title: t('admin.made'), dataIndex: 'createdAt', render: (at: string | undefined) => dateTime(at, bank.timeZone) },
          {
            render: (_, key) => (
              <Popconfirm title={t('admin.keyRemove')} onConfirm={() => drop(key.id)}>
                <Button size="small" type="link" danger>
                  {t('common.remove')}
                </Button>
              </Popconfirm>
            ),
          },
        ]}
      />
      <Editor<ApiKey> title={t('admin.addKey')} entry={entry} form={form} onClose={() => setEntry(null)} onSave={save}>
        <Form.Item name="name" label={t('admin.keyName')} rules={[{ required: true, message: t('common.required') }]}>
          <Input />
        </Form.Item>
      </Editor>
    </Section>
  );
}
