import { Button, Space, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Need } from '../api/types';
import { Amount } from '../common/Amount';
import { dateTime } from '../format/dates';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import type { NeedAction } from './NeedDialogs';

interface NeedCardProps {
  need: Need;
  onAction: (action: NeedAction, need: Need) => void;
  /** Not on the page of the customer itself. */
  named?: boolean;
  chosen?: boolean;
}

function Journey({ need }: { need: Need }) {
  const { t } = useTranslation();
  const { bank, unitName } = useBank();
  return (
    <ol className="need-journey">
      {need.passed.map((pass) => (
        <li key={pass.at}>
          {t('need.passedFromTo', { from: unitName(pass.fromUnit), to: unitName(pass.toUnit) })}
          <small>
            {dateTime(pass.at, bank.timeZone)}
            {pass.note && ` · ${pass.note}`}
          </small>
        </li>
      ))}
    </ol>
  );
}

/** One need: what, until when, whose, and what can be done about it. */
export function NeedCard({ need, onAction, named = true, chosen = false }: NeedCardProps) {
  const { t } = useTranslation();
  const { session, managerName, unitName } = useBank();
  const urgent = need.escalated || need.overdue;
  return (
    <li className={`need card${urgent && need.state === 'open' ? ' need-urgent' : ''}${chosen ? ' need-chosen' : ''}`} id={`need-${need.id}`}>
      <div className="need-head">
        <Tag>{t(`needKind.${need.kind}`)}</Tag>
        {named && <Link to={`/customers/${encodeURIComponent(need.customerId)}`}>{need.customerName}</Link>}
        {need.state === 'open' && need.escalated && <Tag color="error">{t('need.escalated')}</Tag>}
        {need.state === 'open' && need.overdue && !need.escalated && <Tag color="warning">{t('need.overdue')}</Tag>}
        {need.state !== 'open' && <Tag>{t(`needState.${need.state}`)}</Tag>}
        {need.outcome && need.outcome !== 'none' && <Tag color={need.outcome === 'won' ? 'success' : 'default'}>{t(`needOutcome.${need.outcome}`)}</Tag>}
        <span className="filter-gap" />
        <span className={need.overdue && need.state === 'open' ? 'need-deadline sum-wrong' : 'need-deadline'}>{t('need.until', { day: need.deadline })}</span>
      </div>
      <p className="need-text">{need.text}</p>
      {need.answer && <p className="need-answer">{need.answer}</p>}
      <Journey need={need} />
      <div className="need-foot">
        <small>
          {[managerName(need.ownerManagerId), unitName(need.unitId)].filter(Boolean).join(' · ')}
          {need.amount != null && (
            <>
              {' · '}
              <Amount value={need.amount} unit="money" />
            </>
          )}
        </small>
        <span className="filter-gap" />
        {need.state !== 'closed' && may.recordNeeds(session) && (
          <Space wrap size="small">
            {need.state === 'open' && (
              <Button size="small" type="primary" onClick={() => onAction('answer', need)}>
                {t('need.answer')}
              </Button>
            )}
            {need.state === 'open' && (
              <Button size="small" onClick={() => onAction('pass', need)}>
                {t('need.pass')}
              </Button>
            )}
            <Button size="small" onClick={() => onAction('close', need)}>
              {t('need.close')}
            </Button>
          </Space>
        )}
      </div>
    </li>
  );
}
