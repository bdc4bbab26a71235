import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CountedPosting, ExplainedPosting, IndicatorUnit } from '../api/types';
import { Amount } from '../common/Amount';
import { usePhone } from '../common/preferences';
import { dateTime } from '../format/dates';
import { basisPoints } from '../format/money';
import { useBank } from '../session/bank';

type Row = CountedPosting & Partial<ExplainedPosting>;

/** What an average counts of a posting: the amount times the days it lay there. */
const contribution = (row: Row) => row.runningContribution ?? row.contribution;

function Kind({ row }: { row: Row }) {
  const { t } = useTranslation();
  return (
    <>
      {t(`kind.${row.kind}`, { defaultValue: row.kind })}
      <small>
        {t(`product.${row.product}`, { defaultValue: row.product })}
        {row.effect === 'transfer' && ` · ${t('explain.transfer')}`}
      </small>
    </>
  );
}

function Cards({ rows, unit }: { rows: readonly Row[]; unit: IndicatorUnit | undefined }) {
  return (
    <ul className="posting-cards">
      {rows.map((row) => (
        <li key={row.sequence}>
          <div>
            <Link to={`/customers/${encodeURIComponent(row.customerId)}`}>{row.customerName || row.customerId}</Link>
            <b>
              <Amount value={contribution(row) ?? (unit === 'count' ? row.quantity : row.amount)} unit={unit} plus={contribution(row) !== undefined} />
            </b>
          </div>
          <div>
            <span>
              <Kind row={row} />
            </span>
            <small>
              {row.valueDate} · {basisPoints(row.shareBasisPoints)}
            </small>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Postings with all that made them count. */
export function PostingTable({ rows, unit }: { rows: readonly Row[]; unit: IndicatorUnit | undefined }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const phone = usePhone();
  if (rows.length === 0) return <p className="nothing">{t('explain.nothing')}</p>;
  if (phone) return <Cards rows={rows} unit={unit} />;
  const counted = rows.some((row) => contribution(row) !== undefined);
  return (
    <div className="plain-table-scroll">
      <table className="plain-table">
        <thead>
          <tr>
            <th>{t('posting.valueDate')}</th>
            <th>{t('posting.customer')}</th>
            <th>{t('posting.kind')}</th>
            <th className="number">{t('posting.amount')}</th>
            <th className="number">{t('posting.share')}</th>
            {counted && <th className="number">{t('posting.contribution')}</th>}
            <th>{t('posting.origin')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.sequence}>
              <td className="date">{row.valueDate}</td>
              <td>
                <Link to={`/customers/${encodeURIComponent(row.customerId)}`}>{row.customerName || row.customerId}</Link>
                <small>{row.customerId}</small>
              </td>
              <td>
                <Kind row={row} />
              </td>
              <td className="number">{row.amount === 0 && row.quantity !== 0 ? <Amount value={row.quantity} unit="count" /> : <Amount value={row.amount} unit="money" />}</td>
              <td className="number">{basisPoints(row.shareBasisPoints)}</td>
              {counted && (
                <td className="number strong">
                  <Amount value={contribution(row)} unit={unit} plus />
                </td>
              )}
              <td title={t('posting.recorded', { at: dateTime(row.recordedAt, bank.timeZone) })}>
                <span className="mono">{row.postingId}</span>
                <small>
                  {row.source} · {dateTime(row.bookedAt, bank.timeZone)}
                </small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
