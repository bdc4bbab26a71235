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

export const TimelineKinds: readonly TimelineKind[] = ['visit', 'report', 'contact', 'need', 'document', 'posting', 'assignment', 'tier', 'profile', 'note'];
const pageSize = 50;
/** Where one looks for few kinds among many rows, pages are larger, and not without end. */
const searchSize = 200;
const searchPages = 5;

/** Rows of the past, page after page, as far as somebody has looked. */
function usePast(customerId: string, count: number) {
  const [pages, setPages] = useState(0);
  const [rows, setRows] = useState<readonly TimelineRow[]>([]);
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [error, setError] = useState<unknown>(null);
  const asking = useRef<AbortController | null>(null);
  const more = useCallback(() => {
    if (asking.current || next === null) return;
    const abort = new AbortController();
    asking.current = abort;
    setError(null);
    fileApi.timeline(customerId, { before: next, count }, abort.signal).then(
      (page) => {
        if (abort.signal.aborted) return;
        asking.current = null;
        setRows((before) => [...before, ...page.rows]);
        setPages((before) => before + 1);
        setNext(page.next ?? null);
      },
      (failure: unknown) => {
        if (abort.signal.aborted) return;
        asking.current = null;
        setError(failure);
      },
    );
  }, [customerId, count, next]);
  useEffect(
    () => () => {
      asking.current?.abort();
      asking.current = null;
    },
    [customerId],
  );
  return { rows, pages, done: next === null, error, more };
}

/** Asks for more as soon as its end comes near. */
function Sentinel({ asks, onSeen }: { asks: boolean; onSeen: () => void }) {
  const { t } = useTranslation();
  const mark = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!asks) return;
    const watcher = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen(), { rootMargin: '300px' });
    watcher.observe(mark.current!);
    return () => watcher.disconnect();
  }, [asks, onSeen]);
  return (
    <div ref={mark} className="timeline-more">
      <Button type="link" onClick={onSeen}>
        {t('common.more')}
      </Button>
    </div>
  );
}

function Row({ row }: { row: TimelineRow }) {
  const { t } = useTranslation();
  const { bank, style, managerName } = useBank();
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

/** The rows of some kinds, or of all when none is named, newest first. */
export function TimelineRows({ customerId, kinds }: { customerId: string; kinds: readonly TimelineKind[] }) {
  const { t } = useTranslation();
  const { rows, pages, done, error, more } = usePast(customerId, kinds.length === 0 ? pageSize : searchSize);
  const shown = kinds.length === 0 ? rows : rows.filter((row) => kinds.includes(row.kind));
  return (
    <>
      <ol className="timeline">
        {shown.map((row) => (
          <Row key={`${row.kind} ${row.refId} ${row.at}`} row={row} />
        ))}
      </ol>
      {error ? <Problem error={error} onRetry={more} /> : null}
      {done && shown.length === 0 && <p className="nothing">{t('timeline.nothing')}</p>}
      {/* A new mark after each page: one that stays in sight tells nothing a second time. */}
      {!done && !error && <Sentinel key={rows.length} asks={kinds.length === 0 || pages < searchPages} onSeen={more} />}
    </>
  );
}

/** Everything that happened with a customer. */
export function Timeline({ customerId }: { customerId: string }) {
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
      <TimelineRows customerId={customerId} kinds={kinds} />
    </section>
  );
}
