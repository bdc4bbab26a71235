import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Pagination, Select, Tag } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { podium } from '../api/podium';
import type { CustomerRow, Tier } from '../api/types';
import { usePhone } from '../common/preferences';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { RegisterCustomer } from './RegisterCustomer';
import './customers.css';

const pageSize = 50;
const typing = 300;

export function TierTag({ tier }: { tier: Tier }) {
  const { t } = useTranslation();
  return <Tag className={`tier tier-${tier}`}>{t(`tier.${tier}`)}</Tag>;
}

function Row({ row }: { row: CustomerRow }) {
  const { t } = useTranslation();
  const { unitName, managerName } = useBank();
  const navigate = useNavigate();
  const phone = usePhone();
  const open = () => void navigate(`/customers/${encodeURIComponent(row.id)}`);
  const managers = row.managerIds.map(managerName).join('、') || t('customer.nobody');
  return (
    <tr tabIndex={0} className="clickable" onClick={open} onKeyDown={(event) => event.key === 'Enter' && open()}>
      <td>
        <b>{row.name}</b>
        <small>{phone ? `${t(`customerKind.${row.kind}`)} · ${managers}` : row.id}</small>
      </td>
      {!phone && <td>{t(`customerKind.${row.kind}`)}</td>}
      <td className="cell-tier">
        <TierTag tier={row.tier} />
      </td>
      {!phone && <td>{unitName(row.homeUnitId)}</td>}
      {!phone && <td>{managers}</td>}
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
  const page = Number(params.get('page') ?? 1);
  const [typed, setTyped] = useState(search);
  const [registering, setRegistering] = useState(false);
  const go = (next: { search?: string; manager?: string | undefined; page?: number }) => {
    const all = { search, manager: managerId, page: 1, ...next };
    setParams(Object.entries(all).flatMap(([name, value]) => (value && value !== 1 ? [[name, String(value)] as [string, string]] : [])), { replace: true });
  };
  useEffect(() => {
    if (typed === search) return;
    const timer = setTimeout(() => go({ search: typed }), typing);
    return () => clearTimeout(timer);
  });
  const list = useLoad(
    (signal) => podium.customers({ search, ...(managerId ? { managerId } : {}), offset: (page - 1) * pageSize, count: pageSize }, signal),
    [search, managerId, page],
  );
  const phone = usePhone();
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.customers')}</h1>
        <span className="filter-gap" />
        <Input.Search allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={t('customer.search')} aria-label={t('customer.search')} />
        <ManagerFilter value={managerId} onChange={(manager) => go({ manager })} />
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
