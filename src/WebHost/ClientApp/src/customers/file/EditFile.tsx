import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Form, Input, Select, Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileApi } from '../../api/file';
import { ApiError } from '../../api/http';
import type { CustomerFile, CustomerStatus } from '../../api/types';
import { useAttempt } from '../../common/problems';
import { useOperation } from '../../common/useOperation';
import { BirthdayFields } from './BirthdayFields';
import { toChange, toEntry, unknownBirthday, type FileEntry } from './fileEntry';

const statuses: readonly CustomerStatus[] = ['potential', 'active', 'dormant', 'lost'];

function TextField({ name, label, required = false }: { name: string | (string | number)[]; label: string; required?: boolean }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={label} rules={required ? [{ required, whitespace: true, message: t('common.required') }] : []}>
      <Input maxLength={200} />
    </Form.Item>
  );
}

function Entries({ name, add, fresh = {}, children }: { name: string[]; add: string; fresh?: object; children: (index: number) => ReactNode }) {
  const { t } = useTranslation();
  return (
    <Form.List name={name}>
      {(fields, { add: more, remove }) => (
        <div className="file-entries">
          {fields.map((field) => (
            <div key={field.key} className="file-entry">
              {children(field.name)}
              <Button type="text" icon={<DeleteOutlined />} onClick={() => remove(field.name)} aria-label={t('common.remove')} />
            </div>
          ))}
          <Button type="dashed" icon={<PlusOutlined />} onClick={() => more(fresh)}>
            {add}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function PersonFields() {
  const { t } = useTranslation();
  return (
    <>
      <div className="form-pair">
        <TextField name={['person', 'title']} label={t('file.title')} />
        <TextField name={['person', 'formOfAddress']} label={t('file.formOfAddress')} />
      </div>
      <BirthdayFields path={['person', 'birthday']} label={t('file.birthday')} />
      <TextField name={['person', 'hobbies']} label={t('file.hobbies')} />
      <Form.Item label={t('file.family')}>
        <Entries name={['person', 'family']} add={t('file.addFamily')} fresh={{ birthday: unknownBirthday }}>
          {(index) => (
            <>
              <div className="form-pair">
                <TextField name={[index, 'name']} label={t('customer.name')} required />
                <TextField name={[index, 'relation']} label={t('file.relation')} required />
              </div>
              <BirthdayFields path={[index, 'birthday']} full={['person', 'family', index, 'birthday']} label={t('file.birthday')} />
            </>
          )}
        </Entries>
      </Form.Item>
    </>
  );
}

function CompanyFields() {
  const { t } = useTranslation();
  return (
    <>
      <div className="form-pair">
        <TextField name={['company', 'licenceNumber']} label={t('file.licenceNumber')} />
        <TextField name={['company', 'legalRepresentative']} label={t('file.legalRepresentative')} />
      </div>
      <TextField name={['company', 'industry']} label={t('customer.industry')} />
      <Form.Item label={t('file.companyContacts')}>
        <Entries name={['company', 'contacts']} add={t('file.addContact')}>
          {(index) => (
            <>
              <div className="form-pair">
                <TextField name={[index, 'name']} label={t('customer.name')} required />
                <TextField name={[index, 'title']} label={t('file.position')} />
              </div>
              <div className="form-pair">
                <TextField name={[index, 'phone']} label={t('customer.phone')} />
                <TextField name={[index, 'email']} label={t('customer.email')} />
              </div>
            </>
          )}
        </Entries>
      </Form.Item>
    </>
  );
}

function Fields({ person }: { person: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="name" label={t('customer.name')} rules={[{ required: true, whitespace: true, message: t('common.required') }]}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="form-pair">
        <Form.Item name="status" label={t('file.status')}>
          <Select options={statuses.map((value) => ({ value, label: t(`customerStatus.${value}`) }))} />
        </Form.Item>
        <Form.Item name="coreQuality" label={t('file.coreQuality')} valuePropName="checked">
          <Switch />
        </Form.Item>
        <Form.Item name="noMessages" label={t('file.noMessages')} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      <div className="form-pair">
        <TextField name="phone" label={t('customer.phone')} />
        <TextField name="email" label={t('customer.email')} />
      </div>
      <TextField name="address" label={t('customer.address')} />
      {person ? <PersonFields /> : <CompanyFields />}
      <Form.Item name="notes" label={t('file.notes')}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 12 }} maxLength={4000} />
      </Form.Item>
    </>
  );
}

interface EditFileProps {
  file: CustomerFile;
  onClose: () => void;
  onDone: (file: CustomerFile) => void;
  onReload: () => void;
}

/** Changes the profile by the kind of customer; somebody else's change in between is not written over. */
export function EditFile({ file, onClose, onDone, onReload }: EditFileProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<FileEntry>();
  const [busy, setBusy] = useState(false);
  const [overtaken, setOvertaken] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const send = async (entry: FileEntry) => {
    try {
      return await fileApi.saveFile(file.customer.id, toChange(entry, file, operation.id));
    } catch (error) {
      if (!(error instanceof ApiError) || error.code !== 'version_changed') throw error;
      setOvertaken(true);
      return null;
    }
  };
  const save = async (entry: FileEntry) => {
    setBusy(true);
    const done = await attempt(() => send(entry), { form });
    setBusy(false);
    operation.renew();
    if (!done) return;
    onDone(done);
    onClose();
  };
  const reload = () => {
    onReload();
    onClose();
  };
  const newer = (
    <Button size="small" onClick={reload}>
      {t('file.reload')}
    </Button>
  );
  return (
    <Drawer
      open
      onClose={onClose}
      size={620}
      title={`${t('customer.editProfile')} · ${file.customer.profile.name}`}
      extra={
        <Button type="primary" loading={busy} onClick={form.submit}>
          {t('common.save')}
        </Button>
      }
    >
      {overtaken && <Alert type="warning" showIcon title={t('error.version_changed')} action={newer} className="file-overtaken" />}
      <Form<FileEntry> form={form} layout="vertical" onFinish={save} initialValues={toEntry(file)} scrollToFirstError>
        <Fields person={file.customer.profile.kind === 'person'} />
      </Form>
    </Drawer>
  );
}
