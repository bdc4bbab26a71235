import { Form, Input, Modal } from 'antd';
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
  const say = async ({ reason }: { reason: string }) => {
    if (await onSay(reason)) onClose();
  };
  return (
    <Modal open={question !== null} title={question} okText={okText} okButtonProps={{ danger }} onOk={form.submit} onCancel={onClose} destroyOnHidden>
      <Form form={form} layout="vertical" onFinish={say} preserve={false}>
        <Form.Item name="reason" rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
          <Input.TextArea autoFocus rows={3} maxLength={1000} aria-label={question ?? ''} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
