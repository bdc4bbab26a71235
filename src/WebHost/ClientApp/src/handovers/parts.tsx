import { useTranslation } from 'react-i18next';
import type { HandoverState, HandoverView } from '../api/types';

/** Where a handover stands. */
export function StateText({ state }: { state: HandoverState }) {
  const { t } = useTranslation();
  return <span className={`handover-state-${state}`}>{t(`handover.state.${state}`)}</span>;
}

/** How far it is, as a number and a bar. */
export function Progress({ progress }: { progress: HandoverView['progress'] }) {
  const { t } = useTranslation();
  const total = progress.waiting + progress.moved + progress.failed;
  return (
    <>
      <span className="number">{t('handover.progress', { moved: progress.moved, total })}</span>
      {progress.failed > 0 && <span className="handover-failed"> · {t('handover.failed', { count: progress.failed })}</span>}
      <span className="handover-progress" role="progressbar" aria-valuemin={0} aria-valuemax={total} aria-valuenow={progress.moved}>
        <i style={{ width: `${total === 0 ? 0 : (100 * progress.moved) / total}%` }} />
      </span>
    </>
  );
}
