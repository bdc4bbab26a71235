import { Button, Checkbox } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileApi } from '../../api/file';
import type { TimelineKind, TimelineRow } from '../../api/types';
import { Problem } from '../../common/problems';
import { dateTime } from '../../format/dates';
import { exact } from '../../format/money';
import { useBank } from '../../session/bank';
import { timelineText } from './timelineText';

export const TimelineKinds: readonly TimelineKind[] = ['visit', 'report', 'contact', 'message', 'need', 'document', 'posting', 'assignment', 'tier', 'profile', 'note'];
const pageSize = 50;

/** Rows of the past, page after page, as far as somebody has looked. */
function usePast(customerId: string, kinds: readonly TimelineKind[]) {
  const [rows, setRows] = useState<readonly TimelineRow[]>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);
  const asking = useRef<AbortController | null>(null);
  const more = useCallback(() => {
    if (asking.current || next === null) return;
    const abort = new AbortController();
    asking.current = abort;
    setError(null);
    fileApi.timeline(customerId, { before: next, count: pageSize, kind: kinds }, abort.signal).then(
      (page) => {
        if (abort.signal.aborted) return;
        asking.current = null;
        setRows((before) => [...before, ...page.rows]);
        setNext(page.next ?? null);
      },
      (failure: unknown) => {
        if (abort.signal.aborted) return;
        asking.current = null;
        setError(failure);
      },
    );
  }, [customerId, kinds, next]);
  useEffect(
    () => () => {
      asking.current?.abort();
      asking.current = null;
    },
    [customerId],
  );
  return { rows, done: next === null, error, more };
}

/** Asks for more as soon as its end comes near. */
function Sentinel({ onSeen }: { onSeen: () => void }) {
  const { t } = useTranslation();
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { rootMargin: '300px' });
    watcher.observe(mark.current!);
    return () => watcher.disconnect();
  }, [onSeen]);
  return (
    <div ref={mark} className="timeline-more">
      <Button type="link" onClick={onSeen}>
        {t('common.more')}
      </Button>
    </div>
  );
}

type Names = Readonly<Record<string, string>>;

function Row({ row, names }: { row: TimelineRow; names: Names }) {
  const { t } = useTranslation();
  const { bank, style, managerName: known } = useBank();
  const managerName = (id: string) => (id === 'system' ? t('timeline.system') : (names[id] ?? known(id)));
  const { title, detail } = timelineText(row, { t, managerName, amount: (minor) => exact(minor, style('money')) });
  return (
    <li className={`timeline-${row.kind}`}>
      <time dateTime={row.at}>{dateTime(row.at, bank.timeZone)}</time>
      <div>
        <b>{t(`timelineKind.${row.kind}`)}</b> {title}
        {detail && <p>{detail}</p>}
        {row.actor && <small>{managerName(row.actor)}</small>}
      </div>
    </li>
  );
}

interface RowsProps {
  customerId: string;
  /** None for all. Other kinds are another list: give it another key. */
  kinds: readonly TimelineKind[];
  /** Of managers that are out of the reader's scope. */
  names: Names;
}

/** The rows of some kinds, newest first. */
export function TimelineRows({ customerId, kinds, names }: RowsProps) {
  const { t } = useTranslation();
  const { rows, done, error, more } = usePast(customerId, kinds);
  return (
    <>
      <ol className="timeline">
        {rows.map((row) => (
          <Row key={`${row.kind} ${row.refId} ${row.at}`} row={row} names={names} />
        ))}
      </ol>
      {error ? <Problem error={error} onRetry={more} /> : null}
      {done && rows.length === 0 && <p className="nothing">{t('timeline.nothing')}</p>}
      {/* A new mark after each page: one that stays in sight tells nothing a second time. */}
      {!done && !error && <Sentinel key={rows.length} onSeen={more} />}
    </>
  );
}

/** Everything that happened with a customer. */
export function Timeline({ customerId, names }: Omit<RowsProps, 'kinds'>) {
  const { t } = useTranslation();
  const [kinds, setKinds] = useState<readonly TimelineKind[]>([]);
  return (
    <section className="card">
      <header>
        <h2>{t('file.timeline')}</h2>
      </header>
      <Checkbox.Group
        className="timeline-kinds"
        value={[...kinds]}
        onChange={(chosen) => setKinds(chosen as TimelineKind[])}
        options={TimelineKinds.map((value) => ({ value, label: t(`timelineKind.${value}`) }))}
        aria-label={t('timeline.filter')}
      />
      <TimelineRows key={kinds.join(' ')} customerId={customerId} kinds={kinds} names={names} />
    </section>
  );
}
