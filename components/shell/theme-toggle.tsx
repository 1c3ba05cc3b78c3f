'use client';

import { Moon, Sun } from 'lucide-react';

import { IconButton } from '../ui/icon-button';
import { chooseTheme } from './theme';

/** Light to dark and back. Which of the icons is shown is told by the styles alone. */
export function ThemeToggle() {
  return (
    <IconButton
      label="Light or dark"
      className="theme-toggle"
      icon={
        <>
          <Sun className="for-dark" strokeWidth={1.9} />
          <Moon className="for-light" strokeWidth={1.9} />
        </>
      }
      onClick={() => chooseTheme(isDark() ? 'light' : 'dark')}
    />
  );
}

/** What is on the screen now, whether chosen or the system's. */
function isDark(): boolean {
  const chosen = document.documentElement.dataset['theme'];
  return chosen === undefined
    ? window.matchMedia('(prefers-color-scheme: dark)').matches
    : chosen === 'dark';
}
