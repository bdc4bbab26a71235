import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { handoverApi } from '../api/handovers';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { ChooseReceiver } from './ChooseReceiver';
import { Items } from './Items';
import { Progress, StateText } from './parts';
import { Preview } from './Preview';
import { Signatures } from './Signatures';
import './handovers.css';

/** How often to look again: for its progress, and for what others sign. */
const refresh = { draft: 5_000, open: 5_000, signed: 1_000, running: 1_000, done: null, cancelled: null } as const;

export default function HandoverPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { session } = useBank();
  const loaded = useLoad((signal) => handoverApi.find(id, signal), [id]);
  const view = loaded.data;
  const pause = view ? refresh[view.handover.state] : null;
  const { reload } = loaded;
  useEffect(() => {
    if (pause === null) return;
    const timer = setInterval(reload, pause);
    return () => clearInterval(timer);
  }, [pause, reload]);
  if (!view) return <div className="page">{loaded.error ? <Problem error={loaded.error} onRetry={reload} /> : <div className="page-loading" aria-busy="true" />}</div>;
  const { handover, progress } = view;
  const before = handover.state === 'open' || handover.state === 'signed';
  return (
    <div className="page">
      <header className="page-head">
        <div>
          <Link to="/handovers">{t('nav.handovers')}</Link>
          <h1>
            {view.giverName}
            <span className="handover-arrow" aria-label={t('handover.receiver')}>
              →
            </span>
            {view.receiverName || t('handover.nobodyYet')}
          </h1>
          <p>
            <StateText state={handover.state} /> · {t('handover.from')} {handover.from} · {handover.reason}
          </p>
        </div>
      </header>
      <div className="handover-grid">
        <div>
          <section className="card handover-wide">
            <Progress progress={progress} />
          </section>
          {before && (
            <div className="handover-items">
              <Preview id={handover.id} giver={view.giverName} receiver={view.receiverName} />
            </div>
          )}
          <Items id={handover.id} stamp={`${handover.state}:${progress.moved}:${progress.failed}`} />
        </div>
        <div className="handover-side">
          {handover.state === 'draft' && may.lead(session) && <ChooseReceiver view={view} onChange={loaded.set} />}
          <Signatures view={view} onChange={loaded.set} onReload={reload} />
        </div>
      </div>
    </div>
  );
}
