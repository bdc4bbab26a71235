import { BarChartOutlined, ImportOutlined, LockOutlined, LogoutOutlined, SafetyOutlined, SettingOutlined, SwapOutlined, TeamOutlined, UserOutlined, WarningOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import type { Session } from '../api/types';
import { Problem } from '../common/problems';
import { usePhone } from '../common/preferences';
import { may } from '../session/access';
import { useBank } from '../session/bank';
import { Brand } from './Brand';
import { HubLamp } from './HubLamp';
import { LanguageButton, ThemeButton } from './Toggles';
import './shell.css';

const ChangePassword = lazy(() => import('../session/ChangePassword'));

const places: { to: string; text: string; icon: ReactNode; open: (session: Session) => boolean }[] = [
  { to: '/', text: 'nav.league', icon: <BarChartOutlined />, open: may.watch },
  { to: '/desk', text: 'nav.desk', icon: <UserOutlined />, open: may.ownDesk },
  { to: '/customers', text: 'nav.customers', icon: <TeamOutlined />, open: may.seeCustomers },
  { to: '/handovers', text: 'nav.handovers', icon: <SwapOutlined />, open: may.seeCustomers },
  { to: '/demerits', text: 'nav.demerits', icon: <WarningOutlined />, open: may.seeCustomers },
  { to: '/import', text: 'nav.import', icon: <ImportOutlined />, open: may.import },
  { to: '/audit', text: 'nav.audit', icon: <SafetyOutlined />, open: may.audit },
  { to: '/admin', text: 'nav.admin', icon: <SettingOutlined />, open: may.openAdmin },
];

function Navigation() {
  const { t } = useTranslation();
  const { session } = useBank();
  return (
    <nav className="shell-nav" aria-label={t('nav.label')}>
      {places
        .filter((place) => place.open(session))
        .map((place) => (
          <NavLink key={place.to} to={place.to} end={place.to === '/'}>
            {place.icon}
            <span>{t(place.text)}</span>
          </NavLink>
        ))}
    </nav>
  );
}

export function Shell({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useTranslation();
  const { session, bank, problem, reloadOrganization, reloadIndicators } = useBank();
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
        <span className="shell-date" title={t('board.businessDate')}>
          {bank.businessDate}
        </span>
        <HubLamp />
        <LanguageButton />
        <ThemeButton />
        <Dropdown menu={account} trigger={['click']}>
          <Button type="text" icon={<UserOutlined />} aria-label={t('shell.account')}>
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
