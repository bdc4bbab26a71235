import { App as AntApp, ConfigProvider, theme } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { lazy, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { ApiError, whenSignedOut } from './api/http';
import { podium } from './api/podium';
import type { Session } from './api/types';
import { PreferencesProvider, usePhone, usePreferences } from './common/preferences';
import { Problem } from './common/problems';
import { LeaguePage } from './league/LeaguePage';
import { NewNeedProvider } from './needs/NewNeed';
import { may } from './session/access';
import { BankProvider } from './session/bank';
import { SignIn } from './session/SignIn';
import { Shell } from './shell/Shell';
import { KeptProvider } from './visits/kept';
import './base.css';

const DeskPage = lazy(() => import('./desk/DeskPage'));
const ExplainPage = lazy(() => import('./explain/ExplainPage'));
const CustomersPage = lazy(() => import('./customers/CustomersPage'));
const CustomerPage = lazy(() => import('./customers/CustomerPage'));
const AgendaPage = lazy(() => import('./agenda/AgendaPage'));
const ReportPage = lazy(() => import('./visits/ReportPage'));
const NeedsPage = lazy(() => import('./needs/NeedsPage'));
const MessagesPage = lazy(() => import('./messages/MessagesPage'));
const BranchPage = lazy(() => import('./branch/BranchPage'));
const AuditPage = lazy(() => import('./audit/AuditPage'));
const HandoversPage = lazy(() => import('./handovers/HandoversPage'));
const HandoverPage = lazy(() => import('./handovers/HandoverPage'));
const TeamsPage = lazy(() => import('./assignments/TeamsPage'));
const PoolPage = lazy(() => import('./assignments/PoolPage'));
const DemeritsPage = lazy(() => import('./demerits/DemeritsPage'));
const ImportsPage = lazy(() => import('./imports/ImportsPage'));
const AdminPage = lazy(() => import('./admin/AdminPage'));

function Start({ session }: { session: Session }) {
  if (!may.watch(session)) return <Navigate to="/import" replace />;
  return <LeaguePage />;
}

/** What every page may need around it: the form of a need, and the reports that wait on this device. */
function Office({ onSignOut }: { onSignOut: () => void }) {
  return (
    <KeptProvider>
      <NewNeedProvider>
        <Shell onSignOut={onSignOut} />
      </NewNeedProvider>
    </KeptProvider>
  );
}

function SignedIn({ session, onSignOut, onSignedOut }: { session: Session; onSignOut: () => void; onSignedOut: () => void }) {
  return (
    <BankProvider session={session} onSignedOut={onSignedOut}>
      <BrowserRouter>
        <Routes>
          <Route element={<Office onSignOut={onSignOut} />}>
            <Route index element={<Start session={session} />} />
            <Route path="desk" element={<DeskPage />} />
            <Route path="explain/:unit/:scope/:indicator/:period/:measure/:tieRule/:secondary/:member" element={<ExplainPage />} />
            <Route path="customers" element={<CustomersPage />} />
            <Route path="customers/:id" element={<CustomerPage />} />
            <Route path="agenda" element={<AgendaPage />} />
            <Route path="visits/:id/report" element={<ReportPage />} />
            <Route path="needs" element={<NeedsPage />} />
            <Route path="messages/:section?" element={<MessagesPage />} />
            <Route path="branch/:section?" element={<BranchPage />} />
            <Route path="audit" element={<AuditPage />} />
            <Route path="handovers" element={<HandoversPage />} />
            <Route path="handovers/:id" element={<HandoverPage />} />
            <Route path="demerits" element={<DemeritsPage />} />
            <Route path="teams" element={<TeamsPage />} />
            <Route path="pool" element={<PoolPage />} />
            <Route path="import" element={<ImportsPage />} />
            <Route path="admin/:section?" element={<AdminPage />} />
            <Route path="*" element={<Navigate to="/" replace />} />
          </Route>
        </Routes>
      </BrowserRouter>
    </BankProvider>
  );
}

type State = { kind: 'asking' } | { kind: 'out' } | { kind: 'in'; session: Session } | { kind: 'failed'; error: unknown };

function Gate() {
  const [state, setState] = useState<State>({ kind: 'asking' });
  const ask = useCallback(() => {
    podium.session().then(
      (session) => setState({ kind: 'in', session }),
      (error: unknown) => setState(error instanceof ApiError && error.status === 401 ? { kind: 'out' } : { kind: 'failed', error }),
    );
  }, []);
  // Asking anew tells a lost session from a passing refusal.
  useEffect(() => whenSignedOut(ask), [ask]);
  useEffect(ask, [ask]);
  const signOut = useCallback(() => {
    const out = () => setState({ kind: 'out' });
    podium.signOut().then(out, out);
  }, []);
  switch (state.kind) {
    case 'asking':
      return null;
    case 'failed':
      return <Problem error={state.error} onRetry={ask} />;
    case 'out':
      return <SignIn onSignedIn={(session) => setState({ kind: 'in', session })} />;
    case 'in':
      return <SignedIn session={state.session} onSignOut={signOut} onSignedOut={ask} />;
  }
}

const shared = {
  borderRadius: 6,
  fontFamily: 'var(--font)',
  motionDurationMid: '0.14s',
  motionDurationSlow: '0.2s',
};
const light = { ...shared, colorPrimary: '#1b4fb8', colorInfo: '#1b4fb8', colorBgLayout: '#f5f6f8', colorText: '#1a2230', colorTextSecondary: '#566173' };
const dark = { ...shared, colorPrimary: '#5b8def', colorInfo: '#5b8def', colorBgLayout: '#10151d', colorBgContainer: '#171d27', colorBgElevated: '#1e2531' };

const components = {
  Segmented: { trackBg: 'var(--track)' },
  Table: { headerBg: 'var(--surface-2)', headerColor: 'var(--text-3)', headerSplitColor: 'transparent' },
};

function Themed() {
  const { i18n } = useTranslation();
  const preferences = usePreferences();
  const phone = usePhone();
  const chinese = i18n.language.startsWith('zh');
  dayjs.locale(chinese ? 'zh-cn' : 'en');
  const algorithm = preferences.dark ? theme.darkAlgorithm : theme.defaultAlgorithm;
  return (
    <ConfigProvider locale={chinese ? zh : en} theme={{ algorithm, token: preferences.dark ? dark : light, components }}>
      <AntApp className="app" notification={{ placement: phone ? 'top' : 'bottomRight', maxCount: 3 }}>
        <Gate />
      </AntApp>
    </ConfigProvider>
  );
}

export default function App() {
  return (
    <PreferencesProvider>
      <Themed />
    </PreferencesProvider>
  );
}
