import { DatePicker, Tabs } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import { Amount } from '../common/Amount';
import { Movement } from '../common/Movement';
import { useLoad } from '../common/useLoad';
import { day, isoDay } from '../format/dates';
import { movement } from '../league/movement';
import { formatKey, type TableKey } from '../league/tableKey';
import { localName, useBank } from '../session/bank';
import { PassedBy } from './PassedBy';
import { Postings } from './Postings';
import { Restatements } from './Restatements';
import './explain.css';

const TrendChart = lazy(() => import('../common/TrendChart'));
const trendDays = 60;

interface ExplainProps {
  tableKey: TableKey;
  memberId: string;
  asOf: string | null;
}

function Standing({ tableKey, memberId, asOf }: ExplainProps) {
  const { t, i18n } = useTranslation();
  const { indicator, unitName, managerName, units } = useBank();
  const text = formatKey(tableKey);
  const page = useLoad((signal) => podium.members(text, [memberId], asOf ? { asOf, as: 'final' } : {}, signal), [text, memberId, asOf]);
  const row = page.data?.rows[0];
  const unit = indicator(tableKey.indicator)?.unit;
  const name = row ? localName({ nameEn: row.name, nameZh: row.nameZh }, i18n.language.startsWith('zh')) : units.has(memberId) ? unitName(memberId) : managerName(memberId);
  return (
    <header className="standing">
      <div>
        <h2>{name}</h2>
        <p>
          {memberId} · {unitName(tableKey.unitId)}
        </p>
      </div>
      {row && (
        <dl>
          <div>
            <dt>{t('column.rank')}</dt>
            <dd>
              {row.rank ?? '--'} <Movement places={movement(row.yesterdayRank, row.rank)} since={t('board.sinceYesterday')} />
            </dd>
          </div>
          <div>
            <dt>{t('column.value')}</dt>
            <dd>
              <Amount value={row.value} unit={unit} masked={row.masked} />
            </dd>
          </div>
          <div>
            <dt>{t('column.gap')}</dt>
            <dd>
              <Amount value={row.gapToNext} unit={unit} masked={row.masked} />
            </dd>
          </div>
        </dl>
      )}
    </header>
  );
}

function Course({ tableKey, memberId }: Omit<ExplainProps, 'asOf'>) {
  const { indicator, indicatorName, style } = useBank();
  const text = formatKey(tableKey);
  const trend = useLoad((signal) => podium.trend(text, [memberId], trendDays, { signal }), [text, memberId]);
  const values = trend.data?.series[0]?.values;
  if (!trend.data || !values?.some((value) => value !== null)) return null;
  return (
    <Suspense fallback={<div className="chart-space" />}>
      <TrendChart dates={trend.data.dates} values={values} style={style(indicator(tableKey.indicator)?.unit)} label={indicatorName(tableKey.indicator)} height={150} />
    </Suspense>
  );
}

/** Why a row shows the number it shows. */
export default function Explain({ tableKey, memberId, asOf: given }: ExplainProps) {
  const { t } = useTranslation();
  const { bank, indicatorName } = useBank();
  const [asOf, setAsOf] = useState(given);
  const tabs = [
    { key: 'postings', label: t('explain.postings'), children: <Postings tableKey={tableKey} memberId={memberId} asOf={asOf} /> },
    { key: 'passed', label: t('explain.passed'), children: <PassedBy tableKey={tableKey} memberId={memberId} /> },
    { key: 'history', label: t('explain.restatements'), children: <Restatements tableKey={tableKey} memberId={memberId} asOf={asOf ?? bank.businessDate} /> },
  ];
  return (
    <div className="explain">
      <Standing tableKey={tableKey} memberId={memberId} asOf={asOf} />
      <div className="explain-what">
        <span>
          {indicatorName(tableKey.indicator)} · {t(`periodLong.${tableKey.period}`)} · {t(`measure.${tableKey.measure}`)}
        </span>
        <DatePicker
          size="small"
          value={day(asOf)}
          placeholder={t('filter.live')}
          onChange={(date) => setAsOf(isoDay(date) ?? null)}
          disabledDate={(date) => date.isAfter(bank.businessDate, 'day')}
          aria-label={t('filter.asOf')}
        />
      </div>
      <Course tableKey={tableKey} memberId={memberId} />
      <Tabs items={tabs} destroyOnHidden />
    </div>
  );
}
