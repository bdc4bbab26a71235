import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { CountedPosting } from '../api/types';
import { Amount } from '../common/Amount';
import { basisPoints } from '../format/money';
import { clockTime } from '../format/dates';
import { useBank } from '../session/bank';

/** The newest postings that counted. */
export function Latest({ postings }: { postings: readonly CountedPosting[] }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  return (
    <section className="card latest">
      <header>
        <h2>{t('desk.latest')}</h2>
      </header>
      {postings.length === 0 && <p className="nothing">{t('explain.nothing')}</p>}
      <ul>
        {postings.map((posting) => (
          <li key={posting.sequence}>
            <span className="latest-time">{clockTime(posting.recordedAt, bank.timeZone)}</span>
            <span className="latest-what">
              <Link to={`/customers/${encodeURIComponent(posting.customerId)}`}>{posting.customerName || posting.customerId}</Link>
              <small>
                {t(`kind.${posting.kind}`, { defaultValue: posting.kind })} · {t(`product.${posting.product}`, { defaultValue: posting.product })} · {posting.valueDate}
                {posting.shareBasisPoints !== 10_000 && ` · ${basisPoints(posting.shareBasisPoints)}`}
              </small>
            </span>
            <b className="latest-amount">
              {posting.amount === 0 && posting.quantity !== 0 ? <Amount value={posting.quantity} unit="count" /> : <Amount value={posting.amount} unit="money" />}
            </b>
          </li>
        ))}
      </ul>
    </section>
  );
}
