import { useTranslation } from 'react-i18next';
import type { BoardHeader, IndicatorUnit } from '../api/types';
import { Amount } from '../common/Amount';
import { Lamp } from '../common/Lamp';
import { usePhone } from '../common/preferences';
import { clockTime } from '../format/dates';
import { lagSeconds } from '../hub/lag';
import { useBank } from '../session/bank';
import type { TableKey } from './tableKey';

interface SummaryProps {
  header: BoardHeader;
  receivedAt: number;
  unit: IndicatorUnit | undefined;
  tableKey: TableKey;
  past: { asOf: string; final: boolean } | null;
}

/** The facts of the whole table, above it. */
export function Summary({ header, receivedAt, unit, tableKey, past }: SummaryProps) {
  const { t } = useTranslation();
  const { bank, unitName, indicatorName } = useBank();
  const phone = usePhone();
  const lag = lagSeconds(header.asOf, receivedAt);
  return (
    <div className="summary">
      <div className="summary-title">
        <h1>{unitName(tableKey.unitId)}</h1>
        <p>
          {indicatorName(tableKey.indicator)} · {t(`periodLong.${tableKey.period}`)} · {t(`measure.${tableKey.measure}`)} · {t(`scope.${tableKey.scope}`)}
        </p>
      </div>
      <dl>
        <div className="summary-total">
          <dt>{t('board.total')}</dt>
          <dd>
            <Amount value={header.total} unit={unit} short={phone} />
          </dd>
        </div>
        <div>
          <dt>{t('board.members')}</dt>
          <dd>{header.count.toLocaleString('en')}</dd>
        </div>
        <div className="summary-day">
          <dt>{t('board.businessDate')}</dt>
          <dd>{past?.asOf ?? header.businessDate}</dd>
        </div>
        {past ? (
          <div>
            <dt>{t('board.state')}</dt>
            <dd>{t(past.final ? 'board.final' : 'board.notFinal')}</dd>
          </div>
        ) : (
          <div>
            <dt>{t('board.asOf')}</dt>
            <dd>
              {clockTime(header.asOf, bank.timeZone)} <small title={t('board.lagLong')}>{lag < 1 ? t('board.lagSmall') : t('board.lag', { seconds: lag })}</small>
            </dd>
          </div>
        )}
        <div>
          <dt>{t('board.books')}</dt>
          <dd>
            <Lamp reconciled={header.reconciled} at={header.reconciledAt} zone={bank.timeZone} />
          </dd>
        </div>
      </dl>
    </div>
  );
}
