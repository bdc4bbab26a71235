import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentApi } from '../api/assignments';
import type { Customer } from '../api/types';
import { ReasonModal } from '../common/ReasonModal';
import { useAttempt } from '../common/problems';

/** Ends a customer's assignment; from the next working day anybody around may claim it. */
export function PutIntoPool({ customer, onDone }: { customer: Customer; onDone: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [operation, setOperation] = useState<string | null>(null);
  const attempt = useAttempt();
  const put = async (reason: string) => {
    const after = await attempt(() => assignmentApi.putIntoPool(operation!, customer.id, reason));
    if (!after) return false;
    void message.success(t('pool.putDone', { day: after.assignments.findLast((one) => one.shares.length === 0)?.from }));
    onDone();
    return true;
  };
  if (!customer.assignments.at(-1)?.shares.length) return null;
  return (
    <>
      <Button onClick={() => setOperation(crypto.randomUUID())}>{t('pool.put')}</Button>
      <ReasonModal question={operation === null ? null : t('pool.putReason')} okText={t('pool.put')} onClose={() => setOperation(null)} onSay={put} />
    </>
  );
}
