import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { handoverApi } from '../api/handovers';
import type { HandoverView } from '../api/types';
import { usePhone } from '../common/preferences';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { NewHandoverForm } from './NewHandoverForm';
import { Progress, StateText } from './parts';
import './handovers.css';

const refresh = 2_000;

function Row({ view }: { view: HandoverView }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const navigate = useNavigate();
  const open = () => void navigate(`/handovers/${encodeURIComponent(view.handover.id)}`);
  return (
    <tr tabIndex={0} className="clickable handover-row" onClick={open} onKeyDown={(event) => event.key === 'Enter' && open()}>
      <td>
        <b>{view.giverName}</b>
        <span className="handover-arrow" aria-hidden="true">
          →
        </span>
        <b>{view.receiverName || t('handover.nobodyYet')}</b>
        <small>{view.handover.reason}</small>
      </td>
      {!phone && <td className="date">{view.handover.from}</td>}
      <td>
        <StateText state={view.handover.state} />
        {phone && <small>{view.handover.from}</small>}
      </td>
      <td>
        <Progress progress={view.progress} />
      </td>
    </tr>
  );
}

export default function HandoversPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const phone = usePhone();
  const [making, setMaking] = useState(false);
  const list = useLoad((signal) => handoverApi.list(signal), []);
  const moving = list.data?.some((view) => view.handover.state === 'running' || view.handover.state === 'signed') ?? false;
  const { reload } = list;
  useEffect(() => {
    if (!moving) return;
    const timer = setInterval(reload, refresh);
    return () => clearInterval(timer);
  }, [moving, reload]);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.handovers')}</h1>
        <span className="filter-gap" />
        {may.lead(session) && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('handover.new')}
          </Button>
        )}
      </header>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      <div className="card card-flush" aria-busy={list.loading && !list.data}>
        {list.data?.length === 0 ? (
          <p className="nothing">{t('handover.none')}</p>
        ) : (
          <table className="plain-table">
            {!phone && (
              <thead>
                <tr>
                  <th>
                    {t('handover.giver')} → {t('handover.receiver')}
                  </th>
                  <th>{t('handover.from')}</th>
                  <th>{t('admin.state')}</th>
                  <th>{t('handover.customers')}</th>
                </tr>
              </thead>
            )}
            <tbody>
              {list.data?.map((view) => (
                <Row key={view.handover.id} view={view} />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <NewHandoverForm open={making} onClose={() => setMaking(false)} />
    </div>
  );
}
