import { DatePicker, Input } from 'antd';
import { day, isoDay } from '../format/dates';
import { usePhone } from './preferences';

interface FieldProps {
  id?: string;
  value?: string | null | undefined;
  onChange?: (value: string | undefined) => void;
  allowClear?: boolean;
  label?: string;
  min?: string;
  placeholder?: string;
}

/** A day as text (2026-03-31) in a form. */
export function DayInput({ value, onChange, allowClear = false, label, min, placeholder, ...rest }: FieldProps) {
  const phone = usePhone();
  return (
    <DatePicker
      {...rest}
      className="day-input"
      value={day(value)}
      onChange={(chosen) => onChange?.(isoDay(chosen))}
      allowClear={allowClear}
      inputReadOnly={phone}
      {...(label ? { 'aria-label': label } : {})}
      {...(min ? { minDate: day(min)! } : {})}
      {...(placeholder ? { placeholder } : {})}
    />
  );
}

/** A time of day as text (14:05) in a form: the browser's own field is the best one on phones. */
export function TimeInput({ value, onChange, label, id }: FieldProps) {
  return (
    <Input
      {...(id ? { id } : {})}
      type="time"
      className="time-input"
      value={value ?? ''}
      onChange={(event) => onChange?.(event.target.value || undefined)}
      {...(label ? { 'aria-label': label } : {})}
    />
  );
}
