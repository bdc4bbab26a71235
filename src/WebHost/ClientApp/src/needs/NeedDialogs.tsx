import { Form, Input, Modal, Segmented, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { needsApi } from '../api/needs';
import type { Need, NeedOutcome } from '../api/types';
import { useAttempt } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { useOperation } from '../common/useOperation';
import { useBank } from '../session/bank';

export type NeedAction = 'answer' | 'pass' | 'close';

interface Entry {
  answer: string;
  /** Later: the need stays until its outcome is known. */
  outcome: NeedOutcome | 'later';
  unitId: string;
  managerId?: string;
  note: string;
}

interface DialogProps {
  action: NeedAction;
  need: Need;
  onClose: () => void;
  onDone: () => void;
}

const outcomes: readonly NeedOutcome[] = ['won', 'lost', 'none'];

function Outcome({ later = false }: { later?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item name="outcome" label={t('need.outcome')}>
      <Segmented options={[...(later ? (['later'] as const) : []), ...outcomes].map((value) => ({ value, label: t(`needOutcome.${value}`) }))} />
    </Form.Item>
  );
}

function Answer() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="answer" label={t('need.answerText')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
      <Outcome later />
    </>
  );
}

function Pass() {
  const { t } = useTranslation();
  const { organization } = useBank();
  const unitId = Form.useWatch<string | undefined>('unitId');
  const managers = useMemo(
    () => (organization?.managers ?? []).filter((one) => one.active && one.unitId === unitId && !one.id.startsWith('~')).map((one) => ({ value: one.id, label: `${one.name} · ${one.id}` })),
    [organization, unitId],
  );
  const required = { required: true, message: t('common.required') };
  return (
    <>
      <Form.Item name="unitId" label={t('need.toUnit')} rules={[required]}>
        <UnitSelect />
      </Form.Item>
      {managers.length > 0 && (
        <Form.Item name="managerId" label={t('need.toManager')}>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={managers} />
        </Form.Item>
      )}
      <Form.Item name="note" label={t('need.note')} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </>
  );
}

const fields: Record<NeedAction, ReactNode> = { answer: <Answer />, pass: <Pass />, close: <Outcome /> };

/** Answers a need, passes it on to another unit, or closes it. */
export function NeedDialog({ action, need, onClose, onDone }: DialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entry>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const send = ({ answer, outcome, unitId, managerId, note }: Entry) => {
    if (action === 'answer') return needsApi.answer(need.id, operation.id, answer, outcome === 'later' ? undefined : outcome);
    return action === 'close' ? needsApi.close(need.id, operation.id, outcome === 'later' ? 'none' : outcome) : needsApi.pass(need.id, operation.id, { unitId, managerId, note });
  };
  const save = async (entry: Entry) => {
    setBusy(true);
    const done = await attempt(() => send(entry), { form, done: t('common.saved') });
    setBusy(false);
    operation.renew();
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} title={`${t(`need.${action}`)} · ${need.customerName}`} okText={t(`need.${action}`)}>
      <p className="need-asked">{need.text}</p>
      <Form<Entry> form={form} layout="vertical" onFinish={save} initialValues={{ outcome: need.outcome ?? (action === 'answer' ? 'later' : 'none') }}>
        {fields[action]}
      </Form>
    </Modal>
  );
}
