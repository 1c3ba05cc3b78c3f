/** Once a round is decided each reviewer reads where the decisions differ from their reading. */
import type { Page } from '@playwright/test';

import type { DecideInput } from '@/lib/contracts/annotation';
import { newId } from '@/lib/client/new-id';
import { acceptAgreed, decide, getComparison } from '@/lib/contracts/endpoints/decisions';
import { createRound } from '@/lib/contracts/endpoints/rounds';

import type { Api } from './api';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { aClaim, aComparedRound, type NewRound, submit } from './work';

/** Settles every group of a compared round: B is right on one, one is merged away, one is no claim. */
async function settle(head: Api, round: NewRound): Promise<void> {
  const params = { roundId: round.id };
  await head.call(acceptAgreed, { params });
  const { annotations } = await head.call(getComparison, { params });
  const [first = ''] = annotations.map(({ reviewerId }) => reviewerId);
  const idOf = (exact: string, isFirst: boolean) =>
    annotations.find((one) => one.exact === exact && (one.reviewerId === first) === isFirst)?.id ??
    '';
  const a = idOf('had estimated 300', true);
  const b = idOf('had estimated 300', false);
  const never = idOf('We never counted before', true);
  const surprise = idOf('She called the figure a surprise', false);
  const wide = idOf('The office opened in 1931', true);
  const narrow = idOf('office opened in 1931', false);
  const bodies: DecideInput[] = [
    {
      decision: 'took',
      id: newId(),
      takes: b,
      settles: [a, b],
      cause: 'evidence',
      reason: 'The annual report has the estimate.',
    },
    { decision: 'took', id: newId(), takes: never, settles: [never] },
    { decision: 'rejected', id: newId(), settles: [surprise], reason: 'Hers to feel.' },
    { decision: 'took', id: newId(), takes: narrow, settles: [wide, narrow] },
  ];
  for (const body of bodies) await head.call(decide, { params, body });
}

const listOf = (page: Page) => page.getByRole('region', { name: 'Decisions' });

