/** Accessibility of a page as it stands, in the looks it can have. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect } from './fixtures';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

const LOOKS = [
  { name: 'light', colorScheme: 'light', size: WIDE },
  { name: 'dark', colorScheme: 'dark', size: WIDE },
  { name: 'light, on a phone', colorScheme: 'light', size: PHONE },
  { name: 'dark, on a phone', colorScheme: 'dark', size: PHONE },
] as const;

/** Light and dark, on a screen and on a phone: nothing serious is wrong. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const { name, colorScheme, size } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const serious = violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`,
        ),
      );
    expect.soft(serious, `${page.url()} in ${name}`).toEqual([]);
  }
  await page.setViewportSize(WIDE);
}
