import { PlusOutlined } from '@ant-design/icons';
import { Button, Form, Modal, type FormInstance } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../common/problems';

interface SectionProps {
  title: string;
  hint?: string;
  addText?: string;
  onAdd?: () => void;
  error?: unknown;
  onRetry?: () => void;
  children: ReactNode;
}

/** One part of the administration: a heading, what it is for, and its list. */
export function Section({ title, hint, addText, onAdd, error, onRetry, children }: SectionProps) {
  return (
    <section className="admin-section">
      <header className="page-head">
        <div>
          <h1>{title}</h1>
          {hint && <p>{hint}</p>}
        </div>
        <span className="filter-gap" />
        {onAdd && (
          <Button type="primary" icon={<PlusOutlined />} onClick={onAdd}>
            {addText}
          </Button>
        )}
      </header>
      {error ? <Problem error={error} {...(onRetry ? { onRetry } : {})} /> : null}
      {children}
    </section>
  );
}

interface EditorProps<T> {
  title: string;
  /** What the form begins with; null while closed. */
  entry: Partial<T> | null;
  form: FormInstance<T>;
  onClose: () => void;
  onSave: (entry: T) => Promise<boolean>;
  children: ReactNode;
}

/** Begins each opening with what the entry has: the form outlives its window and would bring the values of the last one along. */
function Begin<T>({ form, entry }: { form: FormInstance<T>; entry: Partial<T> | null }) {
  const first = useRef(entry);
  useEffect(() => form.setFieldsValue((first.current ?? {}) as never), [form]);
  return null;
}

/** A form in a window; stays open while the server refuses. */
export function Editor<T extends object>({ title, entry, form, onClose, onSave, children }: EditorProps<T>) {
  const { t } = useTranslation();
  const save = async (values: T) => {
    if (await onSave(values)) onClose();
  };
  return (
    <Modal open={entry !== null} onCancel={onClose} onOk={form.submit} title={title} okText={t('common.save')} destroyOnHidden>
      <Form<T> form={form} layout="vertical" onFinish={save} initialValues={entry ?? {}} preserve={false}>
        {children}
        <Begin form={form} entry={entry} />
      </Form>
    </Modal>
  );
}
