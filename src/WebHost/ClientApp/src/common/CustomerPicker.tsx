import { Select } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileApi } from '../api/file';
import { useLoad } from './useLoad';

export interface CustomerChoice {
  id: string;
  name: string;
}

interface PickerProps {
  id?: string;
  value?: string | undefined;
  onChange?: (id: string | undefined) => void;
  /** Shown before anything was searched for. */
  known?: CustomerChoice | undefined;
  disabled?: boolean;
  autoFocus?: boolean;
  allowClear?: boolean;
}

const typing = 250;
const offered = 12;

/** Finds a customer by name, pinyin, phone, licence number or id. */
export function CustomerPicker({ known, onChange, ...rest }: PickerProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [search, setSearch] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSearch(typed), typing);
    return () => clearTimeout(timer);
  }, [typed]);
  const found = useLoad((signal) => fileApi.customers({ search, offset: 0, count: offered }, signal), [search]);
  const rows: CustomerChoice[] = found.data?.rows ?? [];
  const all = known && !rows.some((row) => row.id === known.id) ? [known, ...rows] : rows;
  return (
    <Select
      {...rest}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      onChange={(id: string | undefined) => onChange?.(id)}
      loading={found.loading}
      options={all.map((row) => ({ value: row.id, label: row.name, title: row.id }))}
      optionRender={({ data }) => (
        <span className="picker-row">
          {data.label} <small>{data.value}</small>
        </span>
      )}
      notFoundContent={found.loading ? null : t('customer.none')}
      placeholder={t('customer.search')}
      aria-label={t('customer.pick')}
    />
  );
}
