import { Collapse, DatePicker } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import { Amount, Masked } from '../common/Amount';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { day, isoDay } from '../format/dates';
import { formatKey, type TableKey } from '../league/tableKey';
import { useBank } from '../session/bank';
import { PostingTable } from './PostingTable';

/** Who went past since a day, and with which business. */
export function PassedBy({ tableKey, memberId }: { tableKey: TableKey; memberId: string }) {
  const { t } = useTranslation();
  const { bank, indicator } = useBank();
  const [since, setSince] = useState(() => isoDay(day(bank.businessDate)!.subtract(1, 'day'))!);
  const text = formatKey(tableKey);
  const passed = useLoad((signal) => podium.passed(text, memberId, since, signal), [text, memberId, since]);
  const unit = indicator(tableKey.indicator)?.unit;
  return (
    <section className="passed" aria-busy={passed.loading}>
      <div className="explain-filter">
        <span>{t('explain.since')}</span>
        <DatePicker
          value={day(since)}
          allowClear={false}
          onChange={(date) => date && setSince(isoDay(date)!)}
          disabledDate={(date) => !date.isBefore(bank.businessDate, 'day')}
          aria-label={t('explain.since')}
        />
      </div>
      {passed.error ? <Problem error={passed.error} onRetry={passed.reload} /> : null}
      {passed.data?.length === 0 && <p className="nothing">{t('explain.nobodyPassed')}</p>}
      {passed.data && passed.data.length > 0 && (
        <Collapse
          items={passed.data.map((one) => ({
            key: one.memberId,
            label: (
              <span className="passed-line">
                <b>{one.name}</b>
                <span>
                  {one.rankThen ?? '--'} → {one.rankNow ?? '--'}
                </span>
                <span>
                  {t('explain.theirs')} <Amount value={one.gained} unit={unit} masked={one.masked === true && one.gained === null} plus />
                </span>
                <span>
                  {t('explain.own')} <Amount value={one.ownGained} unit={unit} plus />
                </span>
              </span>
            ),
            children: one.masked ? (
              <p className="nothing">
                <Masked /> {t('explain.maskedPostings')}
              </p>
            ) : (
              <PostingTable rows={one.postings} unit={unit} />
            ),
          }))}
        />
      )}
    </section>
  );
}
