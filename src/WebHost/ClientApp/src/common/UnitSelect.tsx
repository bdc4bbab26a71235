import { TreeSelect, type TreeSelectProps } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../api/types';
import { localName, useBank } from '../session/bank';

interface Node {
  value: string;
  title: string;
  children: Node[];
}

export function unitTree(units: readonly Unit[], zh: boolean): Node[] {
  const nodes = new Map(units.map((unit) => [unit.id, { value: unit.id, title: localName(unit, zh) ?? unit.id, children: [] } as Node]));
  const roots: Node[] = [];
  for (const unit of units) {
    const node = nodes.get(unit.id)!;
    const parent = unit.parentId === null ? undefined : nodes.get(unit.parentId);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** Chooses a unit out of the tree in scope, by name or id. */
export function UnitSelect(props: Pick<TreeSelectProps<string>, 'value' | 'onChange' | 'className' | 'allowClear' | 'id' | 'variant' | 'size'>) {
  const { t, i18n } = useTranslation();
  const { organization } = useBank();
  const zh = i18n.language.startsWith('zh');
  const tree = useMemo(() => unitTree(organization?.units ?? [], zh), [organization, zh]);
  return (
    <TreeSelect<string>
      {...props}
      treeData={tree}
      showSearch={{ filterTreeNode: (text, node) => `${String(node.title)} ${String(node.value)}`.toLowerCase().includes(text.toLowerCase()) }}
      loading={!organization}
      treeDefaultExpandedKeys={tree.map((node) => node.value)}
      popupMatchSelectWidth={false}
      placeholder={t('filter.unit')}
      aria-label={t('filter.unit')}
    />
  );
}
