import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber, Select } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Organization, Share } from '../api/types';
import { useBank } from '../session/bank';

export interface ShareEntry {
  managerId: string;
  percent: number;
}

export function toShares(entries: readonly ShareEntry[] | undefined): Share[] {
  return (entries ?? []).map(({ managerId, percent }) => ({ managerId, basisPoints: Math.round((percent || 0) * 100) }));
}

/** Managers to choose from: those at work, not the pools. */
export const managerOptions = (organization: Organization | null | undefined) =>
  (organization?.managers ?? []).filter((one) => one.active && !one.id.startsWith('~')).map((one) => ({ value: one.id, label: `${one.name} · ${one.id}` }));

/** Managers and their shares, which add up to 100 %, or nobody at all. */
export function ShareFields() {
  const { t } = useTranslation();
  const { organization } = useBank();
  const options = useMemo(() => managerOptions(organization), [organization]);
  const whole = (_: unknown, entries: ShareEntry[] | undefined) => {
    const sum = toShares(entries).reduce((total, share) => total + share.basisPoints, 0);
    return !entries?.length || sum === 10_000 ? Promise.resolve() : Promise.reject(new Error(t('customer.sharesWrong', { sum: sum / 100 })));
  };
  const required = { required: true, message: t('common.required') };
  return (
    <Form.List name="shares" rules={[{ validator: whole as never }]}>
      {(fields, { add, remove }, { errors }) => (
        <div className="share-fields">
          {fields.map(({ key, name }) => (
            <div key={key} className="share-field">
              <Form.Item name={[name, 'managerId']} rules={[required]}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={options} placeholder={t('customer.manager')} aria-label={t('customer.manager')} />
              </Form.Item>
              <Form.Item name={[name, 'percent']} rules={[required]}>
                <InputNumber min={0.01} max={100} step={5} precision={2} suffix="%" aria-label={t('posting.share')} />
              </Form.Item>
              <Button type="text" icon={<MinusCircleOutlined />} onClick={() => remove(name)} aria-label={t('common.remove')} />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ percent: fields.length === 0 ? 100 : undefined })}>
            {t('customer.addShare')}
          </Button>
          <Form.ErrorList errors={errors} />
        </div>
      )}
    </Form.List>
  );
}
