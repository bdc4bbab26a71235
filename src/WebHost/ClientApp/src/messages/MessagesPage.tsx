import { Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { MessageListView } from './MessageList';
import { Templates } from './Templates';
import './messages.css';

export default function MessagesPage() {
  const { t } = useTranslation();
  const { session } = useBank();
  const { section } = useParams();
  const navigate = useNavigate();
  const leads = may.lead(session);
  return (
    <div className="page">
      <header className="page-head">
        <h1>{t('nav.messages')}</h1>
      </header>
      {leads ? (
        <Tabs
          activeKey={section === 'templates' ? 'templates' : 'list'}
          onChange={(key) => void navigate(key === 'list' ? '/messages' : `/messages/${key}`)}
          destroyOnHidden
          items={[
            { key: 'list', label: t('message.list'), children: <MessageListView /> },
            { key: 'templates', label: t('message.templates'), children: <Templates /> },
          ]}
        />
      ) : (
        <MessageListView />
      )}
    </div>
  );
}
