import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VisitReport } from '../api/types';
import { Amount } from '../common/Amount';
import { dateTime } from '../format/dates';
import { useBank } from '../session/bank';

/** A visit report to read. */
export function ReportText({ report }: { report: VisitReport }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const parts = [
    ['attendees', report.attendees],
    ['result', report.result],
    ['nextStep', report.nextStep],
  ] as const;
  return (
    <>
      <h2>
        <Link to={`/customers/${encodeURIComponent(report.customerId)}`}>{report.customerName}</Link>
      </h2>
      <p className="hint">
        {report.managerName} · {report.day} · {report.place}
      </p>
      {report.purpose && <p>{report.purpose}</p>}
      {report.reason && <Alert type="warning" title={t('report.returnedBy', { name: report.decidedBy, reason: report.reason })} />}
      <dl className="report-parts">
        {parts.map(([name, text]) => (
          <div key={name}>
            <dt>{t(`report.${name}`)}</dt>
            <dd>{text || '--'}</dd>
          </div>
        ))}
        {report.needs.length > 0 && (
          <div>
            <dt>{t('report.needs')}</dt>
            <dd>
              <ul>
                {report.needs.map((need, index) => (
                  <li key={index}>
                    <b>{t(`needKind.${need.kind}`)}</b> {need.text}{' '}
                    {need.amount != null && <Amount value={need.amount} unit="money" />} {need.deadline && <small>{t('need.until', { day: need.deadline })}</small>}
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        )}
        {report.nextContact && (
          <div>
            <dt>{t('contact.next')}</dt>
            <dd>{dateTime(report.nextContact, bank.timeZone)}</dd>
          </div>
        )}
      </dl>
      <small>
        {report.submittedAt && t('report.writtenAt', { at: dateTime(report.submittedAt, bank.timeZone) })}
        {report.state === 'confirmed' && ` · ${t('report.confirmedBy', { name: report.decidedBy, at: dateTime(report.decidedAt, bank.timeZone) })}`}
      </small>
    </>
  );
}
