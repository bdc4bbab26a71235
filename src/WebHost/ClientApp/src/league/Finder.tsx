import { AimOutlined, SearchOutlined } from '@ant-design/icons';
import { App, AutoComplete, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import { useAttempt } from '../common/problems';
import { localName, useBank } from '../session/bank';
import type { Target } from './Board';
import { formatKey, type TableKey } from './tableKey';

const most = 20;

/** Finds a member by name or id and brings its row into view; one button for the own row. */
export function Finder({ tableKey, onFound }: { tableKey: TableKey; onFound: (target: Target) => void }) {
  const { t, i18n } = useTranslation();
  const { organization, session } = useBank();
  const { message } = App.useApp();
  const attempt = useAttempt();
  const [text, setText] = useState('');
  const zh = i18n.language.startsWith('zh');
  const options = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    if (!wanted || !organization) return [];
    const named =
      tableKey.scope === 'subUnits'
        ? organization.units.map((unit) => ({ id: unit.id, name: localName(unit, zh) ?? unit.id }))
        : organization.managers.filter((manager) => !manager.id.startsWith('~'));
    const found: { value: string; label: string }[] = [];
    for (const { id, name } of named) {
      if (`${name} ${id}`.toLowerCase().includes(wanted)) found.push({ value: id, label: `${name} · ${id}` });
      if (found.length === most) break;
    }
    return found;
  }, [text, organization, tableKey.scope, zh]);
  const go = async (memberId: string) => {
    setText('');
    const page = await attempt(() => podium.members(formatKey(tableKey), [memberId]));
    const row = page?.rows[0];
    if (row) onFound({ memberId, index: row.position - 1 });
    else if (page) void message.info(t('filter.notInTable'));
  };
  const own = tableKey.scope === 'subUnits' ? session.unitId : session.managerId;
  return (
    <span className="finder">
      <AutoComplete value={text} options={options} onChange={setText} onSelect={(id: string) => void go(id)} popupMatchSelectWidth={false}>
        <Input prefix={<SearchOutlined />} placeholder={t('filter.find')} aria-label={t('filter.find')} />
      </AutoComplete>
      {own && <Button icon={<AimOutlined />} onClick={() => void go(own)} title={t('filter.findMe')} aria-label={t('filter.findMe')} />}
    </span>
  );
}
