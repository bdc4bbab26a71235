import { Form, Input, Modal } from 'antd';
import { createContext, useCallback, useContext, useMemo, useState, type PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';
import { needsApi } from '../api/needs';
import type { NeedKind } from '../api/types';
import { CustomerPicker, type CustomerChoice } from '../common/CustomerPicker';
import { DayInput } from '../common/DayInput';
import { useAttempt } from '../common/problems';
import { useOperation } from '../common/useOperation';
import { addDays } from '../format/days';
import { parseAmount } from '../format/money';
import { useBank } from '../session/bank';
import { AmountField } from './AmountField';
import { NeedKindSelect } from './NeedKindSelect';
import './needs.css';

interface NeedDesk {
  /** Opens the form; for a customer when one is given. */
  open: (customer?: CustomerChoice) => void;
  /** Counts up when a need was recorded in this window. */
  round: number;
}

const Context = createContext<NeedDesk | null>(null);

export function useNewNeed(): NeedDesk {
  const desk = useContext(Context);
  if (!desk) throw new Error('NewNeedProvider is missing.');
  return desk;
}

interface Entry {
  customerId: string;
  kind: NeedKind;
  text: string;
  amount?: string;
  deadline?: string;
}

function NewNeed({ customer, onClose, onDone }: { customer: CustomerChoice | undefined; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const [form] = Form.useForm<Entry>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const save = async ({ customerId, kind, text, amount, deadline }: Entry) => {
    setBusy(true);
    const need = { kind, text, amount: amount ? parseAmount(amount, bank.currencyDecimals) : null, deadline: deadline ?? null };
    const done = await attempt(() => needsApi.add(customerId, operation.id, need), { form, done: t('need.recorded') });
    setBusy(false);
    operation.renew();
    if (!done) return;
    onDone();
    onClose();
  };
  const required = { required: true, whitespace: true, message: t('common.required') };
  const initial = { kind: 'other', deadline: addDays(bank.businessDate, 1), ...(customer ? { customerId: customer.id } : {}) } as const;
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} title={t('need.new')} okText={t('common.save')}>
      <Form<Entry> form={form} layout="vertical" onFinish={save} initialValues={initial}>
        <Form.Item name="customerId" label={t('need.customer')} rules={[required]}>
          <CustomerPicker known={customer} autoFocus={!customer} />
        </Form.Item>
        <Form.Item name="text" label={t('need.text')} rules={[required]}>
          <Input.TextArea
            autoFocus={Boolean(customer)}
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={1000}
            onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.submit()}
          />
        </Form.Item>
        <div className="form-three">
          <Form.Item name="kind" label={t('need.kind')}>
            <NeedKindSelect />
          </Form.Item>
          <AmountField name="amount" />
          <Form.Item name="deadline" label={t('need.deadline')}>
            <DayInput min={bank.businessDate} />
          </Form.Item>
        </div>
      </Form>
    </Modal>
  );
}

/** A need can be recorded from any place: one click opens the form, one saves it. */
export function NewNeedProvider({ children }: PropsWithChildren) {
  const [opened, setOpened] = useState<{ customer: CustomerChoice | undefined } | null>(null);
  const [round, setRound] = useState(0);
  const open = useCallback((customer?: CustomerChoice) => setOpened({ customer }), []);
  const desk = useMemo(() => ({ open, round }), [open, round]);
  return (
    <Context value={desk}>
      {children}
      {opened && <NewNeed customer={opened.customer} onClose={() => setOpened(null)} onDone={() => setRound((before) => before + 1)} />}
    </Context>
  );
}
