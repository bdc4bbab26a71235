import { UploadOutlined } from '@ant-design/icons';
import { Button, Progress } from 'antd';
import { useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { fileApi } from '../../api/file';
import type { FileDocument } from '../../api/types';
import { explainProblem } from '../../common/problems';
import './file.css';

interface Sending {
  id: string;
  name: string;
  share: number;
  problem?: string;
}

interface UploadProps {
  customerId: string;
  kind: string;
  onDone?: (document: FileDocument) => void;
}

/** Sends files into a customer's file, several at once, each with its progress. */
export function Upload({ customerId, kind, onDone }: UploadProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const change = (id: string, next: Partial<Sending>) => setSending((all) => all.map((one) => (one.id === id ? { ...one, ...next } : one)));
  const send = async (file: File) => {
    const id = crypto.randomUUID();
    setSending((all) => [...all, { id, name: file.name, share: 0 }]);
    try {
      const document = await fileApi.addDocument(customerId, file, kind, id, (share) => change(id, { share }));
      change(id, { share: 1 });
      onDone?.(document);
    } catch (error) {
      change(id, { problem: explainProblem(error, t) });
    }
  };
  const picked = (event: ChangeEvent<HTMLInputElement>) => {
    for (const file of event.target.files ?? []) void send(file);
    event.target.value = '';
  };
  return (
    <div className="upload">
      <input ref={input} type="file" multiple hidden onChange={picked} aria-label={t('document.add')} />
      <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
        {t('document.add')}
      </Button>
      <ul aria-live="polite">
        {sending.map((one) => (
          <li key={one.id}>
            <span>{one.name}</span>
            <Progress percent={Math.round(one.share * 100)} size="small" status={one.problem ? 'exception' : one.share === 1 ? 'success' : 'active'} />
            {one.problem && <p className="sum-wrong">{one.problem}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
