import {
  AuditOutlined,
  BarChartOutlined,
  BulbOutlined,
  CarryOutOutlined,
  EllipsisOutlined,
  ImportOutlined,
  InboxOutlined,
  LockOutlined,
  LogoutOutlined,
  MessageOutlined,
  PlusOutlined,
  SafetyOutlined,
  SettingOutlined,
  SwapOutlined,
  TeamOutlined,
  UsergroupAddOutlined,
  UserOutlined,
  WarningOutlined,
} from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation } from 'react-router';
import type { Session } from '../api/types';
import { Problem } from '../common/problems';
import { usePhone } from '../common/preferences';
import { useNewNeed } from '../needs/NewNeed';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { Brand } from './Brand';
import { HubLamp } from './HubLamp';
import { LanguageButton, ThemeButton } from './Toggles';
import { useTodo } from './useTodo';
import './shell.css';

const ChangePassword = lazy(() => import('../session/ChangePassword'));

interface Place {
  to: string;
  text: string;
  icon: ReactNode;
  open: (session: Session) => boolean;
  counts?: boolean;
}

/** What is used most comes first: the rest goes under one heading where there is no room. */
const places: readonly Place[] = [
  { to: '/', text: 'nav.league', icon: <BarChartOutlined />, open: may.watch },
  { to: '/agenda', text: 'nav.agenda', icon: <CarryOutOutlined />, open: may.visit, counts: true },
  { to: '/branch', text: 'nav.branch', icon: <AuditOutlined />, open: may.seeBranch, counts: true },
  { to: '/customers', text: 'nav.customers', icon: <TeamOutlined />, open: may.seeCustomers },
  { to: '/needs', text: 'nav.needs', icon: <BulbOutlined />, open: may.seeNeeds },
  { to: '/messages', text: 'nav.messages', icon: <MessageOutlined />, open: may.seeMessages },
  { to: '/desk', text: 'nav.desk', icon: <UserOutlined />, open: may.ownDesk },
  { to: '/handovers', text: 'nav.handovers', icon: <SwapOutlined />, open: may.seeCustomers },
  { to: '/pool', text: 'nav.pool', icon: <InboxOutlined />, open: may.seeCustomers },
  { to: '/teams', text: 'nav.teams', icon: <UsergroupAddOutlined />, open: may.seeCustomers },
  { to: '/demerits', text: 'nav.demerits', icon: <WarningOutlined />, open: may.seeCustomers },
  { to: '/import', text: 'nav.import', icon: <ImportOutlined />, open: may.import },
  { to: '/audit', text: 'nav.audit', icon: <SafetyOutlined />, open: may.audit },
  { to: '/admin', text: 'nav.admin', icon: <SettingOutlined />, open: may.openAdmin },
];

const room = { phone: 5, desk: 6 };

/** How much waits at a place. */
function Todo() {
  const { t } = useTranslation();
  const counts = useTodo();
  if (!counts?.todo) return null;
  const label = t('nav.todo', { count: counts.todo, overdue: counts.overdue });
  return (
    <span className={counts.overdue ? 'todo todo-overdue' : 'todo'} role="status" aria-label={label} title={label}>
      {counts.todo > 99 ? '99+' : counts.todo}
    </span>
  );
}

function More({ rest }: { rest: readonly Place[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const items = rest.map((place) => ({ key: place.to, icon: place.icon, label: <NavLink to={place.to}>{t(place.text)}</NavLink> }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <button type="button" className={rest.some((place) => pathname.startsWith(place.to)) ? 'active' : undefined} aria-haspopup="menu">
        <EllipsisOutlined />
        <span>{t('nav.more')}</span>
      </button>
    </Dropdown>
  );
}

function Navigation() {
  const { t } = useTranslation();
  const { session } = useBank();
  const phone = usePhone();
  const open = places.filter((place) => place.open(session));
  const fits = phone ? room.phone : room.desk;
  const shown = open.length <= fits ? open : open.slice(0, fits - 1);
  return (
    <nav className="shell-nav" aria-label={t('nav.label')}>
      {shown.map((place) => (
        <NavLink key={place.to} to={place.to} end={place.to === '/'}>
          {place.icon}
          <span>{t(place.text)}</span>
          {place.counts && <Todo />}
        </NavLink>
      ))}
      {open.length > shown.length && <More rest={open.slice(shown.length)} />}
    </nav>
  );
}

export function Shell({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useTranslation();
  const { session, bank, problem, reloadOrganization, reloadIndicators } = useBank();
  const { open } = useNewNeed();
  const phone = usePhone();
  const [changing, setChanging] = useState(false);
  const retry = () => {
    reloadOrganization();
    reloadIndicators();
  };
  const account = {
    items: [
      { key: 'who', disabled: true, label: `${session.displayName} · ${t(`role.${session.role}`)}` },
      { key: 'password', icon: <LockOutlined />, label: t('shell.changePassword'), onClick: () => setChanging(true) },
      { key: 'out', icon: <LogoutOutlined />, label: t('shell.signOut'), onClick: onSignOut },
    ],
  };
  return (
    <div className="shell">
      <a className="skip-link" href="#content">
        {t('shell.skip')}
      </a>
      <header className="shell-top">
        <Brand />
        <span className="shell-bank">{bank.bankName}</span>
        {!phone && <Navigation />}
        {may.recordNeeds(session) && (
          <Button type="primary" size="small" icon={<PlusOutlined />} onClick={() => open()} className="shell-need" aria-label={t('need.new')}>
            {!phone && t('need.short')}
          </Button>
        )}
        <span className="shell-date" title={t('board.businessDate')}>
          {bank.businessDate}
        </span>
        <HubLamp />
        <LanguageButton />
        <ThemeButton />
        <Dropdown menu={account} trigger={['click']}>
          <Button type="text" className="shell-account" icon={<UserOutlined />} aria-label={t('shell.account')} title={session.displayName}>
            {!phone && session.displayName}
          </Button>
        </Dropdown>
      </header>
      <main id="content" className="shell-content" tabIndex={-1}>
        {problem ? <Problem error={problem} onRetry={retry} /> : null}
        <Suspense fallback={<div className="page-loading" aria-busy="true" />}>
          <Outlet />
        </Suspense>
      </main>
      {changing && (
        <Suspense>
          <ChangePassword onClose={() => setChanging(false)} />
        </Suspense>
      )}
      {phone && <Navigation />}
    </div>
  );
}
