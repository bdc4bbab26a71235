import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useKeptReports } from './kept';

/** Says which reports have not reached the bank yet, wherever their writer looks. */
export function KeptReports() {
  const { t } = useTranslation();
  const kept = useKeptReports();
  return kept.map((one) => (
    <Alert
      key={one.visitId}
      className="kept"
      type={one.refusal ? 'error' : 'warning'}
      showIcon
      title={
        one.refusal
          ? t('report.refused', { name: one.customerName, reason: t(`error.${one.refusal.code}`, { defaultValue: one.refusal.detail }) })
          : t('report.keptFor', { name: one.customerName })
      }
      action={<Link to={`/visits/${encodeURIComponent(one.visitId)}/report`}>{t('report.open')}</Link>}
    />
  ));
}
