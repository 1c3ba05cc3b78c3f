/** Many groups settled in one go, each claim on the record by itself, and undone in one go. */
import type { Page } from '@playwright/test';

import { decide, getComparison } from '@/lib/contracts/endpoints/decisions';
import { newId } from '@/lib/client/new-id';

import type { Api } from './api';
import { expectAccessible } from './axe';
import { pressUntilShown } from './desk';
import { expect, type Person, test } from './fixtures';
import { aClaim, aRound, type NewRound, submit } from './work';

/** The checker alone marks three claims, the second checker alone one; one they mark alike. */
async function aLopsidedRound(
  api: (person: Person) => Promise<Api>,
  member: (person: Person) => Promise<{ userId: string }>,
): Promise<NewRound> {
  const round = await aRound(api, member);
  const first = await api('checker');
  const second = await api('second-checker');
  const verdict = 'supported';
  for (const reviewer of [first, second]) {
    await aClaim(reviewer, round, 'counted 412 passengers on Saturday night', { verdict });
  }
  for (const words of ['had estimated 300', 'We never counted before', 'opened in 1931']) {
    await aClaim(first, round, words, { verdict });
  }
  await aClaim(second, round, 'crossed the strait every night', { verdict: 'disputed' });
  for (const reviewer of [first, second]) await submit(reviewer, round);
  return round;
}

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Decide in bulk' });
const groupsOf = (page: Page) => page.getByRole('region', { name: 'Groups of claims' });

test('the head of research takes what only one reviewer marked, and takes it back in one go', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aLopsidedRound(api, member);
  const page = await open('head-of-research', `/rounds/${round.id}/comparison`);
  const head = await api('head-of-research');
  const decisionsOf = async () =>
    (await head.call(getComparison, { params: { roundId: round.id } })).decisions;
  const dialog = dialogOf(page);

  await test.step('a key opens the choice, which says how many and whose', async () => {
    await expect(groupsOf(page)).toContainText('4 to resolve, 0 done');
    await pressUntilShown(page, 'Shift+B', dialog);
    await expect(dialog).toContainText('3 claims in 3 groups');
    await expect(dialog).toContainText('1 claim in 1 group');
    await expect(dialog).toContainText('1 group that all reviewers found alike');
    await dialog.getByText('What is taken').first().click();
    await expect(dialog).toContainText('We never counted before');
    await expectAccessible(page);
  });

  await test.step('all claims of one reviewer are taken, each with the note', async () => {
    await dialog.getByLabel('Note for the record').fill('Worth the reader’s time.');
    await dialog.getByRole('button', { name: 'Take all 3 of A' }).click();
    await expect(dialog).toContainText('3 claims of A');
    const decisions = await decisionsOf();
    expect(decisions.map(({ decision, reason }) => [decision, reason])).toEqual(
      Array.from({ length: 3 }, () => ['took', 'Worth the reader’s time.']),
    );
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(page.getByText('3 claims taken that only A had marked.')).toBeVisible();
    await expect(groupsOf(page)).toContainText('1 to resolve, 3 done');
  });

  await test.step('one Undo withdraws exactly those', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByText('3 decisions withdrawn.')).toBeVisible();
    await expect(groupsOf(page)).toContainText('4 to resolve, 0 done');
    expect(await decisionsOf()).toEqual([]);
  });

  await test.step('they can be withdrawn later, after others have decided too', async () => {
    await page.keyboard.press('Shift+B');
    await dialog.getByRole('button', { name: 'Take all 3 of A' }).click();
    await expect(dialog).toContainText('Decided in bulk');
    await dialog.getByRole('button', { name: 'Accept 1' }).click();
    await expect(dialog).toContainText('No group in agreement is open.');
    const { annotations } = await head.call(getComparison, { params: { roundId: round.id } });
    const disputed = annotations.find(({ verdict }) => verdict === 'disputed')?.id ?? '';
    await (
      await api('editor')
    ).call(decide, {
      params: { roundId: round.id },
      body: { decision: 'took', id: newId(), takes: disputed, settles: [disputed] },
    });
    await page.reload();
    await expect(groupsOf(page)).toContainText('0 to resolve, 4 done');
    await pressUntilShown(page, 'Shift+B', dialog);
    await dialog.getByRole('button', { name: 'Withdraw 3 claims of A' }).click();
    await expect(dialog).toContainText('3 claims in 3 groups');
    expect((await decisionsOf()).map(({ exact }) => exact)).toEqual([
      'counted 412 passengers on Saturday night',
      'crossed the strait every night',
    ]);
  });
});
