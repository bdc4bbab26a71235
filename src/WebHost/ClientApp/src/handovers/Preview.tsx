import { useTranslation } from 'react-i18next';
import { handoverApi } from '../api/handovers';
import type { HandoverShift, IndicatorUnit } from '../api/types';
import { Amount } from '../common/Amount';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useBank } from '../session/bank';

function Shift({ shift, unit }: { shift: HandoverShift; unit: IndicatorUnit | undefined }) {
  const { t } = useTranslation();
  const rank = (value: number | null) => (value === null ? '--' : t('handover.rank', { rank: value }));
  return (
    <span className="handover-shift">
      <Amount value={shift.before} unit={unit} short /> → <b>{<Amount value={shift.after} unit={unit} short />}</b>
      <br />
      <small>
        {rank(shift.rankBefore)} → {rank(shift.rankAfter)}
      </small>
    </span>
  );
}

/** What the handover does to both managers, as of today. */
export function Preview({ id, giver, receiver }: { id: string; giver: string; receiver: string }) {
  const { t } = useTranslation();
  const { indicator, indicatorName } = useBank();
  const effects = useLoad((signal) => handoverApi.preview(id, signal), [id]);
  return (
    <section className="card">
      <header>
        <h2>{t('handover.preview')}</h2>
      </header>
      <p className="hint">{t('handover.previewHint')}</p>
      {effects.error ? <Problem error={effects.error} onRetry={effects.reload} /> : null}
      <table className="plain-table" aria-busy={effects.loading}>
        <thead>
          <tr>
            <th>{t('handover.indicator')}</th>
            <th>{t('handover.moves')}</th>
            <th>{giver}</th>
            <th>{receiver}</th>
          </tr>
        </thead>
        <tbody>
          {effects.data?.map((effect) => {
            const unit = indicator(effect.indicator)?.unit;
            return (
              <tr key={effect.indicator}>
                <td>{indicatorName(effect.indicator)}</td>
                <td className="number">
                  <Amount value={effect.moves} unit={unit} short />
                </td>
                <td>
                  <Shift shift={effect.giver} unit={unit} />
                </td>
                <td>
                  <Shift shift={effect.receiver} unit={unit} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
