import { Select, type SelectProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBank } from '../session/bank';

/** Chooses an indicator, grouped by the first word of its code. */
export function IndicatorSelect(props: Pick<SelectProps<string>, 'value' | 'onChange' | 'className' | 'allowClear' | 'placeholder' | 'id' | 'variant' | 'size'>) {
  const { t } = useTranslation();
  const { indicators, indicatorName } = useBank();
  const options = useMemo(() => {
    const groups = new Map<string, { value: string; label: string }[]>();
    for (const { code } of indicators) {
      const group = code.split('.')[0]!;
      groups.set(group, [...(groups.get(group) ?? []), { value: code, label: indicatorName(code) }]);
    }
    return [...groups].map(([group, entries]) => ({ label: t(`indicatorGroup.${group}`, { defaultValue: group }), title: group, options: entries }));
  }, [indicators, indicatorName, t]);
  return (
    <Select<string>
      {...props}
      options={options}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      aria-label={t('filter.indicator')}
    />
  );
}
