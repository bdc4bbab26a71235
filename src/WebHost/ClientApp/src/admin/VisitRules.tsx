import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { rulesApi } from '../api/rules';
import type { VisitRuleNumbers, VisitRulesInForce as Rules } from '../api/types';
import { DayInput } from '../common/DayInput';
import { useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useOperation } from '../common/useOperation';
import { useBank } from '../session/bank';
import { Section } from './Section';

const numbers = ['keyVisitsPerMonth', 'importantVisitsPerMonth', 'coreContactsPerMonth', 'generalContactsPerHalfYear', 'reportDueWorkingDays'] as const;

type Entry = VisitRuleNumbers & { from: string };

function RulesForm({ rules, onDone }: { rules: Rules; onDone: (rules: Rules) => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [form] = Form.useForm<Entry>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const save = async ({ from, ...entry }: Entry) => {
    setBusy(true);
    const done = await attempt(() => rulesApi.saveVisitRules(operation.id, from, { ...rules.rules, ...entry }), { form, done: t('common.saved') });
    setBusy(false);
    operation.renew();
    if (done) onDone(done);
  };
  return (
    <Form<Entry> form={form} layout="vertical" className="card visit-rules" onFinish={save} initialValues={{ ...rules.rules, from: bank.businessDate }}>
      {numbers.map((name) => (
        <Form.Item key={name} name={name} label={t(`visitRule.${name}`)} rules={[{ required: true, message: t('common.required') }]}>
          <InputNumber min={0} max={31} precision={0} />
        </Form.Item>
      ))}
      <Form.Item name="from" label={t('visitRule.from')}>
        <DayInput min={bank.businessDate} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={busy}>
        {t('common.save')}
      </Button>
    </Form>
  );
}

/** How often each tier must be served; a change counts from its day on and keeps what was before. */
export function VisitRules() {
  const { t } = useTranslation();
  const rules = useLoad((signal) => rulesApi.visitRules(signal), []);
  return (
    <Section title={t('admin.visitRules')} hint={t('admin.visitRulesHint')} error={rules.error} onRetry={rules.reload}>
      {rules.loading && !rules.data && <div className="page-loading" aria-busy="true" />}
      {rules.data && (
        <>
          <p className="hint visit-rules-version">{t('visitRule.version', { version: rules.data.version, from: rules.data.from })}</p>
          <RulesForm key={rules.data.version} rules={rules.data} onDone={rules.set} />
        </>
      )}
    </Section>
  );
}
