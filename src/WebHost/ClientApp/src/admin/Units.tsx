import { Button, Form, Input, Table } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Unit } from '../api/types';
import { useAttempt } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { useBank } from '../session/bank';
import { Editor, Section } from './Section';

interface UnitNode extends Unit {
  children?: UnitNode[];
}

function tree(units: readonly Unit[]): UnitNode[] {
  const nodes = new Map<string, UnitNode>(units.map((unit) => [unit.id, { ...unit }]));
  const roots: UnitNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.parentId === null ? undefined : nodes.get(node.parentId);
    if (parent) (parent.children ??= []).push(node);
    else roots.push(node);
  }
  return roots;
}

export function Units() {
  const { t } = useTranslation();
  const { organization, reloadOrganization } = useBank();
  const [entry, setEntry] = useState<Partial<Unit> | null>(null);
  const [form] = Form.useForm<Unit>();
  const attempt = useAttempt();
  const rows = useMemo(() => tree(organization?.units ?? []), [organization]);
  const known = entry?.id !== undefined;
  const save = async (values: Unit) => {
    const unit = { ...values, parentId: known ? (entry?.parentId ?? null) : (values.parentId ?? null) };
    const done = await attempt(() => podium.putUnits([unit]).then(() => true), { form, done: t('common.saved') });
    if (done) reloadOrganization();
    return done ?? false;
  };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Section title={t('admin.units')} hint={t('admin.unitsHint')} addText={t('admin.addUnit')} onAdd={() => setEntry({})}>
      <Table<UnitNode>
        size="small"
        rowKey="id"
        loading={!organization}
        dataSource={rows}
        pagination={false}
        scroll={{ x: 'max-content' }}
        defaultExpandedRowKeys={rows.map((row) => row.id)}
        key={rows[0]?.id ?? 'empty'}
        columns={[
          { title: t('unit.nameZh'), dataIndex: 'nameZh' },
          { title: t('unit.nameEn'), dataIndex: 'nameEn' },
          { title: t('unit.id'), dataIndex: 'id' },
          {
            render: (_, { children: _children, ...unit }) => (
              <Button size="small" type="link" onClick={() => setEntry(unit)}>
                {t('common.edit')}
              </Button>
            ),
          },
        ]}
      />
      <Editor title={t(known ? 'common.edit' : 'admin.addUnit')} entry={entry} form={form} onClose={() => setEntry(null)} onSave={save}>
        <Form.Item name="id" label={t('unit.id')} rules={required}>
          <Input maxLength={32} disabled={known} />
        </Form.Item>
        {!known && (
          <Form.Item name="parentId" label={t('unit.parent')} rules={required}>
            <UnitSelect />
          </Form.Item>
        )}
        <Form.Item name="nameZh" label={t('unit.nameZh')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="nameEn" label={t('unit.nameEn')} rules={required}>
          <Input />
        </Form.Item>
      </Editor>
    </Section>
  );
}
