import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { parseAmount } from '../format/money';
import { useBank } from '../session/bank';

/** An amount as a person types it; optional. */
export function AmountField({ name }: { name: string | (string | number)[] }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const readable = (_: unknown, text: string | undefined) => {
    const amount = text ? parseAmount(text, bank.currencyDecimals) : 0;
    return amount !== null && amount >= 0 ? Promise.resolve() : Promise.reject(new Error(t('common.amountWrong')));
  };
  return (
    <Form.Item name={name} label={t('need.amount')} rules={[{ validator: readable }]}>
      <Input inputMode="decimal" maxLength={20} suffix={bank.currency} />
    </Form.Item>
  );
}
