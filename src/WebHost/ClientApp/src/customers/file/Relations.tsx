import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { fileApi } from '../../api/file';
import type { CustomerFile, Relation, RelationKind } from '../../api/types';
import { CustomerPicker } from '../../common/CustomerPicker';
import { usePhone } from '../../common/preferences';
import { useAttempt } from '../../common/problems';
import { useOperation } from '../../common/useOperation';
import { may } from '../../session/access';
import { useBank } from '../../session/bank';
import { around } from './graph';

export const RelationKinds: readonly RelationKind[] = ['supplier', 'client', 'owner', 'family', 'guarantor', 'other'];
const size = { width: 680, height: 340 };
const drawn = 12;

const short = (name: string) => (name.length > 14 ? `${name.slice(0, 13)}…` : name);

/** The customer in the middle, those it has to do with around it. */
function Graph({ name, relations }: { name: string; relations: readonly Relation[] }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const shown = relations.slice(0, drawn);
  const places = around(shown.length, size.width, size.height);
  const centre = { x: size.width / 2, y: size.height / 2 };
  return (
    <svg className="graph" viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={t('relation.graph', { name })}>
      {shown.map((relation, index) => {
        const place = places[index]!;
        return (
          <g key={`${relation.customerId} ${relation.kind}`} className="graph-node" onClick={() => void navigate(`/customers/${encodeURIComponent(relation.customerId)}`)}>
            <line x1={centre.x} y1={centre.y} x2={place.x} y2={place.y} />
            <circle cx={place.x} cy={place.y} r="7" className={`graph-${relation.kind}`} />
            <text x={place.x + (place.anchor === 'start' ? 13 : place.anchor === 'end' ? -13 : 0)} y={place.y + (place.anchor === 'middle' ? (place.y < centre.y ? -14 : 24) : 4)} textAnchor={place.anchor}>
              {short(relation.name)}
            </text>
            <text className="graph-kind" x={place.label.x} y={place.label.y + 4} textAnchor="middle">
              {t(`relationKind.${relation.kind}`)}
            </text>
          </g>
        );
      })}
      <circle cx={centre.x} cy={centre.y} r="11" className="graph-centre" />
      <text className="graph-self" x={centre.x} y={centre.y + 30} textAnchor="middle">
        {short(name)}
      </text>
    </svg>
  );
}

interface Entry {
  relations?: { customerId: string; kind: RelationKind }[];
}

function EditRelations({ file, onClose, onDone }: { file: CustomerFile; onClose: () => void; onDone: (file: CustomerFile) => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Entry>();
  const [busy, setBusy] = useState(false);
  const operation = useOperation();
  const attempt = useAttempt();
  const names = new Map(file.relations.map((one) => [one.customerId, one.name]));
  const save = async ({ relations }: Entry) => {
    setBusy(true);
    const done = await attempt(() => fileApi.saveRelations(file.customer.id, operation.id, relations ?? []), { form, done: t('common.saved') });
    setBusy(false);
    operation.renew();
    if (!done) return;
    onDone(done);
    onClose();
  };
  const initial = { relations: file.relations.map(({ customerId, kind }) => ({ customerId, kind })) };
  const required = [{ required: true, message: t('common.required') }];
  return (
    <Modal open onCancel={onClose} onOk={form.submit} confirmLoading={busy} title={t('relation.edit')} okText={t('common.save')}>
      <Form<Entry> form={form} layout="vertical" onFinish={save} initialValues={initial}>
        <Form.List name="relations">
          {(fields, { add, remove }) => (
            <div className="file-entries">
              {fields.map(({ key, name }) => {
                const id = initial.relations[name]?.customerId;
                return (
                  <div key={key} className="relation-fields">
                    <Form.Item name={[name, 'customerId']} rules={required}>
                      <CustomerPicker known={id ? { id, name: names.get(id) ?? id } : undefined} />
                    </Form.Item>
                    <Form.Item name={[name, 'kind']} rules={required}>
                      <Select options={RelationKinds.map((value) => ({ value, label: t(`relationKind.${value}`) }))} aria-label={t('relation.kind')} />
                    </Form.Item>
                    <Button type="text" icon={<DeleteOutlined />} onClick={() => remove(name)} aria-label={t('common.remove')} />
                  </div>
                );
              })}
              <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ kind: 'other' })}>
                {t('relation.add')}
              </Button>
            </div>
          )}
        </Form.List>
      </Form>
    </Modal>
  );
}

export function Relations({ file, onDone }: { file: CustomerFile; onDone: (file: CustomerFile) => void }) {
  const { t } = useTranslation();
  const { session } = useBank();
  const phone = usePhone();
  const [editing, setEditing] = useState(false);
  const { relations } = file;
  return (
    <section className="card">
      <header>
        <h2>{t('file.relations')}</h2>
        <span className="filter-gap" />
        {may.keepFiles(session) && <Button onClick={() => setEditing(true)}>{t('common.edit')}</Button>}
      </header>
      {!phone && relations.length > 0 && <Graph name={file.customer.profile.name} relations={relations} />}
      <ul className="relations">
        {relations.map((one) => (
          <li key={`${one.customerId} ${one.kind}`}>
            <i className={`graph-${one.kind}`} />
            <span>{t(`relationKind.${one.kind}`)}</span>
            <Link to={`/customers/${encodeURIComponent(one.customerId)}`}>{one.name}</Link>
          </li>
        ))}
      </ul>
      {relations.length === 0 && <p className="nothing">{t('relation.nothing')}</p>}
      {editing && <EditRelations file={file} onClose={() => setEditing(false)} onDone={onDone} />}
    </section>
  );
}
