import { Form, Input, Modal } from 'antd';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import { useAttempt } from '../common/problems';

interface Entry {
  current: string;
  new: string;
}

export default function ChangePassword({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entry>();
  const attempt = useAttempt();
  const change = async (entry: Entry) => {
    const changed = await attempt(() => podium.changePassword(entry.current, entry.new).then(() => true), { form, done: t('shell.passwordChanged') });
    if (changed) onClose();
  };
  const required = { required: true, message: t('common.required') };
  return (
    <Modal open onCancel={onClose} onOk={form.submit} title={t('shell.changePassword')} okText={t('common.save')}>
      <Form form={form} layout="vertical" onFinish={change}>
        <Form.Item name="current" label={t('shell.currentPassword')} rules={[required]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item name="new" label={t('shell.newPassword')} rules={[required, { min: 10, message: t('shell.newPassword') }]}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
