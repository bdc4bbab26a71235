import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Milestone, Period } from '../api/types';
import { Amount } from '../common/Amount';
import { IndicatorSelect } from '../common/IndicatorSelect';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { parseAmount } from '../format/money';
import { Periods } from '../league/tableKey';
import { useBank } from '../session/bank';

interface Entry {
  indicator: string;
  period: Period;
  value: string;
}

/** The values the manager wants to hear of when they are reached. */
export function Milestones({ managerId, indicator: shown, period }: { managerId: string; indicator: string | undefined; period: Period }) {
  const { t } = useTranslation();
  const { indicator, indicatorName, style } = useBank();
  const [form] = Form.useForm<Entry>();
  const attempt = useAttempt();
  const list = useLoad(() => podium.milestones(managerId), [managerId]);
  const milestones = list.data ?? [];
  const decimals = (code: string) => style(indicator(code)?.unit).decimals;
  const save = async (next: Milestone[]) => {
    const saved = await attempt(() => podium.putMilestones(managerId, next).then(() => true), { form, done: t('common.saved') });
    if (saved) list.set(next);
    return saved;
  };
  const add = async ({ indicator: code, period: within, value }: Entry) => {
    const amount = parseAmount(value, decimals(code));
    if (amount !== null && (await save([...milestones, { indicator: code, period: within, value: amount }]))) form.resetFields(['value']);
  };
  return (
    <section className="card milestones">
      <header>
        <h2>{t('desk.milestones')}</h2>
      </header>
      <p className="hint">{t('desk.milestonesHint')}</p>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      <ul>
        {milestones.map((one, index) => (
          <li key={`${one.indicator} ${one.period} ${one.value}`}>
            <span>
              {indicatorName(one.indicator)} · {t(`period.${one.period}`)}
            </span>
            <b>
              <Amount value={one.value} unit={indicator(one.indicator)?.unit} />
            </b>
            <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={t('common.remove')} onClick={() => void save(milestones.filter((_, at) => at !== index))} />
          </li>
        ))}
      </ul>
      <Form form={form} layout="inline" className="milestone-form" onFinish={add} initialValues={{ indicator: shown, period }}>
        <Form.Item name="indicator" rules={[{ required: true, message: t('common.required') }]}>
          <IndicatorSelect />
        </Form.Item>
        <Form.Item name="period">
          <Select options={Periods.map((value) => ({ value, label: t(`period.${value}`) }))} aria-label={t('filter.period')} />
        </Form.Item>
        <Form.Item
          name="value"
          rules={[
            {
              validator: (_, text: string | undefined) =>
                parseAmount(text ?? '', decimals(form.getFieldValue('indicator') as string)) === null ? Promise.reject(new Error(t('common.amountWrong'))) : Promise.resolve(),
            },
          ]}
        >
          <Input inputMode="decimal" placeholder={t('desk.value')} aria-label={t('desk.value')} />
        </Form.Item>
        <Button htmlType="submit" icon={<PlusOutlined />}>
          {t('common.add')}
        </Button>
      </Form>
    </section>
  );
}
