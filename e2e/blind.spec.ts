/** Two people read one article, each for themselves, and meet in the comparison. */
import type { Page } from '@playwright/test';

import { listAnnotations } from '@/lib/contracts/endpoints/annotations';

import { cardOf, claimsOf, deskIsReady, dragOver, savingOf, selectedWords } from './desk';
import { expect, test } from './fixtures';
import { aRound } from './work';

test('two reviewers annotate blind, neither sees the other, and both readings are compared', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aRound(api, member);
  const first = await open('checker', `/rounds/${round.id}`);
  const second = await open('second-checker', `/rounds/${round.id}`);
  const answers = { first: keepAnswers(first), second: keepAnswers(second) };

  await test.step('the first marks with the mouse and gives a verdict', async () => {
    await deskIsReady(first);
    await dragOver(first, 'counted 412 passengers');
    await expect.poll(() => selectedWords(first)).toBe('counted 412 passengers');
    const toolbar = first.getByRole('toolbar', { name: 'Selected text' });
    await toolbar.getByRole('button', { name: 'Mark as Supported' }).click();
    const card = cardOf(first);
    await expect(card).toHaveAccessibleName(/counted 412 passengers/u);
    await expect(card.getByRole('radio', { name: /^Supported/u })).toBeChecked();
    await card.getByLabel('Claim, as it is checked').fill('The office counted 412 in one night.');
    await expect(savingOf(first)).toBeVisible();
  });

  await test.step('the second marks with the keyboard alone', async () => {
    await deskIsReady(second);
    await second.keyboard.press('Shift+J');
    await second.keyboard.press('Shift+J');
    await second.keyboard.press('Shift+J');
    await second.keyboard.press(']');
    await expect.poll(() => selectedWords(second)).toContain('passengers');
    await second.keyboard.press('3');
    await expect(claimsOf(second)).toHaveCount(1);
    await expect(cardOf(second).getByRole('radio', { name: /^Contradicted/u })).toBeChecked();
    await cardOf(second)
      .getByLabel('Claim, as it is checked')
      .fill('The night desk has numbers of its own.');
    await expect(savingOf(second)).toBeVisible();
  });

  await test.step('neither page, reloaded, holds a word of the other', async () => {
    for (const page of [first, second]) {
      await page.reload();
      await deskIsReady(page);
      await expect(claimsOf(page)).toHaveCount(1);
    }
    expect(await first.content()).not.toContain('numbers of its own');
    expect(await second.content()).not.toContain('412 in one night');
    expect(await first.content()).toContain('412 in one night');
    expect(await second.content()).toContain('numbers of its own');
  });

  await test.step('no answer of the API holds the other’s claim, to them or to the desk', async () => {
    const claims = async (person: Parameters<typeof api>[0]) => {
      const { annotations } = await (
        await api(person)
      ).call(listAnnotations, { params: { roundId: round.id } });
      return annotations.map(({ claimText }) => claimText);
    };
    expect(await claims('checker')).toEqual(['The office counted 412 in one night.']);
    expect(await claims('second-checker')).toEqual(['The night desk has numbers of its own.']);
    expect(await claims('head-of-research')).toEqual([]);
    expect(await claims('administrator')).toEqual([]);
    expect((await Promise.all(answers.first)).join('\n')).not.toContain('numbers of its own');
    expect((await Promise.all(answers.second)).join('\n')).not.toContain('412 in one night');
  });

  await test.step('the desk is told that there is nothing to see yet', async () => {
    const page = await open('head-of-research', `/rounds/${round.id}`);
    await expect(page.getByText('Blind round.')).toBeVisible();
    await page.goto(`/rounds/${round.id}/comparison`);
    await expect(page.getByText('The round is still open')).toBeVisible();
  });

  await test.step('the first submits; whether the second has is not said', async () => {
    await submit(first);
    await expect(first.getByText('Your reading is handed in')).toBeVisible();
    await second.reload();
    expect(await second.content()).not.toContain('412 in one night');
    await second.goto(`/articles/${round.article.id}`);
    await expect(second.getByText('hidden until all submit')).toBeVisible();
    await second.goto(`/rounds/${round.id}`);
    await deskIsReady(second);
  });

  await test.step('the second submits, and both readings stand side by side', async () => {
    await submit(second);
    await expect(second).toHaveURL(new RegExp(`/rounds/${round.id}/comparison$`, 'u'));
    await first.goto(`/rounds/${round.id}/comparison`);
    for (const page of [first, second]) {
      await expect(page.getByRole('region', { name: 'Groups of claims' })).toContainText(
        'counted 412 passengers',
      );
      const content = await page.content();
      expect(content).toContain('412 in one night');
      expect(content).toContain('numbers of its own');
    }
  });
});

/** Everything the API answers to a page from now on. */
function keepAnswers(page: Page): Promise<string>[] {
  const answers: Promise<string>[] = [];
  page.on('response', (response) => {
    // A live stream has no end to wait for.
    if (/\/events(?:\/several)?(?:\?|$)/.test(response.url())) return;
    if (response.url().includes('/api/v1/')) answers.push(response.text().catch(() => ''));
  });
  return answers;
}

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit reading' }).click();
  const dialog = page.getByRole('dialog', { name: 'Submit your reading' });
  await expect(dialog).toContainText('The last reviewer to submit lifts the blind.');
  await dialog.getByRole('button', { name: 'Submit reading' }).click();
  await expect(dialog).toBeHidden();
}