test('a reviewer learns where the decisions differ from their reading, and why', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aComparedRound(api, member);
  const head = await api('head-of-research');

  await test.step('before everything is decided there is nothing to see', async () => {
    const early = await open('checker', `/rounds/${round.id}/feedback`);
    await expect(early.getByText('Not everything is decided yet')).toBeVisible();
    await early.goto(`/rounds/${round.id}`);
    const views = early.getByRole('navigation', { name: 'Views' });
    await expect(views.getByRole('link', { name: 'Compare' })).toBeVisible();
    await expect(views.getByRole('link', { name: 'Feedback' })).toBeHidden();
  });

  await settle(head, round);

  await test.step('the queue leads there', async () => {
    const queue = await open('checker', '/');
    const decided = queue.getByRole('region', { name: 'Decisions on your reading' });
    await decided.getByRole('link', { name: new RegExp(round.article.title, 'u') }).click();
    await expect(queue).toHaveURL(new RegExp(`/rounds/${round.id}/feedback$`, 'u'));
    await expect(queue.getByRole('heading', { level: 1 })).toHaveText('Decisions on your reading');
  });

  const page = await open('checker', `/rounds/${round.id}/feedback`);
  const list = listOf(page);

  await test.step('what differs is named, with the decision, its cause and its reason', async () => {
    await expect(list).toContainText('2 decided otherwise, 0 not marked');
    const estimate = list.getByRole('listitem').filter({ hasText: 'had estimated 300' }).first();
    await expect(estimate).toContainText('Another reading was taken');
    await expect(estimate).toContainText('Evidence');
    await expect(estimate).toContainText('The annual report has the estimate.');
    await expect(estimate).toContainText(/from\s*Supported/u);
    await expect(estimate).toContainText(/to\s*Contradicted/u);
    const opened = list.getByRole('listitem').filter({ hasText: 'opened in 1931' }).first();
    await expect(opened.locator('del').first()).toContainText('The');
    await expectAccessible(page);
  });

  await test.step('what stands as they had it is a switch away', async () => {
    await expect(page.getByRole('region', { name: 'Decided' })).toContainText('2 of 4');
    await expect(list).not.toContainText('We never counted before');
    await page.getByRole('button', { name: /^As you had it/u }).click();
    await expect(list).toContainText('We never counted before');
    await expect(list).toContainText('Your reading was taken');
  });

  await test.step('a key goes from difference to difference, in the text as well', async () => {
    await page.keyboard.press('n');
    await expect(list.getByRole('button', { name: /^Claim 2 /u })).toBeFocused();
    await page.keyboard.press('n');
    await expect(list.getByRole('button', { name: /^Claim 4 /u })).toBeFocused();
  });

  await test.step('the comparison leads there and back', async () => {
    await list.getByRole('link', { name: 'In the comparison' }).last().click();
    await expect(page).toHaveURL(new RegExp(`/rounds/${round.id}/comparison`, 'u'));
    await page.getByRole('link', { name: 'Decisions on your reading' }).click();
    await expect(page).toHaveURL(new RegExp(`/rounds/${round.id}/feedback$`, 'u'));
  });

  await test.step('the other reviewer missed a claim, and neither reads the other’s', async () => {
    const theirs = await open('second-checker', `/rounds/${round.id}/feedback`);
    await expect(listOf(theirs)).toContainText('Missed by you');
    await expect(listOf(theirs)).toContainText('We never counted before');
    await expect(listOf(theirs)).toContainText('There is nothing to check here');
    await expect(listOf(theirs)).toContainText('Hers to feel.');
    const { userId } = await member('checker');
    await theirs.goto(`/rounds/${round.id}/feedback?reviewer=${userId}`);
    await expect(theirs.getByText('These decisions are not open to you')).toBeVisible();
  });

  await test.step('the head of research reads what each of them learns', async () => {
    const desk = await open('head-of-research', `/rounds/${round.id}/feedback`);
    const whose = desk.getByRole('region', { name: 'Reading' });
    await whose.getByRole('link').nth(1).click();
    await expect(listOf(desk)).toContainText('Missed by B');
    await expectAccessible(desk);
  });
});

test('two rounds of an article are set side by side from its page', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aComparedRound(api, member);
  const head = await api('head-of-research');
  await settle(head, round);
  const { userId } = await member('checker');
  const { id } = await head.call(createRound, {
    params: { articleId: round.article.id },
    body: { mode: 'blind', reviewerIds: [userId] },
  });
  const second = { id, article: round.article };
  const checker = await api('checker');
  await aClaim(checker, second, 'had estimated 300', { claimType: 'figure', verdict: 'disputed' });
  await aClaim(checker, second, 'crossed the strait every night', { verdict: 'unsupported' });

  const page = await open('head-of-research', `/articles/${round.article.id}`);

  await test.step('not while the other one is being read', async () => {
    await expect(page.getByRole('link', { name: /^Compare round/u })).toBeHidden();
    await submit(checker, second);
    await page.reload();
  });

  await test.step('the page of the article leads there', async () => {
    await page.getByRole('link', { name: 'Compare round 2 with another' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Round 1 against round 2');
  });

  const groups = page.getByRole('region', { name: 'Groups of claims' });

  await test.step('what was decided stands against what was found anew', async () => {
    const verdicts = groups.getByRole('listitem').filter({ hasText: 'had estimated 300' }).first();
    await expect(verdicts).toContainText('Verdict');
    await expect(verdicts).toContainText('Contradicted');
    await expect(verdicts).toContainText('Disputed');
    await expect(
      groups.getByRole('listitem').filter({ hasText: 'crossed the strait' }).first(),
    ).toContainText('Only 2A');
    await expectAccessible(page);
  });

  await test.step('a group opens with its evidence, by key', async () => {
    await page.keyboard.press('n');
    await expect(groups.getByRole('button', { expanded: true })).toBeFocused();
  });
});
