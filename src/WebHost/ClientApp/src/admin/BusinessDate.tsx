import { Button, DatePicker, Form, Popconfirm } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import { useAttempt } from '../common/problems';
import { day, isoDay } from '../format/dates';
import { useBank } from '../session/bank';
import { Section } from './Section';

export function BusinessDate() {
  const { t } = useTranslation();
  const { bank, setBank } = useBank();
  const [form] = Form.useForm<{ date: Dayjs }>();
  const attempt = useAttempt();
  const save = async ({ date }: { date: Dayjs }) => {
    const changed = await attempt(() => podium.setBusinessDate(isoDay(date)!), { form, done: t('common.saved') });
    if (changed) setBank(changed);
  };
  const facts = [
    ['businessDate', bank.businessDate],
    ['rolls', t(bank.followsClock ? 'day.byClock' : 'day.byHand')],
    ['timeZone', bank.timeZone],
    ['currency', bank.currency],
    ['goLive', bank.goLive],
  ] as const;
  return (
    <Section title={t('admin.day')} hint={t('admin.dayHint')}>
      <dl className="facts card">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`day.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Form form={form} layout="inline" onFinish={save} initialValues={{ date: day(bank.businessDate)?.add(1, 'day') }} className="day-form">
        <Form.Item name="date" label={t('day.newDate')} rules={[{ required: true, message: t('common.required') }]}>
          <DatePicker allowClear={false} />
        </Form.Item>
        <Popconfirm title={t('day.confirm')} onConfirm={form.submit}>
          <Button type="primary">{t('day.set')}</Button>
        </Popconfirm>
      </Form>
    </Section>
  );
}
