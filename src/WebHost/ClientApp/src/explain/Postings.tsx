import { CheckCircleFilled, WarningFilled } from '@ant-design/icons';
import { DatePicker, Input, Pagination, Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Explanation, IndicatorUnit } from '../api/types';
import { Amount } from '../common/Amount';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { day, isoDay } from '../format/dates';
import { formatKey, type TableKey } from '../league/tableKey';
import { useBank } from '../session/bank';
import { addition } from './adding';
import { PostingTable } from './PostingTable';

interface PostingsProps {
  tableKey: TableKey;
  memberId: string;
  asOf: string | null;
}

const products = ['current', 'term', 'margin', 'savings', 'loan', 'card', 'e-banking', 'payroll', 'merchant', 'fund', 'insurance', 'wealth', 'bond'];
const pageSize = 50;
const typing = 300;

interface Filter {
  customer: string;
  product: string | undefined;
  from: string | undefined;
  to: string | undefined;
}

const everything: Filter = { customer: '', product: undefined, from: undefined, to: undefined };

function FilterBar({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { t } = useTranslation();
  const [customer, setCustomer] = useState(filter.customer);
  useEffect(() => {
    if (customer === filter.customer) return;
    const timer = setTimeout(() => onChange({ ...filter, customer }), typing);
    return () => clearTimeout(timer);
  }, [customer, filter, onChange]);
  return (
    <div className="explain-filter">
      <Input allowClear value={customer} onChange={(event) => setCustomer(event.target.value)} placeholder={t('explain.customer')} aria-label={t('explain.customer')} />
      <Select
        allowClear
        mode="tags"
        maxCount={1}
        value={filter.product ? [filter.product] : []}
        onChange={(chosen: string[]) => onChange({ ...filter, product: chosen.at(-1) })}
        placeholder={t('explain.product')}
        aria-label={t('explain.product')}
        options={products.map((product) => ({ value: product, label: t(`product.${product}`) }))}
      />
      <DatePicker.RangePicker
        value={[day(filter.from), day(filter.to)]}
        onChange={(range) => onChange({ ...filter, from: isoDay(range?.[0]), to: isoDay(range?.[1]) })}
        allowEmpty={[true, true]}
      />
    </div>
  );
}

/** The line under the postings that adds up to the number of the row. */
function SumLine({ explanation, unit, tableKey, filtered }: { explanation: Explanation; unit: IndicatorUnit | undefined; tableKey: TableKey; filtered: boolean }) {
  const { t } = useTranslation();
  const { indicator } = useBank();
  if (filtered) {
    return (
      <div className="sum-line">
        <span>
          {t('explain.filteredSum', { count: explanation.count })} <b><Amount value={explanation.sum} unit={unit} plus /></b>
        </span>
        <span>
          {t('explain.ofValue')} <Amount value={explanation.value} unit={unit} />
        </span>
      </div>
    );
  }
  const { steps, value, right } = addition(explanation, indicator(tableKey.indicator)?.form, tableKey.measure);
  return (
    <div className="sum-line" data-right={right}>
      {steps.map((step) => (
        <span key={step.name}>
          {step.sign && <i className="sum-sign">{step.sign}</i>}
          <small>{t(`explain.${step.name}`)}</small> <b>{step.name === 'days' ? step.value : <Amount value={step.value} unit={unit} />}</b>
        </span>
      ))}
      <span>
        <i className="sum-sign">=</i>
        <small>{t('column.value')}</small> <b className="sum-value"><Amount value={value} unit={unit} /></b>
      </span>
      {right === true && <CheckCircleFilled className="sum-right" title={t('explain.addsUp')} aria-label={t('explain.addsUp')} />}
      {right === false && <WarningFilled className="sum-wrong" title={t('explain.addsNot')} aria-label={t('explain.addsNot')} />}
    </div>
  );
}

export function Postings({ tableKey, memberId, asOf }: PostingsProps) {
  const { t } = useTranslation();
  const { indicator } = useBank();
  const [filter, setFilter] = useState(everything);
  const [page, setPage] = useState(1);
  useEffect(() => setPage(1), [filter, asOf]);
  const text = formatKey(tableKey);
  const explanation = useLoad(
    (signal) => podium.explain(text, memberId, { ...filter, offset: (page - 1) * pageSize, count: pageSize, asOf: asOf ?? undefined }, signal),
    [text, memberId, filter, page, asOf],
  );
  const unit = indicator(tableKey.indicator)?.unit;
  const filtered = Boolean(filter.customer || filter.product || filter.from || filter.to);
  const { data } = explanation;
  return (
    <section className="postings" aria-busy={explanation.loading}>
      <FilterBar filter={filter} onChange={setFilter} />
      {explanation.error ? <Problem error={explanation.error} onRetry={explanation.reload} /> : null}
      {data && (
        <>
          <SumLine explanation={data} unit={unit} tableKey={tableKey} filtered={filtered} />
          <PostingTable rows={data.rows} unit={unit} />
          <div className="postings-foot">
            <span>{t('explain.count', { count: data.count })}</span>
            <Pagination size="small" current={page} pageSize={pageSize} total={data.count} onChange={setPage} showSizeChanger={false} hideOnSinglePage />
          </div>
        </>
      )}
    </section>
  );
}
