import { PlusOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Pagination, Select } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { fileApi } from '../api/file';
import type { CustomerRow, Tier } from '../api/types';
import { usePhone } from '../common/preferences';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { CompletenessBar } from './file/Completeness';
import { RegisterCustomer } from './RegisterCustomer';
import { TierTag } from './TierTag';
import './customers.css';

const pageSize = 50;
const typing = 300;
const tiers: readonly Tier[] = ['key', 'important', 'general'];

function Row({ row }: { row: CustomerRow }) {
  const { t } = useTranslation();
  const { unitName } = useBank();
  const navigate = useNavigate();
  const phone = usePhone();
  const open = () => void navigate(`/customers/${encodeURIComponent(row.id)}`);
  const managers = row.owners.map((owner) => owner.name).join(t('file.comma')) || t('customer.nobody');
  return (
    <tr tabIndex={0} className="clickable" onClick={open} onKeyDown={(event) => event.key === 'Enter' && open()}>
      <td>
        <b>{row.name}</b>
        <small>{phone ? `${t(`customerKind.${row.kind}`)} · ${managers}` : [row.id, row.phone].filter(Boolean).join(' · ')}</small>
        {phone && <CompletenessBar percent={row.completeness} />}
      </td>
      {!phone && <td>{t(`customerKind.${row.kind}`)}</td>}
      <td className="cell-tier">
        <TierTag tier={row.tier} />
      </td>
      {!phone && <td>{unitName(row.homeUnitId)}</td>}
      {!phone && <td>{managers}</td>}
      {!phone && <td><CompletenessBar percent={row.completeness} /></td>}
    </tr>
  );
}

function ManagerFilter({ value, onChange }: { value: string | undefined; onChange: (id: string | undefined) => void }) {
  const { t } = useTranslation();
  const { organization } = useBank();
  const options = useMemo(
    () => (organization?.managers ?? []).filter((one) => !one.id.startsWith('~')).map((one) => ({ value: one.id, label: `${one.name} · ${one.id}` })),
    [organization],
  );
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null!}
      onChange={onChange}
      options={options}
      placeholder={t('customer.anyManager')}
      aria-label={t('customer.manager')}
      popupMatchSelectWidth={false}
    />
  );
}

export default function CustomersPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const managerId = params.get('manager') ?? undefined;
  const tier = tiers.find((one) => one === params.get('tier'));
  const incomplete = params.get('incomplete') === 'true';
  const page = Number(params.get('page') ?? 1);
  const [typed, setTyped] = useState(search);
  const [registering, setRegistering] = useState(false);
  const go = (next: { search?: string; manager?: string | undefined; tier?: Tier | undefined; incomplete?: boolean; page?: number }) => {
    const all = { search, manager: managerId, tier, incomplete, page: 1, ...next };
    setParams(Object.entries(all).flatMap(([name, value]) => (value && value !== 1 ? [[name, String(value)] as [string, string]] : [])), { replace: true });
  };
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => go({ search: typed }), typing);
    return () => clearTimeout(timer);
  });
  const list = useLoad(
    (signal) => fileApi.customers({ search, managerId, tier, ...(incomplete ? { incomplete } : {}), offset: (page - 1) * pageSize, count: pageSize }, signal),
    [search, managerId, tier, incomplete, page],
  );
  const phone = usePhone();
  return (
    <div className="page">
      <header className="page-head customers-head">
        <h1>{t('nav.customers')}</h1>
        <span className="filter-gap" />
        <Input.Search allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('customer.search')} aria-label={t('customer.search')} />
        <Select<Tier>
          allowClear
          value={tier ?? null!}
          onChange={(next: Tier | undefined) => go({ tier: next })}
          options={tiers.map((value) => ({ value, label: t(`tier.${value}`) }))}
          placeholder={t('customer.anyTier')}
          aria-label={t('customer.tier')}
          className="tier-select"
        />
        <ManagerFilter value={managerId} onChange={(manager) => go({ manager })} />
        <Checkbox checked={incomplete} onChange={(event) => go({ incomplete: event.target.checked })}>
          {t('customer.incomplete')}
        </Checkbox>
        {may.registerCustomers(session) && (
          <Button icon={<PlusOutlined />} onClick={() => setRegistering(true)}>
            {t('customer.register')}
          </Button>
        )}
      </header>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      <div className="card card-flush" aria-busy={list.loading}>
        <table className="plain-table">
          {!phone && (
            <thead>
              <tr>
                <th>{t('customer.name')}</th>
                <th>{t('customer.kind')}</th>
                <th>{t('customer.tier')}</th>
                <th>{t('customer.home')}</th>
                <th>{t('customer.manager')}</th>
                <th>{t('file.completeness')}</th>
              </tr>
            </thead>
          )}
          <tbody>
            {list.data?.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
        {list.data?.count === 0 && <p className="nothing">{t('customer.none')}</p>}
      </div>
      {list.data && (
        <Pagination current={page} pageSize={pageSize} total={list.data.count} showSizeChanger={false} simple={phone} onChange={(next) => go({ page: next })} showTotal={(total) => t('customer.count', { count: total })} />
      )}
      <RegisterCustomer open={registering} onClose={() => setRegistering(false)} onDone={list.reload} />
    </div>
  );
}
