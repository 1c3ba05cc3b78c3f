/** Accessibility of a page as it stands, in the looks it can have. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

import { expect } from './fixtures';

const WIDE = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/** What the dark theme changes is colors alone, so there only these are looked at again. */
const LOOKS = [
  { name: 'light', colorScheme: 'light', size: WIDE, rules: null },
  { name: 'dark', colorScheme: 'dark', size: WIDE, rules: ['color-contrast'] },
  { name: 'light, on a phone', colorScheme: 'light', size: PHONE, rules: null },
] as const;

/** What passes is not described, which takes a third of the time; no rule that is on reads files again. */
const VIOLATIONS_ALONE = { resultTypes: ['violations' as const], preload: false };

/** Light and dark, on a screen and on a phone: nothing serious is wrong. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const { name, colorScheme, size, rules } of LOOKS) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize(size);
    await page.evaluate(settled);
    // One frame, so no second page is needed to gather what was found.
    const axe = new AxeBuilder({ page }).setLegacyMode().options(VIOLATIONS_ALONE);
    const { violations } = await (rules === null ? axe : axe.withRules([...rules])).analyze();
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

/** Two frames, and the end of every transition: colors that are on their way are nobody's colors. */
async function settled(): Promise<void> {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  await frame();
  await frame();
  const endless = (animation: Animation) =>
    animation.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
  const running = document.getAnimations().filter((animation) => !endless(animation));
  await Promise.allSettled(running.map((animation) => animation.finished));
  await frame();
}
