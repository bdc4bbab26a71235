import { Select } from 'antd';
import { useMemo } from 'react';
import { useBank } from '../session/bank';

interface ManagerSelectProps {
  id?: string;
  value?: string | undefined;
  onChange?: (id: string | undefined) => void;
  allowClear?: boolean;
  activeOnly?: boolean;
  placeholder?: string;
  label?: string;
}

/** A manager in scope, found by name or id. */
export function ManagerSelect({ value, onChange, allowClear = false, activeOnly = false, placeholder, label, id }: ManagerSelectProps) {
  const { organization, unitName } = useBank();
  const options = useMemo(
    () =>
      (organization?.managers ?? [])
        .filter((one) => !one.id.startsWith('~') && (one.active || !activeOnly))
        .map((one) => ({ value: one.id, label: `${one.name} · ${one.id} · ${unitName(one.unitId)}` })),
    [organization, unitName, activeOnly],
  );
  return (
    <Select
      {...(id ? { id } : {})}
      {...(label ? { 'aria-label': label } : {})}
      {...(placeholder ? { placeholder } : {})}
      allowClear={allowClear}
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null!}
      {...(onChange ? { onChange } : {})}
      options={options}
      popupMatchSelectWidth={false}
    />
  );
}
