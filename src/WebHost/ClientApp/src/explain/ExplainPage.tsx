import { useTranslation } from 'react-i18next';
import { Navigate, useParams, useSearchParams } from 'react-router';
import { parseKey } from '../league/tableKey';
import Explain from './Explain';

/** A number explained at an address of its own, to be sent to somebody. */
export default function ExplainPage() {
  const { t } = useTranslation();
  const { unit, scope, indicator, period, measure, tieRule, secondary, member } = useParams();
  const [params] = useSearchParams();
  const tableKey = parseKey([unit, scope, indicator, period, measure, tieRule, secondary].join('/'));
  if (!tableKey || !member) return <Navigate to="/" replace />;
  return (
    <div className="page">
      <h1>{t('explain.title')}</h1>
      <Explain key={member} tableKey={tableKey} memberId={member} asOf={params.get('asOf')} />
    </div>
  );
}
