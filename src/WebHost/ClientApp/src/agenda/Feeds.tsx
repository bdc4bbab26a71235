import { Button, Modal, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NewCalendarFeed } from '../api/types';
import { visitsApi } from '../api/visits';
import { Secret } from '../admin/Secret';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { dateTime } from '../format/dates';
import { useBank } from '../session/bank';

/** Addresses that a phone's calendar subscribes to; each is shown once. */
export function Feeds({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { bank } = useBank();
  const feeds = useLoad((signal) => visitsApi.feeds(signal), []);
  const [made, setMade] = useState<NewCalendarFeed | null>(null);
  const attempt = useAttempt();
  const add = async () => {
    const feed = await attempt(() => visitsApi.addFeed());
    if (!feed) return;
    setMade(feed);
    feeds.reload();
  };
  const drop = async (id: string) => {
    await attempt(() => visitsApi.removeFeed(id), { done: t('common.removed') });
    if (made?.id === id) setMade(null);
    feeds.reload();
  };
  const valid = (feeds.data ?? []).filter((feed) => !feed.revokedAt);
  return (
    <Modal open onCancel={onClose} footer={null} title={t('feed.title')}>
      <p className="hint feed-hint">{t('feed.hint')}</p>
      {made && <Secret title={t('feed.once')} text={made.url} />}
      {feeds.error ? <Problem error={feeds.error} onRetry={feeds.reload} /> : null}
      <ul className="feeds">
        {valid.map((feed) => (
          <li key={feed.id}>
            <span>{t('feed.made', { at: dateTime(feed.createdAt, bank.timeZone) })}</span>
            <Popconfirm title={t('feed.confirm')} onConfirm={() => drop(feed.id)}>
              <Button type="link" danger size="small">
                {t('common.remove')}
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      <Button type={valid.length ? 'default' : 'primary'} onClick={() => void add()}>
        {t('feed.make')}
      </Button>
    </Modal>
  );
}
