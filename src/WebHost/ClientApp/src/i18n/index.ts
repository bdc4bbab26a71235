import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export const Languages = ['zh-CN', 'en'] as const;
export type Language = (typeof Languages)[number];

const remembered = 'podium.language';

const texts: Record<Language, () => Promise<{ default: object }>> = {
  'zh-CN': () => import('./zh-CN'),
  en: () => import('./en'),
};

function preferred(): Language {
  // A TV has no menu: its link may say ?language=en.
  const asked = new URLSearchParams(location.search).get('language');
  const stored = asked ?? localStorage.getItem(remembered) ?? navigator.language;
  return stored.startsWith('zh') ? 'zh-CN' : 'en';
}

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await texts[language]()).default);
  }
}

export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({ resources: {}, interpolation: { escapeValue: false }, returnNull: false });
  await speak(preferred(), false);
}

export async function speak(language: Language, remember = true): Promise<void> {
  await load(language);
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  if (remember) localStorage.setItem(remembered, language);
}
