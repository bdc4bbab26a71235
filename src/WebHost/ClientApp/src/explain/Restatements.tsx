import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import { Amount } from '../common/Amount';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { formatKey, type TableKey } from '../league/tableKey';
import { useBank } from '../session/bank';
import { PostingTable } from './PostingTable';

/** What was booked into the closed period afterwards: before, after, and by which postings. */
export function Restatements({ tableKey, memberId, asOf }: { tableKey: TableKey; memberId: string; asOf: string }) {
  const { t } = useTranslation();
  const { indicator } = useBank();
  const text = formatKey(tableKey);
  const all = useLoad((signal) => podium.restatements(text, asOf, signal), [text, asOf]);
  const own = all.data?.find((one) => one.memberId === memberId);
  const unit = indicator(tableKey.indicator)?.unit;
  if (all.error) return <Problem error={all.error} onRetry={all.reload} />;
  if (!all.data) return <div className="page-loading" aria-busy="true" />;
  if (!own) return <p className="nothing">{t('explain.noRestatement', { date: asOf })}</p>;
  return (
    <section className="restatement">
      <div className="sum-line">
        <span>
          <small>{t('explain.asClosed')}</small> <b><Amount value={own.before} unit={unit} /></b>
        </span>
        <span>
          <i className="sum-sign">→</i> <small>{t('explain.asToday')}</small> <b><Amount value={own.after} unit={unit} /></b>
        </span>
      </div>
      <PostingTable rows={own.postings} unit={unit} />
    </section>
  );
}
