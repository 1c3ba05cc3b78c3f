/** A story is assigned in one step; what one reader found, a second one confirms before anybody signs. */
import { closeRound } from '@/lib/contracts/endpoints/rounds';
import { changeRoundRules } from '@/lib/contracts/endpoints/assignments';
import { getArticle } from '@/lib/contracts/endpoints/articles';

import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { aClaim, aRound } from './work';

const RULES = { priorities: [], verdicts: [], storyIds: [] };

test('a story is assigned, a claim is read by a second reader, and the gate opens', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const administrator = await api('administrator');
  const editor = await api('editor');
  const checker = await api('checker');
  // The article and its story; its first round is closed so that another can be assigned.
  const first = await aRound(api, member);
  await editor.call(closeRound, { params: { roundId: first.id } });
  const { story } = await editor.call(getArticle, { params: { articleId: first.article.id } });
  // By story, so that no other journey's claims need a second reader.
  await administrator.call(changeRoundRules, {
    body: { secondReader: { ...RULES, storyIds: [story.id] }, names: 'shown' },
  });

  const desk = await open('editor', `/stories/${story.id}/assign`);

  const roundId = await test.step('the story is assigned in one step', async () => {
    await expect(desk.getByRole('heading', { name: `Assign “${story.name}”` })).toBeVisible();
    await expectAccessible(desk);
    await desk.getByRole('checkbox', { name: first.article.title }).check();
    await desk.getByText('Shared', { exact: true }).click();
    for (const box of await desk
      .getByRole('group', { name: 'Reviewers' })
      .getByRole('checkbox')
      .all()) {
      await box.uncheck();
    }
    await desk.getByRole('checkbox', { name: /^Checker/ }).check();
    await desk.getByLabel('Note to the reviewers').fill('Figures first.');
    await desk.getByRole('button', { name: 'Assign 1 reviewer to 1 article' }).click();
    await expect(desk.getByRole('heading', { name: '1 of 1 article assigned' })).toBeFocused();
    const href = await desk.getByRole('link', { name: 'Round 2' }).getAttribute('href');
    return href?.split('/').at(-1) ?? '';
  });

  await test.step('the reviewer reads what is asked, and the round is closed', async () => {
    const page = await open('checker', `/rounds/${roundId}`);
    await expect(page.getByText('Figures first.')).toBeVisible();
    await aClaim(checker, { ...first, id: roundId }, 'had estimated 300', { verdict: 'supported' });
    await editor.call(closeRound, { params: { roundId } });
  });

  await test.step('the gate is shut, and the writer of the claim cannot open it', async () => {
    const page = await open('editor', `/rounds/${roundId}/sign-off`);
    await expect(
      page.getByText('A second reader confirms every claim that needs one').first(),
    ).toBeVisible();
    await expect(page.getByText('0 of 1').first()).toBeVisible();
  });

  await test.step('the second reader finds the claim in their queue and confirms it', async () => {
    const page = await open('legal', '/');
    await page
      .getByRole('link', { name: new RegExp(first.article.title) })
      .filter({ hasText: 'Second reader, round 2' })
      .click();
    await page.getByRole('button', { name: 'Confirm as second reader' }).click();
    await expect(page.getByText('Confirmed by a second reader')).toBeVisible();
    await page.goto(`/rounds/${roundId}/sign-off`);
    await expect(page.getByText('1 of 1').first()).toBeVisible();
  });

  await administrator.call(changeRoundRules, { body: { secondReader: RULES, names: 'shown' } });
});
