import { Segmented } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate } from 'react-router';
import { podium } from '../api/podium';
import type { Period } from '../api/types';
import { IndicatorSelect } from '../common/IndicatorSelect';
import { useLoad } from '../common/useLoad';
import { Periods } from '../league/tableKey';
import { useBank } from '../session/bank';
import { Latest } from './Latest';
import { Milestones } from './Milestones';
import { PlaceCard } from './PlaceCard';
import { Tiles } from './Tiles';
import { useDesk } from './useDesk';
import { useNotices } from './useNotices';
import './desk.css';

const TrendChart = lazy(() => import('../common/TrendChart'));
const trendDays = 60;

function Course({ tableKey, managerId, indicator: code }: { tableKey: string; managerId: string; indicator: string }) {
  const { t } = useTranslation();
  const { indicator, indicatorName, style } = useBank();
  const trend = useLoad((signal) => podium.trend(tableKey, [managerId], trendDays, { signal }), [tableKey, managerId]);
  const values = trend.data?.series[0]?.values;
  return (
    <section className="card">
      <header>
        <h2>{t('desk.course', { name: indicatorName(code) })}</h2>
      </header>
      <div className="chart-space">
        {trend.data && values && (
          <Suspense>
            <TrendChart dates={trend.data.dates} values={values} style={style(indicator(code)?.unit)} label={indicatorName(code)} />
          </Suspense>
        )}
      </div>
    </section>
  );
}

export default function DeskPage() {
  const { t } = useTranslation();
  const { session, indicators, indicator, unitName, managers } = useBank();
  const [period, setPeriod] = useState<Period>('month');
  const [chosen, setChosen] = useState<string>();
  useEffect(() => {
    if (!chosen && indicators.length > 0) setChosen((indicators.find((one) => one.code === 'deposit.balance') ?? indicators[0])!.code);
  }, [chosen, indicators]);
  const desk = useDesk(chosen, period, useNotices());
  const { managerId } = session;
  if (!managerId) return <Navigate to="/" replace />;
  const unit = chosen ? indicator(chosen)?.unit : undefined;
  const table = desk?.places[0]?.tableKey;
  return (
    <div className="page desk">
      <header className="desk-head">
        <div>
          <h1>{session.displayName}</h1>
          <p>
            {managerId} · {unitName(managers.get(managerId)?.unitId ?? session.unitId)}
          </p>
        </div>
        <span className="filter-gap" />
        <IndicatorSelect className="filter-indicator" value={chosen ?? null!} onChange={setChosen} />
        <Segmented value={period} onChange={setPeriod} options={Periods.map((value) => ({ value, label: t(`period.${value}`) }))} aria-label={t('filter.period')} />
      </header>
      {desk ? (
        <>
          <Tiles totals={desk.totals} period={period} chosen={chosen} onChoose={setChosen} />
          <div className="desk-grid">
            {desk.places.map((place) => (
              <PlaceCard key={place.tableKey} place={place} managerId={managerId} unit={unit} />
            ))}
            {table && chosen && <Course key={table} tableKey={table} managerId={managerId} indicator={chosen} />}
            <Latest postings={desk.latest} />
            <Milestones key={chosen} managerId={managerId} indicator={chosen} period={period} />
          </div>
        </>
      ) : (
        <div className="page-loading" aria-busy="true" />
      )}
    </div>
  );
}
