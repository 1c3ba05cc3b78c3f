/** The person's choice of light or dark; without one the system decides. */
export const THEME_COOKIE = 'theme';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const ONE_YEAR_S = 31_536_000;

/** What the cookie says, for `data-theme`; `undefined` leaves it to the system. */
export function themeOf(cookie: string | undefined): 'light' | 'dark' | undefined {
  return cookie === 'light' || cookie === 'dark' ? cookie : undefined;
}

export function chosenTheme(): Theme {
  return themeOf(document.documentElement.dataset['theme']) ?? 'system';
}

/** Shows the theme at once and keeps it for the next page. */
export function chooseTheme(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'system') {
    delete root.dataset['theme'];
    document.cookie = `${THEME_COOKIE}=; path=/; max-age=0; samesite=lax`;
    return;
  }
  root.dataset['theme'] = theme;
  document.cookie = `${THEME_COOKIE}=${theme}; path=/; max-age=${ONE_YEAR_S}; samesite=lax`;
}
