import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { useAgendaChanges } from '../agenda/useAgendaChanges';
import { fileApi } from '../api/file';
import type { CustomerFile } from '../api/types';
import { Problem } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { NeedList } from '../needs/NeedList';
import { useNewNeed } from '../needs/NewNeed';
import { Contacts } from './file/Contacts';
import { Documents } from './file/Documents';
import { FileHead } from './file/FileHead';
import { Profile } from './file/Profile';
import { Relations } from './file/Relations';
import { Timeline } from './file/Timeline';
import './customers.css';
import './file/file.css';

const sections = ['profile', 'needs', 'contacts', 'documents', 'relations', 'timeline'] as const;
type Section = (typeof sections)[number];

interface FileProps {
  file: CustomerFile;
  onDone: (file: CustomerFile) => void;
  onReload: () => void;
}

function FileView({ file, onDone, onReload }: FileProps) {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const section = sections.find((one) => one === params.get('section')) ?? 'profile';
  const { id } = file.customer;
  const customer = { id, name: file.customer.profile.name };
  const views: Record<Section, () => ReactNode> = {
    profile: () => <Profile file={file} onDone={onDone} onReload={onReload} />,
    needs: () => <NeedList needs={file.openNeeds} onDone={onReload} named={false} nothing={t('need.noneOpen')} />,
    contacts: () => <Contacts customer={customer} names={file.ownerNames} />,
    documents: () => <Documents customerId={id} documents={file.documents} onDone={onReload} />,
    relations: () => <Relations file={file} onDone={onDone} />,
    timeline: () => <Timeline key={id} customerId={id} names={file.ownerNames} />,
  };
  const counts: Partial<Record<Section, number>> = { needs: file.openNeeds.length, documents: file.documents.length, relations: file.relations.length };
  return (
    <>
      <FileHead file={file} />
      <Tabs
        activeKey={section}
        onChange={(key) => setParams(key === 'profile' ? {} : { section: key }, { replace: true })}
        destroyOnHidden
        items={sections.map((key) => ({ key, label: [t(`file.${key}`), counts[key]].filter(Boolean).join(' '), children: section === key && views[key]() }))}
      />
    </>
  );
}

export default function CustomerPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { round } = useNewNeed();
  const changes = useAgendaChanges();
  const file = useLoad((signal) => fileApi.file(id, signal), [id, round, changes]);
  const here = file.data?.customer.id === id ? file.data : null;
  return (
    <div className="page">
      <Link to="/customers">← {t('nav.customers')}</Link>
      {file.error ? <Problem error={file.error} onRetry={file.reload} /> : null}
      {here ? <FileView key={id} file={here} onDone={file.set} onReload={file.reload} /> : !file.error && <div className="page-loading" aria-busy="true" />}
    </div>
  );
}
