/** The desk under strain: without scripts, with a colleague, without a network, with very much to check. */
import { listAnnotations, updateAnnotation } from '@/lib/contracts/endpoints/annotations';
import type { DocumentLine } from '@/lib/domain/articles/document';

import type { Api } from './api';
import { articleOf, cardOf, claimsOf, deskIsReady, dragOver, savingOf } from './desk';
import { expect, test } from './fixtures';
import { aClaim, aRound, LINES } from './work';

const COUNTED = 'counted 412 passengers on Saturday night';

async function wordingOf(api: Api, roundId: string): Promise<string[]> {
  const { annotations } = await api.call(listAnnotations, { params: { roundId } });
  return annotations.map(({ claimText }) => claimText);
}

test('the text and its marks are in the server’s own page, before any script', async ({
  open,
  api,
  member,
}) => {
  const round = await aRound(api, member, { reviewers: ['checker'] });
  await aClaim(await api('checker'), round, COUNTED, { verdict: 'contradicted' });
  const page = await open('checker', `/rounds/${round.id}`, { javaScriptEnabled: false });

  const article = articleOf(page);
  for (const { text } of LINES.filter(({ omitted }) => !omitted)) {
    await expect(article.getByText(text).first()).toBeVisible();
  }
  expect((await article.locator('mark').allTextContents()).join('')).toBe(COUNTED);
});

test('the reading view leads from a passage to its finding and back, without scripts', async ({
  open,
  api,
  member,
}) => {
  const round = await aRound(api, member, { mode: 'shared' });
  await aClaim(await api('checker'), round, COUNTED, { verdict: 'contradicted' });
  const page = await open('checker', `/articles/${round.article.id}/read`, {
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });

  const passage = page.getByRole('link', { name: COUNTED });
  await passage.click();
  const finding = page.getByRole('article', { name: 'Finding 1' });
  await expect(finding).toBeInViewport({ ratio: 0.9 });
  await expect(finding).toContainText('Contradicted');
  await finding.getByRole('link', { name: 'To the passage' }).click();
  await expect(passage).toBeInViewport();
});

test.describe('a colleague changes the claim that is being written', () => {
  for (const { choice, kept } of [
    { choice: 'Keep mine', kept: 'Typed on the desk.' },
    { choice: 'Keep theirs', kept: 'Typed by the colleague.' },
  ]) {
    test(`both wordings are shown, and “${choice}” keeps that one`, async ({
      open,
      api,
      member,
    }) => {
      const round = await aRound(api, member, { mode: 'shared' });
      const claim = await aClaim(await api('checker'), round, COUNTED);
      const page = await open('checker', `/rounds/${round.id}`);
      await deskIsReady(page);
      await page.keyboard.press('j');
      const card = cardOf(page);
      await expect(card.getByLabel('Claim, as it is checked')).toBeVisible();

      // What is written here is under way when the colleague's change is made.
      let letThrough: () => void = () => undefined;
      const isMade = new Promise<void>((resolve) => {
        letThrough = resolve;
      });
      await page.route('**/api/v1/annotations/*', async (route) => {
        if (route.request().method() === 'PATCH') await isMade;
        await route.continue();
      });
      await card.getByLabel('Claim, as it is checked').fill('Typed on the desk.');
      await (
        await api('second-checker')
      ).call(updateAnnotation, {
        params: { annotationId: claim.id },
        body: { claimText: 'Typed by the colleague.' },
        ifMatch: claim.version,
      });
      letThrough();

      await expect(card).toContainText('Second checker changed this claim while you wrote.');
      const wording = card.getByRole('region', { name: 'Claim', exact: true });
      await expect(wording).toContainText('Typed by the colleague.');
      await expect(wording).toContainText('desk');
      await expect(card.getByLabel('Claim, as it is checked')).toHaveValue('Typed on the desk.');

      await card.getByRole('button', { name: choice }).click();
      await expect(card.getByLabel('Claim, as it is checked')).toHaveValue(kept);
      await expect(card.getByText('Both versions are kept.')).toBeHidden();
      await expect.poll(async () => wordingOf(await api('checker'), round.id)).toEqual([kept]);
    });
  }
});

