import { createContext, useContext, useEffect, useMemo, useState, type PropsWithChildren } from 'react';
import { useTranslation } from 'react-i18next';
import { podium } from '../api/podium';
import type { Bank, Indicator, IndicatorUnit, Manager, Organization, Session, Unit } from '../api/types';
import type { AmountStyle } from '../format/money';
import { BoardHub } from '../hub/boardHub';
import { useLoad } from '../common/useLoad';

interface BankView {
  session: Session;
  bank: Bank;
  setBank: (bank: Bank) => void;
  hub: BoardHub;
  indicators: Indicator[];
  reloadIndicators: () => void;
  /** Null until it is here; the bank's tree can be large. */
  organization: Organization | null;
  reloadOrganization: () => void;
  problem: unknown;
  units: Map<string, Unit>;
  managers: Map<string, Manager>;
  unitName: (id: string | null | undefined) => string;
  managerName: (id: string | null | undefined) => string;
  indicatorName: (code: string) => string;
  indicator: (code: string) => Indicator | undefined;
  style: (unit: IndicatorUnit | undefined) => AmountStyle;
}

const Context = createContext<BankView | null>(null);
const bankRefresh = 60_000;

export function useBank(): BankView {
  const value = useContext(Context);
  if (!value) throw new Error('BankProvider is missing.');
  return value;
}

/** The hub of this session; closed with it. */
function useHub(onSignedOut: () => void): BoardHub | null {
  const [hub, setHub] = useState<BoardHub | null>(null);
  useEffect(() => {
    const opened = new BoardHub({ refused: onSignedOut });
    setHub(opened);
    return () => opened.close();
  }, [onSignedOut]);
  return hub;
}

function useBankDay(session: Session): [Bank, (bank: Bank) => void] {
  const [bank, setBank] = useState(session.bank);
  useEffect(() => {
    // A missed refresh is made good by the next one.
    const timer = setInterval(() => void podium.bank().then(setBank, () => undefined), bankRefresh);
    return () => clearInterval(timer);
  }, []);
  return [bank, setBank];
}

export function BankProvider({ session, onSignedOut, children }: PropsWithChildren<{ session: Session; onSignedOut: () => void }>) {
  const { i18n } = useTranslation();
  const language = i18n.language;
  const hub = useHub(onSignedOut);
  const [bank, setBank] = useBankDay(session);
  const organization = useLoad((signal) => podium.organization(signal), []);
  const catalog = useLoad((signal) => podium.indicators(signal), []);
  const value = useMemo((): BankView | null => {
    if (!hub) return null;
    const units = new Map(organization.data?.units.map((unit) => [unit.id, unit]));
    const managers = new Map(organization.data?.managers.map((manager) => [manager.id, manager]));
    const indicators = catalog.data?.indicators ?? [];
    const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
    const zh = language.startsWith('zh');
    return {
      session,
      bank,
      setBank,
      hub,
      indicators,
      reloadIndicators: catalog.reload,
      organization: organization.data,
      reloadOrganization: organization.reload,
      problem: organization.error ?? catalog.error,
      units,
      managers,
      unitName: (id) => (id ? localName(units.get(id), zh) ?? id : ''),
      managerName: (id) => (id ? (managers.get(id)?.name ?? id) : ''),
      indicatorName: (code) => localName(byCode.get(code), zh) ?? code,
      indicator: (code) => byCode.get(code),
      style: (unit) => ({ decimals: unit === 'count' ? 0 : bank.currencyDecimals, language }),
    };
  }, [hub, session, bank, setBank, organization.data, organization.error, organization.reload, catalog.data, catalog.error, catalog.reload, language]);
  return value && <Context value={value}>{children}</Context>;
}

export function localName(named: { nameEn: string; nameZh: string } | undefined, zh: boolean): string | undefined {
  return named && ((zh ? named.nameZh : named.nameEn) || named.nameEn || named.nameZh);
}
