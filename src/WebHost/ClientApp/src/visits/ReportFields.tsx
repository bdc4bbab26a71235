import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { DayInput, TimeInput } from '../common/DayInput';
import { AmountField } from '../needs/AmountField';
import { NeedKindSelect } from '../needs/NeedKindSelect';
import { useBank } from '../session/bank';

function Needs() {
  const { t } = useTranslation();
  const { bank } = useBank();
  return (
    <Form.List name="needs">
      {(fields, { add, remove }) => (
        <div className="report-needs">
          {fields.map(({ key, name }) => (
            <div key={key} className="report-need">
              <Form.Item name={[name, 'kind']} label={t('need.kind')}>
                <NeedKindSelect />
              </Form.Item>
              <AmountField name={[name, 'amount']} />
              <Form.Item name={[name, 'deadline']} label={t('need.deadline')}>
                <DayInput allowClear min={bank.businessDate} placeholder={t('need.nextDay')} />
              </Form.Item>
              <Button type="text" icon={<DeleteOutlined />} onClick={() => remove(name)} aria-label={t('common.remove')} />
              <Form.Item name={[name, 'text']} label={t('need.text')} rules={[{ required: true, whitespace: true, message: t('common.required') }]} className="report-need-text">
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
              </Form.Item>
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ kind: 'other' })} block>
            {t('need.add')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

/** Who was there, what came of it, what the customer needs, what comes next. */
export function ReportFields() {
  const { t } = useTranslation();
  const { bank } = useBank();
  const required = [{ required: true, whitespace: true, message: t('common.required') }];
  return (
    <>
      <Form.Item name="attendees" label={t('report.attendees')} rules={required}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="result" label={t('report.result')} rules={required}>
        <Input.TextArea autoSize={{ minRows: 4, maxRows: 14 }} maxLength={4000} />
      </Form.Item>
      <Form.Item label={t('report.needs')}>
        <Needs />
      </Form.Item>
      <Form.Item name="nextStep" label={t('report.nextStep')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="nextDay" label={t('contact.next')}>
          <DayInput allowClear min={bank.businessDate} />
        </Form.Item>
        <Form.Item name="nextTime" label={t('contact.nextTime')}>
          <TimeInput />
        </Form.Item>
      </div>
    </>
  );
}
