import { Button, Form, Input, Select, Table, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { CustomerKind, EntryKind, Indicator, IndicatorForm, IndicatorUnit } from '../api/types';
import { useAttempt } from '../common/problems';
import { CustomerKinds } from '../customers/RegisterCustomer';
import { useBank } from '../session/bank';
import { Editor, Section } from './Section';

const forms: readonly IndicatorForm[] = ['balance', 'average', 'netIncrease', 'flow'];
const units: readonly IndicatorUnit[] = ['money', 'count'];
const kinds: readonly EntryKind[] = [
  'depositIn',
  'depositOut',
  'loanDisbursed',
  'loanRepaid',
  'interestDue',
  'interestCollected',
  'fee',
  'productOpened',
  'productClosed',
  'productSold',
  'customer',
  'effectiveCustomer',
];

interface Entry {
  code: string;
  nameEn: string;
  nameZh: string;
  form: IndicatorForm;
  unit: IndicatorUnit;
  plus: EntryKind[];
  minus?: EntryKind[];
  products?: string[];
  customerKind?: CustomerKind | null;
}

const toEntry = ({ terms, ...indicator }: Indicator): Entry => ({
  ...indicator,
  plus: terms.filter((term) => term.sign > 0).map((term) => term.kind),
  minus: terms.filter((term) => term.sign < 0).map((term) => term.kind),
});

const toIndicator = ({ plus, minus, products, customerKind, ...entry }: Entry): Indicator => ({
  ...entry,
  terms: [...plus.map((kind) => ({ kind, sign: 1 })), ...(minus ?? []).map((kind) => ({ kind, sign: -1 }))],
  products: products ?? [],
  customerKind: customerKind ?? null,
});

export function Indicators() {
  const { t } = useTranslation();
  const { indicators, reloadIndicators } = useBank();
  const [entry, setEntry] = useState<Partial<Entry> | null>(null);
  const [form] = Form.useForm<Entry>();
  const attempt = useAttempt();
  const known = entry?.code !== undefined;
  const save = async (values: Entry) => {
    const done = await attempt(() => podium.putIndicator(toIndicator(values)).then(() => true), { form, done: t('admin.indicatorSaved') });
    if (done) reloadIndicators();
    return done ?? false;
  };
  const required = [{ required: true, message: t('common.required') }];
  const kindOptions = kinds.map((value) => ({ value, label: t(`kind.${value}`) }));
  return (
    <Section title={t('admin.indicators')} hint={t('admin.indicatorsHint')} addText={t('admin.addIndicator')} onAdd={() => setEntry({ form: 'flow', unit: 'money' })}>
      <Table<Indicator>
        size="small"
        rowKey="code"
        dataSource={indicators}
        pagination={false}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('unit.nameZh'), dataIndex: 'nameZh' },
          { title: t('unit.nameEn'), dataIndex: 'nameEn' },
          { title: t('indicator.code'), dataIndex: 'code' },
          { title: t('indicator.form'), dataIndex: 'form', render: (value: string) => t(`form.${value}`) },
          { title: t('indicator.unit'), dataIndex: 'unit', render: (value: string) => t(`indicatorUnit.${value}`) },
          {
            title: t('indicator.terms'),
            render: (_, one) => one.terms.map((term) => `${term.sign > 0 ? '+' : '−'}${t(`kind.${term.kind}`, { defaultValue: term.kind })}`).join(' '),
          },
          {
            title: t('indicator.products'),
            dataIndex: 'products',
            render: (values: string[]) => values.map((value) => <Tag key={value}>{t(`product.${value}`, { defaultValue: value })}</Tag>),
          },
          {
            render: (_, one) => (
              <Button size="small" type="link" onClick={() => setEntry(toEntry(one))}>
                {t('common.edit')}
              </Button>
            ),
          },
        ]}
      />
      <Editor<Entry> title={t(known ? 'common.edit' : 'admin.addIndicator')} entry={entry} form={form} onClose={() => setEntry(null)} onSave={save}>
        <Form.Item name="code" label={t('indicator.code')} rules={required} extra={t('indicator.codeHint')}>
          <Input maxLength={48} disabled={known} />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="nameZh" label={t('unit.nameZh')} rules={required}>
            <Input />
          </Form.Item>
          <Form.Item name="nameEn" label={t('unit.nameEn')} rules={required}>
            <Input />
          </Form.Item>
        </div>
        <div className="form-pair">
          <Form.Item name="form" label={t('indicator.form')}>
            <Select options={forms.map((value) => ({ value, label: t(`form.${value}`) }))} />
          </Form.Item>
          <Form.Item name="unit" label={t('indicator.unit')}>
            <Select options={units.map((value) => ({ value, label: t(`indicatorUnit.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="plus" label={t('indicator.plus')} rules={required}>
          <Select mode="multiple" options={kindOptions} />
        </Form.Item>
        <Form.Item name="minus" label={t('indicator.minus')}>
          <Select mode="multiple" options={kindOptions} />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="products" label={t('indicator.products')}>
            <Select mode="tags" placeholder={t('indicator.allProducts')} />
          </Form.Item>
          <Form.Item name="customerKind" label={t('customer.kind')}>
            <Select allowClear placeholder={t('indicator.allKinds')} options={CustomerKinds.map((value) => ({ value, label: t(`customerKind.${value}`) }))} />
          </Form.Item>
        </div>
      </Editor>
    </Section>
  );
}