test('what is typed without a network outlives the tab and is sent when there is one', async ({
  open,
  api,
  member,
}) => {
  const round = await aRound(api, member, { reviewers: ['checker'] });
  await aClaim(await api('checker'), round, COUNTED, { claimText: 'As it was marked.' });
  const page = await open('checker', `/rounds/${round.id}`);
  await deskIsReady(page);
  await page.keyboard.press('j');
  const wording = cardOf(page).getByLabel('Claim, as it is checked');

  await page.context().setOffline(true);
  await wording.fill('Typed on the train.');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Offline. 1 change is kept on this machine')).toBeVisible();
  await dragOver(page, 'We never counted before');
  await page.keyboard.press('m');
  await expect(claimsOf(page)).toHaveCount(2);
  expect(await wordingOf(await api('checker'), round.id)).toEqual(['As it was marked.']);

  // The tab is closed before there is a network again.
  const context = page.context();
  await page.close();
  await context.setOffline(false);
  expect(await wordingOf(await api('checker'), round.id)).toEqual(['As it was marked.']);

  const again = await context.newPage();
  await again.goto(`/rounds/${round.id}`);
  await deskIsReady(again);
  await expect(claimsOf(again)).toHaveCount(2);
  await expect(savingOf(again)).toBeVisible();
  await again.keyboard.press('j');
  await expect(cardOf(again).getByLabel('Claim, as it is checked')).toHaveValue(
    'Typed on the train.',
  );
  await expect
    .poll(async () => wordingOf(await api('checker'), round.id))
    .toEqual(['Typed on the train.', 'We never counted before']);
});

const PARAGRAPHS = 100;
const CLAIMS_EACH = 5;

/** Ten words, which no other place of the text has. */
const stretch = (paragraph: number, at: number) =>
  `entry ${paragraph}.${at} of the night log names boats and tides`;

/** 5,000 words, 500 passages. */
const LONG: readonly DocumentLine[] = Array.from({ length: PARAGRAPHS }, (_, paragraph) => ({
  text: `${Array.from({ length: CLAIMS_EACH }, (__, at) => stretch(paragraph, at)).join(', and ')}.`,
  kind: 'text',
  furniture: null,
  omitted: false,
}));

test('500 claims in 5,000 words can be opened, scrolled and worked on', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aRound(api, member, { reviewers: ['checker'], lines: LONG });
  const checker = await api('checker');
  for (let paragraph = 0; paragraph < PARAGRAPHS; paragraph += 1) {
    await Promise.all(
      Array.from({ length: CLAIMS_EACH }, (_, at) =>
        aClaim(checker, round, stretch(paragraph, at), { verdict: 'supported' }),
      ),
    );
  }

  const page = await open('checker', `/rounds/${round.id}`);
  await deskIsReady(page);
  const marks = articleOf(page).locator('mark');
  // The last word carries the number and is a piece of its own.
  const markOf = (words: string) => marks.filter({ hasText: words.replace(/ \S+$/u, '') }).first();
  await expect(markOf(stretch(0, 0))).toBeVisible();
  await expect(page.getByRole('toolbar', { name: 'View' })).toContainText('500 claims');
  await expectFewMarks();

  await test.step('the far end has its marks once it comes near', async () => {
    await expect(markOf(stretch(99, 4))).toHaveCount(0);
    await articleOf(page).getByText(stretch(99, 4)).scrollIntoViewIfNeeded();
    await expect(markOf(stretch(99, 4))).toBeVisible();
    await expectFewMarks();
  });

  await test.step('keys go from claim to claim, and the card follows', async () => {
    await page.keyboard.press('k');
    await expect(cardOf(page)).toHaveAccessibleName(/^Claim 500:/u);
    await expect(cardOf(page)).toBeInViewport();
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('k');
    await expect(cardOf(page)).toHaveAccessibleName(/^Claim 480:/u);
    await expect(cardOf(page)).toBeInViewport();
    await expect(markOf(stretch(95, 4))).toBeInViewport();
    await page.keyboard.press('3');
    await expect(cardOf(page).getByRole('radio', { name: /^Contradicted/u })).toBeChecked();
    await expect(savingOf(page)).toBeVisible();
  });

  async function expectFewMarks(): Promise<void> {
    expect(await marks.count()).toBeLessThan(200);
    expect(await claimsOf(page).count()).toBeLessThan(200);
  }
});
