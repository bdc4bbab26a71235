import { Button, Popconfirm, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileApi } from '../../api/file';
import type { FileDocument } from '../../api/types';
import { useAttempt } from '../../common/problems';
import { dateTime } from '../../format/dates';
import { fileSize } from '../../format/size';
import { may } from '../../session/access';
import { useBank } from '../../session/bank';
import { Upload } from './Upload';

export const DocumentKinds = ['identity', 'licence', 'contract', 'statement', 'collateral', 'visit', 'other'] as const;

interface DocumentsProps {
  customerId: string;
  documents: readonly FileDocument[];
  onDone: () => void;
}

function Row({ document, customerId, onDone }: { document: FileDocument; customerId: string; onDone: () => void }) {
  const { t } = useTranslation();
  const { session, bank } = useBank();
  const attempt = useAttempt();
  const remove = async () => {
    await attempt(() => fileApi.removeDocument(customerId, document.id), { done: t('common.removed') });
    onDone();
  };
  return (
    <tr>
      <td className="document-name">
        <a href={fileApi.documentUrl(customerId, document.id)} download={document.name}>
          {document.name}
        </a>
        <small>
          {document.uploadedBy} · {dateTime(document.uploadedAt, bank.timeZone)}
        </small>
      </td>
      <td>{t(`documentKind.${document.kind}`, { defaultValue: document.kind })}</td>
      <td className="number">{fileSize(document.size)}</td>
      <td className="number">
        {may.keepFiles(session) && (
          <Popconfirm title={t('document.confirm')} onConfirm={remove}>
            <Button size="small" type="link" danger>
              {t('common.remove')}
            </Button>
          </Popconfirm>
        )}
      </td>
    </tr>
  );
}

export function Documents({ customerId, documents, onDone }: DocumentsProps) {
  const { t } = useTranslation();
  const { session } = useBank();
  const [kind, setKind] = useState<string>('contract');
  return (
    <>
      {may.keepFiles(session) && (
        <div className="document-tools">
          <Select value={kind} onChange={setKind} options={DocumentKinds.map((value) => ({ value, label: t(`documentKind.${value}`) }))} aria-label={t('document.kind')} />
          <Upload customerId={customerId} kind={kind} onDone={onDone} />
          <small>{t('document.hint')}</small>
        </div>
      )}
      <div className="card card-flush plain-table-scroll">
        <table className="plain-table" aria-label={t('file.documents')}>
          <tbody>
            {documents.map((document) => (
              <Row key={document.id} document={document} customerId={customerId} onDone={onDone} />
            ))}
          </tbody>
        </table>
        {documents.length === 0 && <p className="nothing">{t('document.nothing')}</p>}
      </div>
    </>
  );
}
