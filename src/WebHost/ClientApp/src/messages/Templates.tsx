import { PlusOutlined } from '@ant-design/icons';
import { Button, Popconfirm, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messagesApi } from '../api/messages';
import type { TemplateView } from '../api/types';
import { Problem, useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useOperation } from '../common/useOperation';
import { useBank } from '../session/bank';
import { SendNotice } from './SendNotice';
import { TemplateEditor } from './TemplateEditor';

interface CardProps {
  template: TemplateView;
  onEdit: () => void;
  onNotice: () => void;
  onDone: () => void;
}

function TemplateCard({ template, onEdit, onNotice, onDone }: CardProps) {
  const { t } = useTranslation();
  const { session } = useBank();
  const operation = useOperation();
  const attempt = useAttempt();
  const newest = template.versions[0]!;
  const { approved } = template;
  const shown = newest.state === 'draft' ? newest : (approved ?? newest);
  const own = newest.writtenBy === session.userName;
  const act = async (step: () => Promise<TemplateView>, done: string) => {
    await attempt(step, { done });
    operation.renew();
    onDone();
  };
  return (
    <li className="card message" id={`template-${template.code}`}>
      <div className="message-head">
        <b>{template.code}</b>
        <Tag>{shown.content.holiday ? t(`holidayName.${shown.content.holiday}`) : t(`messageKind.${shown.content.kind}`)}</Tag>
        <Tag>{t(`messageChannel.${shown.content.channel}`)}</Tag>
        {newest.state === 'retired' && <Tag>{t('template.retired')}</Tag>}
      </div>
      <div className="template-texts">
        <p lang="zh">{[shown.content.subjectZh, shown.content.textZh].filter(Boolean).join('\n')}</p>
        <p lang="en">{[shown.content.subjectEn, shown.content.textEn].filter(Boolean).join('\n')}</p>
      </div>
      <div className="message-foot">
        <small>
          {newest.state === 'draft' && <strong>{own ? t('template.ownDraft', { version: newest.version }) : t('template.draft', { version: newest.version, by: newest.writtenBy })} · </strong>}
          {approved ? t('template.inUse', { version: approved.version, by: approved.decidedBy }) : t('template.none')}
        </small>
        <span className="filter-gap" />
        <Space wrap size="small">
          {newest.state === 'draft' && !own && (
            <Button size="small" type="primary" onClick={() => act(() => messagesApi.approve(template.code, operation.id, newest.version), t('template.approved'))}>
              {t('template.approve')}
            </Button>
          )}
          {approved?.content.kind === 'notice' && (
            <Button size="small" onClick={onNotice}>
              {t('template.notice')}
            </Button>
          )}
          <Button size="small" onClick={onEdit}>
            {t('template.edit')}
          </Button>
          {newest.state !== 'retired' && (
            <Popconfirm title={`${t('template.retire')}?`} onConfirm={() => act(() => messagesApi.retire(template.code, operation.id, newest.version), t('template.retired'))}>
              <Button size="small" danger>
                {t('template.retire')}
              </Button>
            </Popconfirm>
          )}
        </Space>
      </div>
    </li>
  );
}

/** What messages may say: written by one leader, approved by another. */
export function Templates() {
  const { t } = useTranslation();
  const list = useLoad((signal) => messagesApi.templates(signal), []);
  const [editing, setEditing] = useState<TemplateView | 'new' | null>(null);
  const [notice, setNotice] = useState<TemplateView | null>(null);
  return (
    <>
      <div className="message-filters">
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
          {t('template.new')}
        </Button>
      </div>
      {list.error ? <Problem error={list.error} onRetry={list.reload} /> : null}
      <ul className="messages">
        {list.data?.map((template) => (
          <TemplateCard key={template.code} template={template} onEdit={() => setEditing(template)} onNotice={() => setNotice(template)} onDone={list.reload} />
        ))}
      </ul>
      {editing && <TemplateEditor template={editing === 'new' ? null : editing} onClose={() => setEditing(null)} onDone={list.reload} />}
      {notice?.approved && <SendNotice template={notice.approved} onClose={() => setNotice(null)} />}
    </>
  );
}
