import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IndicatorValue, Period } from '../api/types';
import { Amount } from '../common/Amount';
import { useFlash } from '../league/motion';
import { useBank } from '../session/bank';

interface TilesProps {
  totals: readonly IndicatorValue[];
  period: Period;
  chosen: string | undefined;
  onChoose: (indicator: string) => void;
}

function Tile({ total, chosen, onChoose }: { total: IndicatorValue; chosen: boolean; onChoose: (indicator: string) => void }) {
  const { indicator, indicatorName } = useBank();
  const unit = indicator(total.indicator)?.unit;
  const element = useFlash<HTMLElement>(total.value);
  return (
    <button type="button" className={`tile${chosen ? ' tile-chosen' : ''}`} onClick={() => onChoose(total.indicator)} aria-pressed={chosen}>
      <span>{indicatorName(total.indicator)}</span>
      <b ref={element}>
        <Amount value={total.value} unit={unit} short />
      </b>
      <small>{total.increase !== null && <Amount value={total.increase} unit={unit} short plus />}</small>
    </button>
  );
}

/** Own totals; choosing one ranks by it. Those over all products and customers come first, the rest on demand. */
export function Tiles({ totals, period, chosen, onChoose }: TilesProps) {
  const { t } = useTranslation();
  const { indicator } = useBank();
  const [all, setAll] = useState(false);
  const known = totals.filter((total) => total.period === period && (total.value !== null || total.indicator === chosen));
  const isHeadline = (code: string) => {
    const definition = indicator(code);
    return !!definition && definition.products.length === 0 && definition.customerKind === null;
  };
  const shown = all ? known : known.filter((total) => isHeadline(total.indicator) || total.indicator === chosen);
  return (
    <>
      <section className="tiles" aria-label={t('desk.tiles')}>
        {shown.map((total) => (
          <Tile key={total.indicator} total={total} chosen={total.indicator === chosen} onChoose={onChoose} />
        ))}
      </section>
      {known.length > shown.length || all ? (
        <Button className="tiles-more" type="text" size="small" icon={all ? <UpOutlined /> : <DownOutlined />} onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t('desk.fewerTiles') : t('desk.allTiles', { count: known.length })}
        </Button>
      ) : null}
    </>
  );
}
