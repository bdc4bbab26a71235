import { EditOutlined, LoginOutlined, LogoutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { AgendaItem } from '../api/types';

export type VisitAction = 'out' | 'back' | 'report' | 'edit' | 'cancel' | 'plan' | 'contact' | 'answer' | 'message';

/** What comes next for a visit: going out, coming back, writing the report. */
export function VisitActions({ item, onAction }: { item: AgendaItem; onAction: (action: VisitAction, item: AgendaItem) => void }) {
  const { t } = useTranslation();
  if (item.movable) {
    return (
      <Button className="visit-out" icon={<LogoutOutlined />} onClick={() => onAction('out', item)}>
        {t('visit.goOut')}
      </Button>
    );
  }
  if (item.state === 'out') {
    return (
      <Button type="primary" className="visit-back" icon={<LoginOutlined />} onClick={() => onAction('back', item)}>
        {t('visit.comeBack')}
      </Button>
    );
  }
  if (item.state === 'back' || item.state === 'returned') {
    return (
      <Button type="primary" className="visit-report" icon={<EditOutlined />} onClick={() => onAction('report', item)}>
        {t('visit.writeReport')}
      </Button>
    );
  }
  return <span className="hint">{t(`visitState.${item.state}`, { defaultValue: item.state })}</span>;
}
