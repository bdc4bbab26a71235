import { Checkbox, Form, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { demeritApi } from '../api/demerits';
import type { FaultView, NewDemerit } from '../api/types';
import { CustomerPicker } from '../common/CustomerPicker';
import { DayInput } from '../common/DayInput';
import { ManagerSelect } from '../common/ManagerSelect';
import { useAttempt } from '../common/problems';
import { useBank } from '../session/bank';

export function RecordDemerit({ open, faults, onClose, onDone }: { open: boolean; faults: readonly FaultView[]; onClose: () => void; onDone: () => void }) {
  const { t, i18n } = useTranslation();
  const { bank } = useBank();
  const [form] = Form.useForm<NewDemerit>();
  // One id until it is recorded: sending it again after a lost answer records one demerit.
  const [operationId, setOperationId] = useState(() => crypto.randomUUID());
  const code = Form.useWatch('fault', form);
  const fault = faults.find((one) => one.fault.code === code)?.fault;
  const attempt = useAttempt();
  const chinese = i18n.language.startsWith('zh');
  const record = async (entry: NewDemerit) => {
    const done = await attempt(() => demeritApi.record({ ...entry, operationId, points: entry.points ?? null, customerId: entry.customerId || null, disqualifies: entry.disqualifies ?? false }), {
      form,
      done: t('common.saved'),
    });
    if (!done) return;
    setOperationId(crypto.randomUUID());
    onDone();
    onClose();
  };
  const required = [{ required: true, message: t('common.required') }];
  const options = faults
    .filter((one) => one.fault.active)
    .map(({ fault: one }) => ({ value: one.code, label: `${one.prohibition ? `${t('demerit.prohibition')} · ` : ''}${chinese ? one.nameZh : one.nameEn}${one.points > 0 ? ` · ${t('demerit.pointsOf', { count: one.points })}` : ''}` }));
  return (
    <Modal open={open} onCancel={onClose} onOk={form.submit} title={t('demerit.record')} okText={t('common.save')} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={record} initialValues={{ day: bank.businessDate }} preserve={false}>
        <Form.Item name="managerId" label={t('demerit.manager')} rules={required}>
          <ManagerSelect />
        </Form.Item>
        <Form.Item name="fault" label={t('demerit.fault')} rules={required}>
          <Select showSearch={{ optionFilterProp: 'label' }} options={options} />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="day" label={t('demerit.day')} rules={required}>
            <DayInput />
          </Form.Item>
          <Form.Item name="points" label={t('demerit.pointsField')} {...(fault?.points ? { extra: t('demerit.pointsHint') } : {})} rules={fault && fault.points === 0 && !fault.disqualifies ? required : []}>
            <InputNumber min={fault?.points ?? 0} max={fault?.mayExceed ? 100 : (fault?.points ?? 100)} precision={0} />
          </Form.Item>
        </div>
        <Form.Item name="evidence" label={t('demerit.evidence')} rules={required}>
          <Input.TextArea rows={3} maxLength={4000} />
        </Form.Item>
        <Form.Item name="customerId" label={t('demerit.customer')}>
          <CustomerPicker allowClear />
        </Form.Item>
        {fault?.mayDisqualify && (
          <Form.Item name="disqualifies" valuePropName="checked">
            <Checkbox>{t('demerit.disqualifies')}</Checkbox>
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}
