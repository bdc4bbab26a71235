import { Button, Drawer, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AgendaItem } from '../api/types';
import { usePhone } from '../common/preferences';
import { TierTag } from '../customers/TierTag';
import { dayText } from '../format/days';
import { zonedTime } from '../format/zone';
import { useBank } from '../session/bank';
import { reasonText } from './reasons';
import { VisitActions, type VisitAction } from './VisitActions';

interface DetailsProps {
  item: AgendaItem | null;
  onClose: () => void;
  onAction: (action: VisitAction, item: AgendaItem) => void;
}

/** What can be done about something that is not a visit yet. */
const next: Partial<Record<AgendaItem['kind'], readonly VisitAction[]>> = {
  due: ['plan', 'contact'],
  overdue: ['plan', 'contact'],
  keyVisit: ['plan'],
  poolReturn: ['contact', 'plan'],
  callback: ['contact'],
  thanks: ['message', 'contact'],
  birthday: ['message', 'contact', 'plan'],
  answerOwed: ['answer'],
  report: ['report'],
};

function Actions({ item, onAction }: { item: AgendaItem; onAction: DetailsProps['onAction'] }) {
  const { t } = useTranslation();
  if (item.kind === 'visit') {
    return (
      <Space wrap>
        <VisitActions item={item} onAction={onAction} />
        {item.movable && (
          <>
            <Button onClick={() => onAction('edit', item)}>{t('common.edit')}</Button>
            <Button danger onClick={() => onAction('cancel', item)}>
              {t('visit.cancel')}
            </Button>
          </>
        )}
      </Space>
    );
  }
  return (
    <Space wrap>
      {(next[item.kind] ?? []).map((action, index) => (
        <Button key={action} type={index === 0 ? 'primary' : 'default'} onClick={() => onAction(action, item)}>
          {t(`agendaAction.${action}`)}
        </Button>
      ))}
    </Space>
  );
}

function Facts({ item }: { item: AgendaItem }) {
  const { t, i18n } = useTranslation();
  const { bank } = useBank();
  const time = item.start && zonedTime(item.start, bank.timeZone) + (item.end ? `–${zonedTime(item.end, bank.timeZone)}` : '');
  const facts = [
    ['when', [dayText(item.day, i18n.language, { weekday: 'short', month: 'long', day: 'numeric' }), time].filter(Boolean).join(' · ')],
    ['place', item.place],
    ['what', item.title === item.customerName ? null : item.title],
    ['why', reasonText(item, t)],
  ] as const;
  return (
    <dl className="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{t(`agenda.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

export function EntryDetails({ item, onClose, onAction }: DetailsProps) {
  const { t } = useTranslation();
  const phone = usePhone();
  return (
    <Drawer
      open={item !== null}
      onClose={onClose}
      title={item && t(`agendaKind.${item.kind}`)}
      placement={phone ? 'bottom' : 'right'}
      size={phone ? 420 : 400}
      destroyOnHidden
    >
      {item && (
        <div className="entry-details">
          <h2>
            {item.customerId ? <Link to={`/customers/${encodeURIComponent(item.customerId)}`}>{item.customerName}</Link> : item.title} {item.tier && <TierTag tier={item.tier} />}
          </h2>
          <Facts item={item} />
          <Actions item={item} onAction={onAction} />
        </div>
      )}
    </Drawer>
  );
}
