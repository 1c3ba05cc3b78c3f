import '@fontsource-variable/inter/index.css';
import '@fontsource-variable/source-code-pro/index.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import '@fontsource-variable/source-serif-4/index.css';

import './styles/index.css';

import type { Metadata, Viewport } from 'next';
import { cookies } from 'next/headers';
import type { ReactNode } from 'react';

import { THEME_COOKIE, themeOf } from '@/components/shell/theme';

export const metadata: Metadata = {
  title: { default: 'Obelus', template: '%s · Obelus' },
  description: 'The desk on which a newsroom checks an article line by line.',
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
};

/** The theme is in the first HTML, so that nobody sees the other one flash. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeOf((await cookies()).get(THEME_COOKIE)?.value);
  return (
    // Switching the theme changes the attribute without React.
    <html lang="en" data-theme={theme} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
