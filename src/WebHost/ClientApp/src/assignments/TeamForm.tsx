import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assignmentApi } from '../api/assignments';
import type { Team } from '../api/types';
import { ManagerSelect } from '../common/ManagerSelect';
import { useAttempt } from '../common/problems';
import { toShares, type ShareEntry } from '../customers/ShareFields';

interface Entry {
  name: string;
  members: ShareEntry[];
}

/** A new team, or a change of one; its shares add up to 100 %. */
export function TeamForm({ team, onClose, onDone }: { team: Team | null; onClose: () => void; onDone: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entry>();
  // One id until it is made: sending it again after a lost answer makes one team.
  const [operation] = useState(() => crypto.randomUUID());
  const attempt = useAttempt();
  const save = async ({ name, members }: Entry) => {
    const shares = toShares(members);
    const change = () => (team ? assignmentApi.changeTeam(team.id, operation, team.version, name, shares) : assignmentApi.makeTeam({ operationId: operation, name, members: shares }));
    if (await attempt(change, { form, done: t('common.saved') })) onDone();
  };
  const whole = (_: unknown, members: ShareEntry[] | undefined) => {
    const sum = toShares(members).reduce((total, share) => total + share.basisPoints, 0) / 100;
    return sum === 100 ? Promise.resolve() : Promise.reject(new Error(t('team.shares', { sum })));
  };
  const required = { required: true, message: t('common.required') };
  const begin = team
    ? { name: team.name, members: team.members.map((one) => ({ managerId: one.managerId, percent: one.basisPoints / 100 })) }
    : { members: [{ percent: 50 }, { percent: 50 }] };
  return (
    <Modal open onCancel={onClose} onOk={form.submit} title={team?.name ?? t('team.new')} okText={t('common.save')}>
      <Form form={form} layout="vertical" onFinish={save} initialValues={begin}>
        <Form.Item name="name" label={t('team.name')} rules={[{ ...required, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item label={t('team.members')}>
          <Form.List name="members" rules={[{ validator: whole as never }]}>
            {(fields, { add, remove }, { errors }) => (
              <>
                {fields.map(({ key, name }) => (
                  <div key={key} className="share-field">
                    <Form.Item name={[name, 'managerId']} rules={[required]}>
                      <ManagerSelect activeOnly label={t('customer.manager')} placeholder={t('customer.manager')} />
                    </Form.Item>
                    <Form.Item name={[name, 'percent']} rules={[required]}>
                      <InputNumber min={0.01} max={99.99} step={5} precision={2} suffix="%" aria-label={t('posting.share')} />
                    </Form.Item>
                    <Button type="text" icon={<MinusCircleOutlined />} onClick={() => remove(name)} aria-label={t('common.remove')} />
                  </div>
                ))}
                <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({})}>
                  {t('customer.addShare')}
                </Button>
                <Form.ErrorList errors={errors} />
              </>
            )}
          </Form.List>
        </Form.Item>
      </Form>
    </Modal>
  );
}
