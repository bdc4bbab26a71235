import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useBank } from '../session/bank';

/** Whether the line to the server is up. */
export function HubLamp() {
  const { t } = useTranslation();
  const { hub } = useBank();
  useSyncExternalStore(hub.subscribe, hub.version);
  return (
    <span className={`hub-lamp hub-${hub.link}`} role="status" title={t(`link.${hub.link}`)}>
      <i />
      <span>{t(`link.${hub.link}`)}</span>
    </span>
  );
}
