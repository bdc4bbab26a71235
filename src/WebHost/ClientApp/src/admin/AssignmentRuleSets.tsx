import { Button, Form, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentApi } from '../api/assignments';
import { DayInput } from '../common/DayInput';
import { useAttempt } from '../common/problems';
import { useLoad, type Loaded } from '../common/useLoad';
import { useOperation } from '../common/useOperation';
import { useBank } from '../session/bank';
import { Section } from './Section';

interface Version {
  version: number;
  from: string;
  rules: object;
}

interface FormProps<T extends Version> {
  name: 'assignmentRule' | 'poolRule';
  title: string;
  loaded: Loaded<T>;
  save: (operationId: string, from: string, rules: T['rules']) => Promise<T>;
}

function RuleForm<T extends Version>({ name, title, loaded, save }: FormProps<T>) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [form] = Form.useForm();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const { data } = loaded;
  if (!data) return <div className="page-loading" aria-busy="true" />;
  const submit = async ({ from, ...rules }: { from: string }) => {
    setBusy(true);
    const done = await attempt(() => save(operation.id, from, { ...data.rules, ...rules }), { form, done: t('common.saved') });
    setBusy(false);
    operation.renew();
    if (done) loaded.set(done);
  };
  return (
    <Form form={form} layout="vertical" className="card visit-rules" onFinish={submit} initialValues={{ ...data.rules, from: bank.businessDate }} key={data.version}>
      <header className="rule-set-head">
        <h2>{title}</h2>
        <p className="hint">{data.version === 0 ? t('assignmentRule.defaults') : t('visitRule.version', { version: data.version, from: data.from })}</p>
      </header>
      {Object.keys(data.rules).map((field) => (
        <Form.Item key={field} name={field} label={t(`${name}.${field}`)} rules={[{ required: true, message: t('common.required') }]}>
          <InputNumber min={0} precision={0} />
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

/** Weights of the ways to propose an owner, and the rules of the public pool. */
export function AssignmentRuleSets() {
  const { t } = useTranslation();
  const assignment = useLoad((signal) => assignmentApi.assignmentRules(signal), []);
  const pool = useLoad((signal) => assignmentApi.poolRules(signal), []);
  return (
    <Section title={t('admin.assignmentRules')} hint={t('admin.assignmentRulesHint')} error={assignment.error ?? pool.error} onRetry={assignment.reload}>
      <div className="rule-sets">
        <RuleForm name="assignmentRule" title={t('assignmentRule.weights')} loaded={assignment} save={assignmentApi.saveAssignmentRules} />
        <RuleForm name="poolRule" title={t('poolRule.title')} loaded={pool} save={assignmentApi.savePoolRules} />
      </div>
    </Section>
  );
}
