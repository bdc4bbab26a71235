import { Button, Form, Input, Select, Switch, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { User, UserRole } from '../api/types';
import { useAttempt } from '../common/problems';
import { UnitSelect } from '../common/UnitSelect';
import { useLoad } from '../common/useLoad';
import { useBank } from '../session/bank';
import { managerOptions } from '../customers/ShareFields';
import { Editor, Section } from './Section';

const roles: readonly UserRole[] = ['administrator', 'branchHead', 'manager', 'auditor', 'integrator'];

interface Entry {
  userName: string;
  displayName: string;
  role: UserRole;
  password?: string;
  managerId?: string | null;
  unitId?: string | null;
  active?: boolean;
}

export function Users() {
  const { t } = useTranslation();
  const { unitName, managerName, organization } = useBank();
  const users = useLoad(() => podium.users(), []);
  const [entry, setEntry] = useState<Partial<User> | null>(null);
  const [form] = Form.useForm<Entry>();
  const attempt = useAttempt();
  const role = Form.useWatch('role', form);
  const known = entry?.userName !== undefined;
  const save = async ({ userName, password, active, ...values }: Entry) => {
    const scope = { ...values, managerId: values.managerId || null, unitId: values.unitId || null };
    const change = known
      ? () => podium.changeUser(userName, { ...scope, active: active ?? true, ...(password ? { password } : {}) })
      : () => podium.addUser({ userName, password: password ?? '', ...scope });
    const done = await attempt(() => change().then(() => true), { form, done: t('common.saved') });
    if (done) users.reload();
    return done ?? false;
  };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Section title={t('admin.users')} hint={t('admin.usersHint')} addText={t('admin.addUser')} onAdd={() => setEntry({ role: 'manager' })} error={users.error} onRetry={users.reload}>
      <Table<User>
        size="small"
        rowKey="userName"
        loading={users.loading && !users.data}
        dataSource={users.data ?? []}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        scroll={{ x: 'max-content' }}
        columns={[
          { title: t('signIn.userName'), dataIndex: 'userName' },
          { title: t('user.displayName'), dataIndex: 'displayName' },
          { title: t('user.role'), dataIndex: 'role', render: (value: string) => t(`role.${value}`) },
          { title: t('user.unit'), dataIndex: 'unitId', render: (id: string | null) => unitName(id) },
          { title: t('user.manager'), dataIndex: 'managerId', render: (id: string | null) => managerName(id) },
          { title: t('user.active'), dataIndex: 'active', render: (active: boolean) => t(active ? 'common.yes' : 'common.no') },
          {
            render: (_, user) => (
              <Button size="small" type="link" onClick={() => setEntry(user)}>
                {t('common.edit')}
              </Button>
            ),
          },
        ]}
      />
      <Editor<Entry> title={t(known ? 'common.edit' : 'admin.addUser')} entry={entry} form={form} onClose={() => setEntry(null)} onSave={save}>
        <Form.Item name="userName" label={t('signIn.userName')} rules={required}>
          <Input disabled={known} autoComplete="off" />
        </Form.Item>
        <Form.Item name="displayName" label={t('user.displayName')} rules={required}>
          <Input />
        </Form.Item>
        <Form.Item name="password" label={t(known ? 'user.newPassword' : 'signIn.password')} rules={known ? [] : required}>
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item name="role" label={t('user.role')}>
          <Select options={roles.map((value) => ({ value, label: t(`role.${value}`) }))} />
        </Form.Item>
        {known && (
          <Form.Item name="active" label={t('user.active')} valuePropName="checked" extra={t('user.changeHint')}>
            <Switch />
          </Form.Item>
        )}
        {role === 'manager' && (
          <Form.Item name="managerId" label={t('user.manager')} rules={required}>
            <Select showSearch={{ optionFilterProp: 'label' }} options={managerOptions(organization)} />
          </Form.Item>
        )}
        {role === 'branchHead' && (
          <Form.Item name="unitId" label={t('user.unit')} rules={required}>
            <UnitSelect />
          </Form.Item>
        )}
      </Editor>
    </Section>
  );
}
