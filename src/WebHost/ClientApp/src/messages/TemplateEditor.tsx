import { Button, Drawer, Form, Input, Select, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { messagesApi } from '../api/messages';
import type { GreetedHoliday, MessageChannel, MessageKind, TemplateContent, TemplatePreview, TemplateView } from '../api/types';
import { usePhone } from '../common/preferences';
import { useAttempt } from '../common/problems';
import { useLoad } from '../common/useLoad';
import { useOperation } from '../common/useOperation';
import { Bubble } from './SendMessage';

type Entry = { code: string } & { [K in keyof TemplateContent]?: TemplateContent[K] };

const kinds: readonly MessageKind[] = ['thanks', 'birthday', 'holiday', 'notice'];
const channels: readonly MessageChannel[] = ['sms', 'email'];
const holidays: readonly GreetedHoliday[] = ['newYear', 'spring', 'labour', 'dragonBoat', 'midAutumn', 'national'];
const pause = 250;

function toContent(entry: Partial<Entry>): TemplateContent {
  const { kind = 'notice', channel = 'sms', holiday, subjectZh, textZh, subjectEn, textEn } = entry;
  const mail = channel === 'email';
  return {
    kind,
    channel,
    holiday: kind === 'holiday' ? (holiday ?? 'spring') : null,
    subjectZh: mail ? (subjectZh ?? '') : '',
    textZh: textZh ?? '',
    subjectEn: mail ? (subjectEn ?? '') : '',
    textEn: textEn ?? '',
  };
}

/** What the texts make, a moment after the last key. */
function usePreview(content: TemplateContent) {
  const [settled, setSettled] = useState(content);
  const key = JSON.stringify(content);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key) as TemplateContent), pause);
    return () => clearTimeout(timer);
  }, [key]);
  return useLoad((signal) => messagesApi.preview(settled, signal), [settled]).data;
}

function Preview({ preview }: { preview: TemplatePreview | null }) {
  const { t } = useTranslation();
  if (!preview) return null;
  return (
    <section className="template-preview" aria-label={t('template.preview')}>
      <h3>{t('template.preview')}</h3>
      <Bubble {...preview.zh} />
      <Bubble {...preview.en} />
    </section>
  );
}

function Texts({ mail, variables, error }: { mail: boolean; variables: readonly string[]; error: (field: string) => object }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="template-variables">
        {t('template.variables')} {variables.map((name) => <Tag key={name}>{`{${name}}`}</Tag>)}
      </p>
      {(['Zh', 'En'] as const).map((language) => (
        <fieldset key={language} className="template-language">
          <legend>{t(`template.${language.toLowerCase()}`)}</legend>
          {mail && (
            <Form.Item name={`subject${language}`} label={t('message.subject')} {...error(`subject${language}`)}>
              <Input maxLength={120} />
            </Form.Item>
          )}
          <Form.Item name={`text${language}`} label={t('message.text')} {...error(`text${language}`)}>
            <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={mail ? 4000 : 500} showCount />
          </Form.Item>
        </fieldset>
      ))}
    </>
  );
}

/** Writes a version of a template, with what a customer will read beside it. */
export function TemplateEditor({ template, onClose, onDone }: { template: TemplateView | null; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const [form] = Form.useForm<Entry>();
  const operation = useOperation();
  const attempt = useAttempt();
  const newest = template?.versions[0];
  const initial: Entry = { code: template?.code ?? '', kind: 'notice', channel: 'sms', ...newest?.content };
  const entry = (Form.useWatch([], form) as Entry | undefined) ?? initial;
  const content = toContent(entry);
  const preview = usePreview(content);
  const error = (field: string) => {
    const known = preview?.field === field && preview.code !== 'required' ? t(`error.${preview.code}`, { defaultValue: preview.message ?? '' }) : null;
    return known ? { validateStatus: 'error' as const, help: known } : {};
  };
  const save = async (given: Entry) => {
    const done = await attempt(() => messagesApi.save(template?.code ?? given.code.trim(), operation.id, newest?.version ?? 0, toContent(given)), { form, done: t('template.saved') });
    operation.renew();
    if (!done) return;
    onDone();
    onClose();
  };
  const required = [{ required: true, whitespace: true, message: t('common.required') }];
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? 400 : 620}
      title={template ? `${t('template.edit')} · ${template.code}` : t('template.new')}
      extra={
        <Button type="primary" onClick={form.submit}>
          {t('template.save')}
        </Button>
      }
    >
      <Form<Entry> form={form} layout="vertical" onFinish={save} initialValues={initial} scrollToFirstError>
        {!template && (
          <Form.Item name="code" label={t('template.code')} rules={required} extra={t('template.codeHint')}>
            <Input maxLength={32} />
          </Form.Item>
        )}
        <div className="form-pair">
          <Form.Item name="kind" label={t('message.kind')}>
            <Select options={kinds.map((value) => ({ value, label: t(`messageKind.${value}`) }))} />
          </Form.Item>
          <Form.Item name="channel" label={t('template.channel')}>
            <Select options={channels.map((value) => ({ value, label: t(`messageChannel.${value}`) }))} />
          </Form.Item>
        </div>
        {content.kind === 'holiday' && (
          <Form.Item name="holiday" label={t('template.holiday')} initialValue="spring">
            <Select options={holidays.map((value) => ({ value, label: t(`holidayName.${value}`) }))} />
          </Form.Item>
        )}
        <Texts mail={content.channel === 'email'} variables={preview?.variables ?? []} error={error} />
      </Form>
      <Preview preview={preview} />
    </Drawer>
  );
}
