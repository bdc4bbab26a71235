import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Popconfirm, Select, Space, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Display, SavedDisplay } from '../api/types';
import { IndicatorSelect } from '../common/IndicatorSelect';
import { useAttempt } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { useLoad } from '../common/useLoad';
import { formatKey, parseKey, Periods, Scopes, type TableKey } from '../league/tableKey';
import { useBank } from '../session/bank';
import { Secret } from './Secret';
import { Editor, Section } from './Section';

type TableEntry = Pick<TableKey, 'unitId' | 'scope' | 'indicator' | 'period'> & Partial<TableKey>;

const ranking = { measure: 'value', tieRule: 'competition', secondary: null } as const;

interface Entry {
  id?: string;
  name: string;
  secondsPerTable: number;
  tables: TableEntry[];
}

function TableFields() {
  const { t } = useTranslation();
  const { session } = useBank();
  const fresh = { unitId: session.unitId ?? session.units[0], scope: 'allManagers', indicator: 'deposit.balance', period: 'month' };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Form.List name="tables">
      {(fields, { add, remove }) => (
        <div className="display-tables">
          {fields.map(({ key, name }) => (
            <div key={key} className="display-table">
              <Form.Item name={[name, 'unitId']} rules={required}>
                <UnitSelect />
              </Form.Item>
              <Form.Item name={[name, 'scope']}>
                <Select options={Scopes.map((value) => ({ value, label: t(`scope.${value}`) }))} aria-label={t('filter.scope')} />
              </Form.Item>
              <Form.Item name={[name, 'indicator']} rules={required}>
                <IndicatorSelect />
              </Form.Item>
              <Form.Item name={[name, 'period']}>
                <Select options={Periods.map((value) => ({ value, label: t(`period.${value}`) }))} aria-label={t('filter.period')} />
              </Form.Item>
              {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} onClick={() => remove(name)} aria-label={t('common.remove')} />}
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add(fresh)}>
            {t('display.addTable')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function useTableText(): (tableKey: string) => string {
  const { t } = useTranslation();
  const { unitName, indicatorName } = useBank();
  return (text) => {
    const key = parseKey(text);
    return key ? `${unitName(key.unitId)} · ${t(`scope.${key.scope}`)} · ${indicatorName(key.indicator)} · ${t(`period.${key.period}`)}` : text;
  };
}

export function Displays() {
  const { t } = useTranslation();
  const { session } = useBank();
  const displays = useLoad(() => podium.displays(), []);
  const [entry, setEntry] = useState<Partial<Entry> | null>(null);
  const [made, setMade] = useState<SavedDisplay | null>(null);
  const [form] = Form.useForm<Entry>();
  const attempt = useAttempt();
  const tableText = useTableText();
  const save = async ({ tables, ...rest }: Entry) => {
    const keys = tables.map((table) => formatKey({ ...ranking, ...table }));
    const display = await attempt(() => podium.saveDisplay({ ...rest, id: entry?.id ?? null, tables: keys }), { form, done: t('common.saved') });
    if (display) {
      if (display.url) setMade(display);
      displays.reload();
    }
    return Boolean(display);
  };
  const drop = async (id: string) => {
    await attempt(() => podium.removeDisplay(id), { done: t('common.removed') });
    displays.reload();
  };
  const first = { unitId: session.unitId ?? session.units[0]!, scope: 'allManagers', indicator: 'deposit.balance', period: 'month' } as const;
  const edit = (display: Display) => {
    const tables = display.tables.map(parseKey).filter((key) => key !== null);
    setEntry({ id: display.id, name: display.name, secondsPerTable: display.secondsPerTable, tables });
  };
  const link = made?.url && new URL(made.url, location.origin).toString();
  return (
    <Section
      title={t('admin.displays')}
      hint={t('admin.displaysHint')}
      addText={t('admin.addDisplay')}
      onAdd={() => setEntry({ secondsPerTable: 20, tables: [first] })}
      error={displays.error}
      onRetry={displays.reload}
    >
      {made && link && <Secret title={t('display.once', { name: made.name })} text={link} />}
      <Table<Display>
        size="small"
        rowKey="id"
        loading={displays.loading && !displays.data}
        dataSource={displays.data?.filter((display) => !display.revokedAt) ?? []}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('display.name'), dataIndex: 'name' },
          {
            title: t('display.tables'),
            dataIndex: 'tables',
            render: (tables: string[]) => (
              <ul className="display-list">
                {tables.map((table) => (
                  <li key={table}>{tableText(table)}</li>
                ))}
              </ul>
            ),
          },
          { title: t('display.seconds'), dataIndex: 'secondsPerTable', align: 'right' },
          {
            render: (_, display) => (
              <Space>
                <Button size="small" type="link" onClick={() => edit(display)}>
                  {t('common.edit')}
                </Button>
                <Popconfirm title={t('display.remove')} onConfirm={() => drop(display.id)}>
                  <Button size="small" type="link" danger>
                    {t('common.remove')}
                  </Button>
                </Popconfirm>
              </Space>
            ),
          },
        ]}
      />
      <Editor<Entry> title={t(entry?.id ? 'common.edit' : 'admin.addDisplay')} entry={entry} form={form} onClose={() => setEntry(null)} onSave={save}>
        <div className="form-pair">
          <Form.Item name="name" label={t('display.name')} rules={[{ required: true, message: t('common.required') }]}>
            <Input />
          </Form.Item>
          <Form.Item name="secondsPerTable" label={t('display.seconds')}>
            <InputNumber min={5} max={3_600} />
          </Form.Item>
        </div>
        <Form.Item label={t('display.tables')}>
          <TableFields />
        </Form.Item>
      </Editor>
    </Section>
  );
}
