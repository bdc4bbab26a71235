import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { dateTime } from '../format/dates';

interface LampProps {
  reconciled: boolean | null;
  at: string | null;
  zone: string;
}

/** The light of the last reconciliation. */
export function Lamp({ reconciled, at, zone }: LampProps) {
  const { t } = useTranslation();
  const state = reconciled === null ? 'never' : reconciled ? 'green' : 'red';
  return (
    <Tooltip title={at ? t('lamp.at', { at: dateTime(at, zone) }) : t('lamp.neverLong')}>
      <span className={`lamp lamp-${state}`}>
        <i />
        {t(`lamp.${state}`)}
      </span>
    </Tooltip>
  );
}
