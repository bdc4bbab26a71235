import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../api/types';
import { zonedTime } from '../format/zone';
import { useBank } from '../session/bank';

/** Reminds who is out of the house to report back. */
export function OutNow({ items, onBack }: { items: readonly AgendaItem[]; onBack: (item: AgendaItem) => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const out = items.find((item) => item.kind === 'visit' && item.state === 'out');
  if (!out) return null;
  const late = Boolean(out.end && Date.parse(out.end) < Date.now());
  return (
    <Alert
      className="out-now"
      type={late ? 'warning' : 'info'}
      showIcon
      title={t('visit.outNow', { name: out.customerName, place: out.place, time: out.end ? zonedTime(out.end, bank.timeZone) : '--' })}
      action={
        <Button type="primary" onClick={() => onBack(out)}>
          {t('visit.comeBack')}
        </Button>
      }
    />
  );
}
