import { Checkbox, Form, InputNumber, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Birthday } from '../../api/types';
import { longestMonth } from './birthday';

type Path = (string | number)[];

/** Solar or lunar, with or without the year. `path` is where it is bound, `full` where it is in the whole form. */
export function BirthdayFields({ path, full = path, label }: { path: Path; full?: Path; label: string }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const birthday = Form.useWatch(full, form) as Partial<Birthday> | undefined;
  const lunar = birthday?.calendar === 'lunar';
  const given = birthday?.month != null || birthday?.day != null;
  const needed = [{ required: given, message: t('common.required') }];
  return (
    <Form.Item label={label} className="birthday">
      <div className="birthday-fields">
        <Form.Item name={[...path, 'calendar']} noStyle>
          <Segmented options={(['solar', 'lunar'] as const).map((value) => ({ value, label: t(`birthday.${value}`) }))} />
        </Form.Item>
        <Form.Item name={[...path, 'year']} noStyle>
          <InputNumber min={1900} max={2100} controls={false} placeholder={t('birthday.year')} aria-label={t('birthday.year')} />
        </Form.Item>
        <Form.Item name={[...path, 'month']} rules={needed} noStyle>
          <InputNumber min={1} max={12} controls={false} placeholder={t('birthday.month')} aria-label={t('birthday.month')} />
        </Form.Item>
        <Form.Item name={[...path, 'day']} rules={needed} noStyle>
          <InputNumber min={1} max={longestMonth(lunar ? 'lunar' : 'solar', birthday?.month ?? 1)} controls={false} placeholder={t('birthday.day')} aria-label={t('birthday.day')} />
        </Form.Item>
        {lunar && (
          <Form.Item name={[...path, 'leapMonth']} valuePropName="checked" noStyle>
            <Checkbox>{t('birthday.leap')}</Checkbox>
          </Form.Item>
        )}
      </div>
    </Form.Item>
  );
}
