import { App, Form, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messagesApi } from '../api/messages';
import type { MessageLanguage, MessageTemplate, NewNotice } from '../api/types';
import { useAttempt } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { Bubble } from './SendMessage';

type Entry = { language: MessageLanguage; unitId?: string; tier?: NonNullable<NewNotice['tier']> };

/** Sends a notice to the customers of a unit or tier, each once. */
export function SendNotice({ template, onClose }: { template: MessageTemplate; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Entry>();
  const [busy, setBusy] = useState(false);
  const attempt = useAttempt();
  const language = Form.useWatch('language', form) ?? 'zh';
  const send = async (entry: Entry) => {
    setBusy(true);
    const done = await attempt(
      () => messagesApi.notice({ template: template.code, templateVersion: template.version, language: entry.language, unitId: entry.unitId ?? null, tier: entry.tier ?? null }),
      { form },
    );
    setBusy(false);
    if (!done) return;
    void message.success(t('template.noticeDone', { ...done }));
    onClose();
  };
  const { content } = template;
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} title={`${t('template.notice')} · ${template.code}`} okText={t('message.sendNow')}>
      <Form<Entry> form={form} layout="vertical" onFinish={send} initialValues={{ language: i18n.language.startsWith('zh') ? 'zh' : 'en' }}>
        <Form.Item name="language" label={t('message.language')}>
          <Segmented
            options={[
              { value: 'zh', label: '中文' },
              { value: 'en', label: 'English' },
            ]}
          />
        </Form.Item>
        <div className="form-pair">
          <Form.Item name="unitId" label={t('template.noticeUnit')}>
            <UnitSelect allowClear />
          </Form.Item>
          <Form.Item name="tier" label={t('template.noticeTier')}>
            <Select allowClear placeholder={t('template.anyTier')} options={(['general', 'important', 'key'] as const).map((value) => ({ value, label: t(`tier.${value}`) }))} />
          </Form.Item>
        </div>
      </Form>
      <Bubble subject={language === 'zh' ? content.subjectZh : content.subjectEn} text={language === 'zh' ? content.textZh : content.textEn} />
      <p className="hint">{t('template.noticeHint')}</p>
    </Modal>
  );
}
