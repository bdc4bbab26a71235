import { ControlOutlined } from '@ant-design/icons';
import { Button, DatePicker, Drawer, Popover, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IndicatorSelect } from '../common/IndicatorSelect';
import { usePhone } from '../common/preferences';
import { UnitSelect } from '../common/UnitSelect';
import { day, isoDay } from '../format/dates';
import { useBank } from '../session/bank';
import { hasIncrease } from './choice';
import { Measures, Periods, Scopes, TieRules, type TableKey } from './tableKey';

export interface Choice {
  key: TableKey;
  asOf: string | null;
  as: 'restated' | 'final';
}

interface FiltersProps {
  choice: Choice;
  onChange: (choice: Choice) => void;
  finder: ReactNode;
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="filter-field">
      <span className="filter-label">{label}</span>
      {children}
    </div>
  );
}

function Seldom({ choice, onChange }: Omit<FiltersProps, 'finder'>) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const { key, asOf, as } = choice;
  const change = (part: Partial<TableKey>) => onChange({ ...choice, key: { ...key, ...part } });
  return (
    <div className="filter-seldom">
      <Field label={t('filter.tieRule')}>
        <Select
          value={key.tieRule}
          onChange={(tieRule) => change({ tieRule })}
          options={TieRules.map((rule) => ({ value: rule, label: t(`tieRule.${rule}`) }))}
          aria-label={t('filter.tieRule')}
        />
      </Field>
      <Field label={t('filter.secondary')}>
        <IndicatorSelect allowClear value={key.secondary ?? null!} placeholder={t('filter.noSecondary')} onChange={(secondary) => change({ secondary: secondary ?? null })} />
      </Field>
      <Field label={t('filter.asOf')}>
        <DatePicker
          value={day(asOf)}
          placeholder={t('filter.live')}
          onChange={(date) => onChange({ ...choice, asOf: isoDay(date) ?? null })}
          disabledDate={(date) => date.isAfter(bank.businessDate, 'day')}
          aria-label={t('filter.asOf')}
        />
      </Field>
      {asOf && (
        <Field label={t('filter.closed')}>
          <Segmented
            value={as}
            onChange={(value) => onChange({ ...choice, as: value })}
            options={(['final', 'restated'] as const).map((value) => ({ value, label: t(`filter.${value}`) }))}
          />
        </Field>
      )}
    </div>
  );
}

export function Filters({ choice, onChange, finder }: FiltersProps) {
  const { t } = useTranslation();
  const { indicator, units } = useBank();
  const phone = usePhone();
  const [open, setOpen] = useState(false);
  const { key } = choice;
  const change = (part: Partial<TableKey>) => onChange({ ...choice, key: { ...key, ...part } });
  const increase = hasIncrease(indicator(key.indicator));
  const choose = (code: string) => change({ indicator: code, ...(hasIncrease(indicator(code)) ? {} : { measure: 'value' as const }) });
  // A unit without units below has but one table of its members.
  const isParent = (unitId: string) => [...units.values()].some((one) => one.parentId === unitId);
  const scopeFor = (unitId: string) => (isParent(unitId) ? {} : { scope: 'managers' as const });
  const unit = <UnitSelect className="filter-unit" value={key.unitId} onChange={(unitId) => change({ unitId, ...scopeFor(unitId) })} />;
  const indicatorSelect = <IndicatorSelect className="filter-indicator" value={key.indicator} onChange={choose} />;
  const scope = (isParent(key.unitId) || key.scope !== 'managers') && (
    <Segmented value={key.scope} onChange={(value) => change({ scope: value })} options={Scopes.map((value) => ({ value, label: t(`scope.${value}`) }))} aria-label={t('filter.scope')} />
  );
  const period = (
    <Segmented value={key.period} onChange={(value) => change({ period: value })} options={Periods.map((value) => ({ value, label: t(`period.${value}`) }))} aria-label={t('filter.period')} />
  );
  const measure = increase && (
    <Segmented value={key.measure} onChange={(value) => change({ measure: value })} options={Measures.map((value) => ({ value, label: t(`measure.${value}`) }))} aria-label={t('filter.measure')} />
  );
  const past = choice.asOf && (
    <span className="past-note">
      {choice.asOf}
      <button type="button" className="link" onClick={() => onChange({ ...choice, asOf: null })}>
        {t('filter.backToLive')}
      </button>
    </span>
  );
  if (phone) {
    return (
      <div className="filters">
        {unit}
        <Button icon={<ControlOutlined />} onClick={() => setOpen(true)} aria-label={t('filter.more')} />
        {indicatorSelect}
        {past}
        <Drawer open={open} onClose={() => setOpen(false)} placement="bottom" size="auto" title={t('filter.more')}>
          <div className="filter-drawer">
            {scope && <Field label={t('filter.scope')}>{scope}</Field>}
            <Field label={t('filter.period')}>{period}</Field>
            {measure && <Field label={t('filter.measure')}>{measure}</Field>}
            <Seldom choice={choice} onChange={onChange} />
            {finder && <Field label={t('filter.find')}>{finder}</Field>}
          </div>
        </Drawer>
      </div>
    );
  }
  return (
    <div className="filters">
      {unit}
      {scope}
      {indicatorSelect}
      {period}
      {measure}
      <Popover trigger="click" placement="bottomRight" content={<Seldom choice={choice} onChange={onChange} />}>
        <Button icon={<ControlOutlined />}>{t('filter.more')}</Button>
      </Popover>
      {past}
      <span className="filter-gap" />
      {finder}
    </div>
  );
}
