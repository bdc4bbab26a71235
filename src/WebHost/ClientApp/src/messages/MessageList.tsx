import { Alert, Pagination, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { messagesApi } from '../api/messages';
import type { MessageKind, MessageState } from '../api/types';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { ManagerSelect } from '../common/ManagerSelect';
import { usePhone } from '../common/preferences';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useBank } from '../session/bank';
import { MessageCard } from './MessageCard';
import { messageStates } from './states';

const pageSize = 50;
const kinds: readonly MessageKind[] = ['thanks', 'birthday', 'holiday', 'notice'];
const channels = ['sms', 'email'] as const;

/** Messages to customers in scope, newest first. */
export function MessageListView() {
  const { t } = useTranslation();
  const { session } = useBank();
  const phone = usePhone();
  const [params, setParams] = useSearchParams();
  const state = messageStates.find((one) => one === params.get('state'));
  const kind = kinds.find((one) => one === params.get('kind'));
  const managerId = params.get('manager') ?? undefined;
  const page = Number(params.get('page') ?? 1);
  const go = (next: Record<string, string | number | undefined>) => {
    const all = { state, kind, manager: managerId, page: undefined, ...next };
    setParams(Object.entries(all).flatMap(([name, value]) => (value ? [[name, String(value)] as [string, string]] : [])), { replace: true });
  };
  const changes = useAgendaChanges((change) => change.kind === 'message');
  const list = useLoad((signal) => messagesApi.list({ state, kind, managerId, offset: (page - 1) * pageSize, count: pageSize }, signal), [state, kind, managerId, page, changes]);
  const counts = new Map(list.data?.states.map((one) => [one.state, one.count]));
  const missing = list.data ? channels.filter((channel) => !list.data!.carried.includes(channel)) : [];
  return (
    <>
      <div className="message-filters">
        <Select<MessageState>
          allowClear
          value={state ?? null!}
          onChange={(value) => go({ state: value })}
          placeholder={t('message.all')}
          aria-label={t('message.state')}
          options={messageStates.map((value) => ({ value, label: [t(`messageState.${value}`), counts.get(value)].filter(Boolean).join(' ') }))}
          className="message-filter"
        />
        <Select<MessageKind>
          allowClear
          value={kind ?? null!}
          onChange={(value) => go({ kind: value })}
          placeholder={t('message.anyKind')}
          aria-label={t('message.kind')}
          options={kinds.map((value) => ({ value, label: t(`messageKind.${value}`) }))}
          className="message-filter"
        />
        {!session.managerId && <ManagerSelect allowClear placeholder={t('role.manager')} label={t('role.manager')} value={managerId} onChange={(value) => go({ manager: value })} />}
        {list.data && (
          <small className="message-count">
            {t('message.count', { count: list.data.count })} · {t('message.quietHours', { from: list.data.quietFrom.slice(0, 5), until: list.data.quietUntil.slice(0, 5) })}
          </small>
        )}
      </div>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      {missing.length > 0 && <Alert type="warning" showIcon title={t('message.noGateway', { channels: missing.map((channel) => t(`messageChannel.${channel}`)).join(', ') })} />}
      {list.loading && !list.data && <div className="page-loading" aria-busy="true" />}
      <ul className="messages">
        {list.data?.rows.map((message) => (
          <MessageCard key={message.id} message={message} onDone={list.reload} />
        ))}
      </ul>
      {list.data?.count === 0 && <p className="nothing">{t('message.nothing')}</p>}
      {list.data && list.data.count > pageSize && <Pagination current={page} pageSize={pageSize} total={list.data.count} showSizeChanger={false} simple={phone} onChange={(next) => go({ page: next })} />}
    </>
  );
}
