/** Two readings side by side: each difference has a name, and each is settled once. */
import type { Locator, Page } from '@playwright/test';

import { getComparison } from '@/lib/contracts/endpoints/decisions';

import { expect, test } from './fixtures';
import { aComparedRound } from './work';

const groupsOf = (page: Page): Locator => page.getByRole('region', { name: 'Groups of claims' });

const headOf = (page: Page, number: number): Locator =>
  groupsOf(page).getByRole('button', { name: new RegExp(`^Group ${number} `, 'u') });

const settleBar = (page: Page, number: number): Locator =>
  groupsOf(page).getByRole('group', { name: `Settle group ${number}` });

test('the head of research settles every difference, by key and by hand, and may take it back', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aComparedRound(api, member);
  const page = await open('head-of-research', `/rounds/${round.id}/comparison`);
  const groups = groupsOf(page);

  await test.step('agreement is measured, each value with what it rests on', async () => {
    const agreement = page.getByRole('region', { name: 'Agreement' });
    const valueOf = (measure: string) =>
      agreement.getByRole('term').filter({ hasText: measure }).locator('..');
    await expect(valueOf('Same verdict')).toContainText('2 of 3 judged by both');
    await expect(valueOf('Same verdict')).toContainText('67%');
    await expect(valueOf('Cohen’s κ')).toContainText('n 3');
    await expect(valueOf('Cohen’s κ')).toContainText('0.00');
    await expect(valueOf('Krippendorff’s α')).toContainText('too few pairs');
    await expect(valueOf('Span F1, overlap')).toContainText('3 matched');
  });

  await test.step('each difference is named', async () => {
    await expect(groups).toContainText('4 to resolve, 0 done');
    await expect(headOf(page, 2)).toContainText('Verdict');
    await expect(headOf(page, 2)).toContainText('Citation');
    await expect(headOf(page, 3)).toContainText('Only A');
    await expect(headOf(page, 4)).toContainText('Only B');
    await expect(headOf(page, 5)).toContainText('Boundary');
  });

  await test.step('what is in agreement is accepted at once, and can be looked at', async () => {
    await expect(headOf(page, 1)).toBeHidden();
    await groups.getByRole('button', { name: 'Accept all in agreement (1)' }).click();
    await expect(page.getByText('1 claim in agreement accepted.')).toBeVisible();
    await page.getByRole('button', { name: /^In agreement/u }).click();
    await expect(headOf(page, 1)).toContainText('Agree');
  });

  await test.step('a key goes to the next disagreement', async () => {
    await expect(headOf(page, 2)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('n');
    await expect(headOf(page, 3)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('Shift+N');
    await expect(headOf(page, 2)).toHaveAttribute('aria-expanded', 'true');
  });

  await test.step('where verdicts differ, the cause has to be said', async () => {
    await page.keyboard.press('a');
    await expect(groups.getByRole('alert')).toContainText('The verdicts differ. Choose why');
    await groups.getByText('Evidence', { exact: true }).click();
    await settleBar(page, 2)
      .getByRole('button', { name: /^Take A/u })
      .click();
    await expect(headOf(page, 2)).toContainText('took A');
    await expect(groups).toContainText('3 to resolve, 1 done');
  });

  await test.step('a decision is undone, and made anew the other way', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(groups).toContainText('4 to resolve, 0 done');
    await headOf(page, 2).click();
    await groups.getByText('Evidence', { exact: true }).click();
    await groups.getByLabel('Note for the record').fill('The annual report has the estimate.');
    await settleBar(page, 2)
      .getByRole('button', { name: /^Take B/u })
      .click();
    await expect(headOf(page, 2)).toContainText('took B');
  });

  await test.step('one reading alone becomes a claim of the head’s own', async () => {
    await expect(headOf(page, 3)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('w');
    const form = groups.getByRole('form', { name: 'Write a claim of your own' });
    await form.getByLabel('Claim as checked').fill('The office had never counted its passengers.');
    await form.getByLabel('Rationale').fill('The night log begins this year.');
    await form.getByRole('button', { name: /^Decide/u }).click();
    await expect(headOf(page, 3)).toContainText('written anew');
  });

  await test.step('nothing to check is a decision too, and needs its reason', async () => {
    await expect(headOf(page, 4)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('r');
    await expect(groups.getByRole('alert')).toContainText('Say why there is nothing to check');
    await groups.getByLabel('Note for the record').fill('Her surprise is hers to have.');
    await settleBar(page, 4)
      .getByRole('button', { name: /^Reject/u })
      .click();
    await expect(headOf(page, 4)).toContainText('nothing to check');
  });

  await test.step('two passages are merged into one, with the words of one', async () => {
    await expect(headOf(page, 5)).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('m');
    const form = groups.getByRole('form', { name: 'Merge the readings' });
    await form
      .getByRole('group', { name: 'Take the passage from a reading' })
      .getByRole('button', { name: /From B/u })
      .click();
    await form.getByRole('button', { name: /^Merge/u }).click();
    await expect(headOf(page, 5)).toContainText('merged');
  });

  await test.step('the record is what was decided', async () => {
    await expect(groups).toContainText('0 to resolve, 4 done');
    const { decisions, round: decided } = await (
      await api('head-of-research')
    ).call(getComparison, { params: { roundId: round.id } });
    expect(decided.phase).toBe('adjudicated');
    expect(decisions.map(({ decision, cause, exact }) => [decision, cause, exact])).toEqual([
      ['took', null, 'counted 412 passengers on Saturday night'],
      ['took', 'evidence', 'had estimated 300'],
      ['wrote', null, 'We never counted before'],
      ['rejected', null, 'She called the figure a surprise'],
      ['merged', null, 'office opened in 1931'],
    ]);
  });

  await test.step('a decision that stands can be withdrawn, which opens the round again', async () => {
    await expect(headOf(page, 5)).toHaveAttribute('aria-expanded', 'true');
    await groups.getByRole('button', { name: 'Withdraw' }).click();
    await expect(groups).toContainText('1 to resolve, 3 done');
    await expect(settleBar(page, 5)).toBeVisible();
    await page.keyboard.press('b');
    await expect(groups).toContainText('0 to resolve, 4 done');
  });

  await test.step('when all is settled, the way leads to the sign-off', async () => {
    await expect(groups.getByText('Every group is decided.')).toBeVisible();
    await groups.getByRole('link', { name: 'Go to sign-off' }).click();
    await expect(page).toHaveURL(new RegExp(`/rounds/${round.id}/sign-off$`, 'u'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign-off');
  });

  await test.step('a reviewer sees where the decision differs from theirs, and can change nothing', async () => {
    const theirs = await open('checker', `/rounds/${round.id}/comparison`);
    await expect(groupsOf(theirs)).toContainText('The head of research decides.');
    await expect(groupsOf(theirs)).toContainText('Decided otherwise than you had it: verdict');
    await headOf(theirs, 2).click();
    await expect(groupsOf(theirs)).toContainText('The annual report has the estimate.');
    await expect(groupsOf(theirs).getByRole('button', { name: /^Withdraw/u })).toBeHidden();
  });
});
