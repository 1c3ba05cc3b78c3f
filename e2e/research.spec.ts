/** The head of research looks at the readings of the desk over time. */
import type { Page } from '@playwright/test';

import { getResearch } from '@/lib/contracts/endpoints/research';

import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { aComparedRound } from './work';

const panel = (page: Page, name: string) => page.getByRole('region', { name });

test('the head of research reads how the desk agrees and where it does not', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aComparedRound(api, member);
  const page = await open('head-of-research', '/');

  await test.step('the queue leads there', async () => {
    await page.getByRole('link', { name: 'Research' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Research');
  });

  await test.step('a story is chosen, and the choice is in the address', async () => {
    await page.getByLabel('Story').selectOption({ label: round.article.story });
    await page.getByRole('button', { name: 'Show' }).click();
    await expect(page).toHaveURL(/story=/u);
    await expect(panel(page, 'Agreement of the desk, by month')).toContainText('1 round');
  });

  await test.step('every plot has its numbers as a table', async () => {
    const agreement = panel(page, 'Agreement of the desk, by month');
    await expect(agreement.locator('svg[role="application"]')).toHaveCount(3);
    await agreement.locator('summary').click();
    // Three claims were judged by both, two of them alike.
    await expect(agreement.getByRole('row').filter({ hasText: '67%' })).toHaveCount(1);
    await expect(agreement).toContainText('no round with two of the reviewers was closed');
  });

  await test.step('a plot is walked through with the keyboard', async () => {
    const plot = panel(page, 'Agreement of the desk, by month').locator('svg').first();
    await plot.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect(panel(page, 'Agreement of the desk, by month').locator('.rs-tip')).toBeVisible();
  });

  await test.step('the verdicts are those of one reading when it is chosen', async () => {
    const verdicts = panel(page, 'Verdicts, by month');
    await expect(verdicts).toContainText('8 verdicts');
    await verdicts
      .getByRole('navigation', { name: 'Whose verdicts' })
      .getByRole('link')
      .nth(1)
      .click();
    await expect(verdicts).toContainText('4 verdicts');
    await expect(page).toHaveURL(/of=/u);
  });

  await test.step('nothing serious is wrong with it', async () => {
    await expectAccessible(page);
  });

  await test.step('a confused pair leads to its claim in the comparison', async () => {
    const confused = panel(page, 'Most confused verdicts');
    await expect(confused).toContainText('1 not decided');
    await confused.getByText('1 claim', { exact: true }).click();
    await confused.getByRole('link', { name: 'had estimated 300' }).click();
    await expect(page).toHaveURL(new RegExp(`/rounds/${round.id}/comparison\\?claim=`, 'u'));
  });
});

test('the page says what is missing, and what it did not understand', async ({ open }) => {
  const page = await open('administrator', '/research?from=2001-01&to=2001-03');
  await expect(
    page.getByText('No round with two reviewers was closed in this period'),
  ).toBeVisible();
  await expectAccessible(page);
  await page.goto('/research?from=yesterday');
  await expect(page.getByText('Not what the address asks for.')).toBeVisible();
});

test('a reviewer sees nothing of it, by no way', async ({ open, api }) => {
  const page = await open('checker', '/');
  await expect(page.getByRole('link', { name: 'Queue' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Research' })).toBeHidden();
  const answer = await page.goto('/research');
  expect(answer?.status()).toBe(404);
  expect((await (await api('checker')).send(getResearch, {})).status()).toBe(403);
  await expect((await api('head-of-research')).call(getResearch, {})).resolves.toMatchObject({
    zone: 'UTC',
  });
});
