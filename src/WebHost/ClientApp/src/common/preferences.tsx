import { createContext, useContext, useEffect, useMemo, useState, type PropsWithChildren } from 'react';

export type ThemeChoice = 'system' | 'light' | 'dark';

interface Preferences {
  choice: ThemeChoice;
  dark: boolean;
  choose: (choice: ThemeChoice) => void;
}

const remembered = 'podium.theme';
const Context = createContext<Preferences | null>(null);

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const changed = () => setMatches(list.matches);
    changed();
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  }, [query]);
  return matches;
}

/** True on a phone's width: one column, compact amounts. */
export const usePhone = () => useMedia('(max-width: 719px)');

export function PreferencesProvider({ children }: PropsWithChildren) {
  const [choice, setChoice] = useState<ThemeChoice>(() => (localStorage.getItem(remembered) as ThemeChoice | null) ?? 'system');
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const dark = choice === 'system' ? systemDark : choice === 'dark';
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  }, [dark]);
  const value = useMemo(
    () => ({
      choice,
      dark,
      choose: (next: ThemeChoice) => {
        localStorage.setItem(remembered, next);
        setChoice(next);
      },
    }),
    [choice, dark],
  );
  return <Context value={value}>{children}</Context>;
}

export function usePreferences(): Preferences {
  const value = useContext(Context);
  if (!value) throw new Error('PreferencesProvider is missing.');
  return value;
}
