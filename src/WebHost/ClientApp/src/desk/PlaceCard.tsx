import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DeskPlace, IndicatorUnit } from '../api/types';
import { Amount } from '../common/Amount';
import { Movement } from '../common/Movement';
import { movement } from '../league/movement';
import { parseKey } from '../league/tableKey';
import { useBank } from '../session/bank';

/** The place in one table: rank, both gaps, and the neighbours. */
export function PlaceCard({ place, managerId, unit }: { place: DeskPlace; managerId: string; unit: IndicatorUnit | undefined }) {
  const { t, i18n } = useTranslation();
  const { bank, units, unitName } = useBank();
  const zh = i18n.language.startsWith('zh');
  const key = parseKey(place.tableKey);
  const own = place.rows.find((row) => row.memberId === managerId);
  return (
    <section className="card place-card">
      <header>
        {/* The whole bank lies outside a manager's own part of the tree. */}
        <h2>{key && units.has(key.unitId) ? unitName(key.unitId) : bank.bankName}</h2>
        <Link to={{ pathname: '/', search: `?table=${encodeURIComponent(place.tableKey)}` }}>{t('desk.openTable')}</Link>
      </header>
      <div className="place-facts">
        <div className="place-rank">
          <b>{own?.rank ?? '--'}</b>
          <span>/ {place.header.count}</span>
          <Movement places={movement(own?.yesterdayRank, own?.rank)} since={t('board.sinceYesterday')} />
        </div>
        <dl>
          <div>
            <dt>{t('desk.gapUp')}</dt>
            <dd>
              <Amount value={own?.gapToNext} unit={unit} short />
            </dd>
          </div>
          <div>
            <dt>{t('desk.gapBehind')}</dt>
            <dd>
              <Amount value={place.gapFromBehind} unit={unit} short />
            </dd>
          </div>
        </dl>
      </div>
      <ol className="around">
        {place.rows.map((row) => (
          <li key={row.memberId} className={row.memberId === managerId ? 'around-own' : ''} aria-current={row.memberId === managerId || undefined}>
            <span className="around-rank">{row.rank ?? '--'}</span>
            <span className="around-name">{(zh ? row.nameZh : row.name) || row.name}</span>
            <span>
              <Movement places={movement(row.previousRank, row.rank)} since={t('board.sinceChange')} />
            </span>
            <span className="around-value">
              <Amount value={row.value} unit={unit} masked={row.masked} short />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
