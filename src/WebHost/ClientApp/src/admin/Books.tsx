import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { Button, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Difference, Reconciliation } from '../api/types';
import { Amount } from '../common/Amount';
import { useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { dateTime } from '../format/dates';
import { useBank } from '../session/bank';
import { Section } from './Section';

function Differences({ rows }: { rows: readonly Difference[] }) {
  const { t } = useTranslation();
  const { indicator, indicatorName, unitName, managerName } = useBank();
  const amount = (value: number | null, row: Difference) => <Amount value={value} unit={indicator(row.indicator)?.unit} />;
  return (
    <Table<Difference>
      size="small"
      rowKey={(row) => `${row.level} ${row.unit} ${row.manager} ${row.customer} ${row.indicator}`}
      dataSource={rows}
      pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
      scroll={{ x: 'max-content' }}
      columns={[
        { title: t('books.level'), dataIndex: 'level', render: (level: string) => t(`books.levels.${level}`, { defaultValue: level }) },
        { title: t('books.who'), render: (_, row) => row.customer ?? (row.manager ? managerName(row.manager) : unitName(row.unit)) },
        { title: t('filter.indicator'), dataIndex: 'indicator', render: (code: string) => indicatorName(code) },
        { title: t('books.expected'), align: 'right', render: (_, row) => amount(row.expected, row) },
        { title: t('books.actual'), align: 'right', render: (_, row) => amount(row.actual, row) },
      ]}
    />
  );
}

function Run({ run }: { run: Reconciliation }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1_000;
  return (
    <li className="card">
      <header>
        {run.green ? <CheckCircleFilled className="sum-right" /> : <CloseCircleFilled className="sum-wrong" />}
        <h2>{run.green ? t('lamp.green') : t('books.red', { count: run.differences.length })}</h2>
        <span className="filter-gap" />
        <small>
          {dateTime(run.finishedAt, bank.timeZone)} · {t('books.took', { seconds: seconds.toFixed(1) })}
        </small>
      </header>
      {run.differences.length > 0 && <Differences rows={run.differences} />}
    </li>
  );
}

export function Books() {
  const { t } = useTranslation();
  const runs = useLoad(() => podium.reconciliations(), []);
  const [busy, setBusy] = useState(false);
  const attempt = useAttempt();
  const run = async () => {
    setBusy(true);
    await attempt(() => podium.reconcile());
    setBusy(false);
    runs.reload();
  };
  return (
    <Section title={t('admin.books')} hint={t('admin.booksHint')} error={runs.error} onRetry={runs.reload}>
      <Button type="primary" loading={busy} onClick={() => void run()} className="books-run">
        {t('books.run')}
      </Button>
      <ul className="books-list">
        {runs.data?.map((one) => (
          <Run key={one.id} run={one} />
        ))}
      </ul>
      {runs.data?.length === 0 && <p className="nothing">{t('lamp.neverLong')}</p>}
    </Section>
  );
}
