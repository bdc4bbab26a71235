import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { NeedKind } from '../api/types';

export const NeedKinds: readonly NeedKind[] = ['deposit', 'loan', 'card', 'payment', 'wealth', 'insurance', 'advice', 'complaint', 'other'];

export function NeedKindSelect(props: { id?: string; value?: NeedKind; onChange?: (kind: NeedKind) => void }) {
  const { t } = useTranslation();
  return <Select {...props} options={NeedKinds.map((value) => ({ value, label: t(`needKind.${value}`) }))} aria-label={t('need.kind')} />;
}
