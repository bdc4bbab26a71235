import { DownloadOutlined, InboxOutlined } from '@ant-design/icons';
import { Progress, Tag, Upload } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium, uploadCsv } from '../api/podium';
import type { Import } from '../api/types';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { dateTime } from '../format/dates';
import { useBank } from '../session/bank';
import './imports.css';

const columns = 'source,id,customer,account,kind,product,amount,currency,value_date,booked_at,reverses_source,reverses_id';
const poll = 1_000;
const colours = { receiving: 'processing', running: 'processing', done: 'success', failed: 'error' } as const;
const busy = (one: Import) => one.state === 'receiving' || one.state === 'running';

function ImportRow({ one }: { one: Import }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const percent = one.state === 'done' ? 100 : one.bytesTotal ? Math.floor((one.bytesRead / one.bytesTotal) * 100) : 0;
  const counts = [
    ['accepted', one.accepted],
    ['duplicates', one.duplicates],
    ['rejected', one.rejected],
  ] as const;
  return (
    <li className="card import">
      <header>
        <h2>{one.fileName}</h2>
        <Tag color={colours[one.state]}>{t(`import.${one.state}`)}</Tag>
        <span className="filter-gap" />
        <small>{dateTime(one.startedAt, bank.timeZone)}</small>
      </header>
      {busy(one) && <Progress percent={percent} status="active" size="small" />}
      {one.error && <p className="import-error">{t(`error.${one.error}`, { defaultValue: one.error })}</p>}
      <dl className="figures">
        <div>
          <dt>{t('import.rows')}</dt>
          <dd>{one.rows.toLocaleString('en')}</dd>
        </div>
        {counts.map(([name, count]) => (
          <div key={name} className={name === 'rejected' && count > 0 ? 'figure-bad' : ''}>
            <dt>{t(`import.${name}`)}</dt>
            <dd>{count.toLocaleString('en')}</dd>
          </div>
        ))}
        {one.rejected > 0 && !busy(one) && (
          <a href={podium.rejectedUrl(one.id)} download className="download">
            <DownloadOutlined /> {t('import.download')}
          </a>
        )}
      </dl>
    </li>
  );
}

export default function ImportsPage() {
  const { t } = useTranslation();
  const attempt = useAttempt();
  const [sending, setSending] = useState<{ name: string; share: number } | null>(null);
  const imports = useLoad((signal) => podium.imports(signal), []);
  const running = imports.data?.some(busy) ?? false;
  const { reload } = imports;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(reload, poll);
    return () => clearInterval(timer);
  }, [running, reload]);
  const send = async (file: File) => {
    setSending({ name: file.name, share: 0 });
    await attempt(() => uploadCsv(file, (share) => setSending({ name: file.name, share })));
    setSending(null);
    reload();
  };
  return (
    <div className="page imports">
      <header className="page-head">
        <h1>{t('nav.import')}</h1>
      </header>
      <Upload.Dragger
        accept=".csv,text/csv"
        showUploadList={false}
        disabled={sending !== null}
        beforeUpload={(file) => {
          void send(file);
          return Upload.LIST_IGNORE;
        }}
      >
        <p className="ant-upload-drag-icon">
          <InboxOutlined />
        </p>
        <p className="ant-upload-text">{t('import.drop')}</p>
        <p className="ant-upload-hint">{t('import.hint')}</p>
      </Upload.Dragger>
      <p className="hint columns">
        {t('import.columns')} <code>{columns}</code>
      </p>
      {sending && (
        <div className="card" role="status">
          {t('import.sending', { name: sending.name })}
          <Progress percent={Math.floor(sending.share * 100)} status="active" />
        </div>
      )}
      {imports.error ? <Problem error={imports.error} onRetry={imports.reload} /> : null}
      <ul className="import-list" aria-live="polite">
        {imports.data?.map((one) => (
          <ImportRow key={one.id} one={one} />
        ))}
      </ul>
      {imports.data?.length === 0 && !sending && <p className="nothing">{t('import.none')}</p>}
    </div>
  );
}
