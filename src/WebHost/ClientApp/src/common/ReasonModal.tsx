import { Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ReasonModalProps {
  /** The question; null while closed. */
  question: string | null;
  okText: string;
  danger?: boolean;
  onClose: () => void;
  /** True closes the window. */
  onSay: (reason: string) => Promise<boolean>;
}

/** Asks why, before something is done that needs a reason. */
export function ReasonModal({ question, okText, danger = false, onClose, onSay }: ReasonModalProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const [busy, setBusy] = useState(false);
  const say = async ({ reason }: { reason: string }) => {
    setBusy(true);
    const done = await onSay(reason);
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Modal open={question !== null} title={question} okText={okText} cancelText={t('common.back')} okButtonProps={{ danger }} confirmLoading={busy} onOk={form.submit} onCancel={onClose} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={say} preserve={false}>
        <Form.Item name="reason" rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input.TextArea autoFocus rows={3} maxLength={1000} aria-label={question ?? ''} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
