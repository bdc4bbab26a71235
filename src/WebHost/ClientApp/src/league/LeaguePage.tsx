import { Drawer } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { Amount } from '../common/Amount';
import { usePhone } from '../common/preferences';
import { Problem } from '../common/problems';
import { useBank } from '../session/bank';
import { Board, type Target } from './Board';
import { firstTable, lastTable, rememberTable } from './choice';
import { Filters, type Choice } from './Filters';
import { Finder } from './Finder';
import { Summary } from './Summary';
import { formatKey, parseKey } from './tableKey';
import { useTable, useTableVersion, type ShownTable } from './useTable';
import './league.css';

const Explain = lazy(() => import('../explain/Explain'));

/** The chosen table lives in the address: it can be kept, sent and gone back to. */
function useChoice(): [Choice | null, (choice: Choice) => void] {
  const [params, setParams] = useSearchParams();
  const { session, organization, indicators } = useBank();
  const text = params.get('table');
  const asOf = params.get('asOf');
  const as = params.get('as') === 'restated' ? 'restated' : 'final';
  const choice = useMemo((): Choice | null => {
    const asked = parseKey(text ?? '');
    if (asked) return { key: asked, asOf, as };
    if (!organization || indicators.length === 0) return null;
    const key = lastTable(session.userName, organization, indicators) ?? firstTable(session, organization, indicators);
    return key && { key, asOf, as };
  }, [text, asOf, as, organization, indicators, session]);
  const choose = (next: Choice) => {
    rememberTable(session.userName, next.key);
    setParams({ table: formatKey(next.key), ...(next.asOf ? { asOf: next.asOf, as: next.as } : {}) });
  };
  return [choice, choose];
}

function Footer({ table, choice }: { table: ShownTable; choice: Choice }) {
  const { t } = useTranslation();
  const { indicator, indicatorName } = useBank();
  const { header } = table;
  if (!header) return null;
  const { key } = choice;
  return (
    <footer className="board-footer">
      <span>{t(`tieRule.${key.tieRule}`)}</span>
      <span>{key.secondary ? t('board.tieSecondary', { name: indicatorName(key.secondary) }) : t('board.tieOrder')}</span>
      <span>
        {header.leftOut === 0 ? (
          t('board.nothingLeftOut')
        ) : header.total === null ? (
          t('board.leftOutHidden', { count: header.leftOut })
        ) : (
          <>
            {t('board.leftOut', { count: header.leftOut })} <Amount value={header.leftOutValue} unit={indicator(key.indicator)?.unit} />
          </>
        )}
      </span>
      <span>{t('board.noDataNote')}</span>
    </footer>
  );
}

function useDetail(choice: Choice | null): (memberId: string) => string {
  const { managers, units, unitName } = useBank();
  const scope = choice?.key.scope;
  const unitId = choice?.key.unitId;
  return useCallback(
    (memberId: string) => {
      if (scope === 'subUnits') return units.get(memberId)?.id ?? memberId;
      const home = managers.get(memberId)?.unitId;
      return home && home !== unitId ? `${memberId} · ${unitName(home)}` : memberId;
    },
    [scope, unitId, managers, units, unitName],
  );
}

export function LeaguePage() {
  const { t } = useTranslation();
  const phone = usePhone();
  const { indicator } = useBank();
  const [choice, choose] = useChoice();
  const [params, setParams] = useSearchParams();
  const [target, setTarget] = useState<Target | null>(null);
  const tableKey = choice && formatKey(choice.key);
  const table = useTable(tableKey, choice?.asOf ?? null, choice?.as ?? 'final');
  useTableVersion(table);
  const detail = useDetail(choice);
  useEffect(() => setTarget(null), [tableKey]);
  const explained = params.get('explain');
  const open = useCallback(
    (memberId: string | null) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        if (memberId) after.set('explain', memberId);
        else after.delete('explain');
        if (memberId && tableKey) after.set('table', tableKey);
        return after;
      }),
    [setParams, tableKey],
  );
  if (!choice) return <div className="page-loading" aria-busy="true" />;
  const unit = indicator(choice.key.indicator)?.unit;
  const past = choice.asOf && table && 'final' in table ? { asOf: choice.asOf, final: table.final } : null;
  return (
    <div className="league-page">
      <Filters choice={choice} onChange={choose} finder={!choice.asOf && <Finder tableKey={choice.key} onFound={setTarget} />} />
      {table?.header && <Summary header={table.header} receivedAt={table.receivedAt} unit={unit} tableKey={choice.key} past={past} />}
      {table?.error ? <Problem error={table.error} /> : null}
      {table?.header ? (
        <Board table={table} unit={unit} past={Boolean(choice.asOf)} detail={detail} target={target} onOpen={(row) => open(row.memberId)} />
      ) : (
        !table?.error && <div className="page-loading" aria-busy="true" />
      )}
      {table && <Footer table={table} choice={choice} />}
      <Drawer
        open={Boolean(explained)}
        onClose={() => open(null)}
        size={phone ? '100%' : 'min(960px, 92vw)'}
        title={t('explain.title')}
        destroyOnHidden
        // Back to the row that was asked about.
        afterOpenChange={(shown) => !shown && document.querySelector<HTMLElement>('.board-row[tabindex="0"]')?.focus({ preventScroll: true })}
        className="explain-drawer"
      >
        <Suspense fallback={<div className="page-loading" aria-busy="true" />}>
          {explained && <Explain tableKey={choice.key} memberId={explained} asOf={choice.asOf} />}
        </Suspense>
      </Drawer>
    </div>
  );
}
