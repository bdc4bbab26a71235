import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IndicatorUnit } from '../api/types';
import { comparable, compact, exact, NoData } from '../format/money';
import { useBank } from '../session/bank';

interface AmountProps {
  value: number | null | undefined;
  unit: IndicatorUnit | undefined;
  masked?: boolean;
  /** Short; 'comparable' keeps the digits that tell neighbours in a ranking apart. */
  short?: boolean | 'comparable';
  plus?: boolean;
}

export function Masked() {
  const { t } = useTranslation();
  return (
    <Tooltip title={t('board.masked')}>
      <span className="masked" role="img" aria-label={t('board.masked')} />
    </Tooltip>
  );
}

/** An amount or a number of pieces; short ones tell the exact value on hovering. */
export function Amount({ value, unit, masked = false, short = false, plus = false }: AmountProps) {
  const { style } = useBank();
  if (masked) return <Masked />;
  if (value === null || value === undefined) return <span className="no-data">{NoData}</span>;
  const full = exact(value, style(unit), plus);
  return short ? <span title={full}>{short === 'comparable' ? comparable(value, style(unit)) : compact(value, style(unit), plus)}</span> : <>{full}</>;
}
