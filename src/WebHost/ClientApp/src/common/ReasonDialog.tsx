import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAttempt } from './problems';
import { useOperation } from './useOperation';

interface ReasonProps {
  title: string;
  label: string;
  okText: string;
  danger?: boolean;
  onClose: () => void;
  /** Rejects when the server refuses. */
  onSave: (reason: string, operationId: string) => Promise<unknown>;
  onDone: () => void;
}

/** A decision that needs a reason in words. */
export function ReasonDialog({ title, label, okText, danger = false, onClose, onSave, onDone }: ReasonProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const save = async ({ reason }: { reason: string }) => {
    setBusy(true);
    const done = await attempt(() => onSave(reason, operation.id).then(() => true), { form });
    setBusy(false);
    operation.renew();
    if (!done) return;
    onDone();
    onClose();
  };
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} title={title} okText={okText} cancelText={t('common.back')} okButtonProps={{ danger }}>
      <Form form={form} layout="vertical" onFinish={save}>
        <Form.Item name="reason" label={label} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input.TextArea
            autoFocus
            autoSize={{ minRows: 3, maxRows: 8 }}
            maxLength={500}
            onKeyDown={(event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form.submit()}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
