import { FallOutlined, RiseOutlined, TrophyOutlined } from '@ant-design/icons';
import { App } from 'antd';
import { useTranslation } from 'react-i18next';
import type { DeskNotice } from '../api/types';
import { compact } from '../format/money';
import { parseKey } from '../league/tableKey';
import { useBank } from '../session/bank';

const icons = {
  overtaken: <FallOutlined className="notice-down" />,
  overtaking: <RiseOutlined className="notice-up" />,
  milestone: <TrophyOutlined className="notice-gold" />,
};

/** Says what happened to the manager in a toast. */
export function useNotices() {
  const { notification } = App.useApp();
  const { t } = useTranslation();
  const { indicatorName, unitName, indicator, style } = useBank();
  return (notice: DeskNotice) => {
    const { kind, milestone } = notice;
    const table = notice.tableKey ? parseKey(notice.tableKey) : null;
    const title = t(`notice.${kind}`, { name: notice.otherName, rank: notice.rank });
    const description = milestone
      ? t('notice.milestoneText', {
          indicator: indicatorName(milestone.indicator),
          period: t(`period.${milestone.period}`),
          value: compact(milestone.value, style(indicator(milestone.indicator)?.unit)),
        })
      : table && t('notice.rankText', { unit: unitName(table.unitId), indicator: indicatorName(table.indicator), rank: notice.rank ?? '--' });
    notification.open({ key: [kind, notice.tableKey, notice.otherName, milestone?.indicator, milestone?.period, milestone?.value].join(' '), icon: icons[kind], title, description, duration: 8 });
  };
}
