import { createRoot } from 'react-dom/client';
import { startTexts } from './i18n';

/** A TV needs neither forms nor menus: it loads its own small program. */
const program = location.pathname === '/tv' ? () => import('./tv/TvApp') : () => import('./App');

async function start(): Promise<void> {
  const [{ default: Program }] = await Promise.all([program(), startTexts()]);
  createRoot(document.getElementById('root')!).render(<Program />);
}

void start();
