import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Tier } from '../api/types';
import './customers.css';

export function TierTag({ tier }: { tier: Tier }) {
  const { t } = useTranslation();
  return <Tag className={`tier tier-${tier}`}>{t(`tier.${tier}`)}</Tag>;
}
