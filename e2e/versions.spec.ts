/** Three ways to a new version; what became of each claim, and what a person says of it. */
import type { Locator, Page } from '@playwright/test';

import { getArticle } from '@/lib/contracts/endpoints/articles';
import { getVersionReview } from '@/lib/contracts/endpoints/versions';

import type { Api } from './api';
import { expectAccessible } from './axe';
import { expect, type Person, test } from './fixtures';
import { aCitation, aClaim, aRound, LINES, type NewRound } from './work';

const COUNTED = 'counted 412 passengers on Saturday night';
const SURPRISE = 'called the figure a surprise';
const NEVER = 'We never counted before';
const OPENED = 'The office opened in 1931';
const CROSSED = 'It has crossed the strait every night since then';

/** A shared round with five judged claims of one reviewer, which the other may decide on too. */
async function aCheckedRound(
  api: (person: Person) => Promise<Api>,
  member: Parameters<typeof aRound>[1],
): Promise<NewRound> {
  const round = await aRound(api, member, {
    reviewers: ['checker', 'head-of-research'],
    mode: 'shared',
  });
  const checker = await api('checker');
  const findings = { verdict: 'supported', checkStatus: 'checked' } as const;
  await aClaim(checker, round, COUNTED, {
    ...findings,
    claimType: 'figure',
    citations: [aCitation('Night log')],
    suggestedFix: 'counted 415 passengers on Saturday night',
  });
  await aClaim(checker, round, NEVER, { ...findings, verdict: 'disputed' });
  await aClaim(checker, round, SURPRISE, {
    ...findings,
    verdict: 'opinion',
    suggestedFix: 'called the number a surprise',
  });
  await aClaim(checker, round, OPENED, { ...findings, citations: [aCitation('Annual report')] });
  await aClaim(checker, round, CROSSED, { ...findings, verdict: 'unverifiable' });
  return round;
}

const [HEAD, BY, COUNT, READ_MORE, QUILL, OFFICE] = LINES.map(({ text }) => text);

/** The figure changed, a quotation is gone, and the last paragraph stands before the others. */
const AGAIN = [
  HEAD,
  BY,
  OFFICE,
  COUNT?.replace('412', '421'),
  READ_MORE,
  QUILL?.replace('“We never counted before,” said Ida Quill, who runs the night desk. ', ''),
].join('\n\n');

const queueOf = (page: Page): Locator => page.getByRole('region', { name: 'Review queue' });

const headName = (number: number): RegExp => new RegExp(`^Claim ${number} `, 'u');

const itemOf = (page: Page, number: number): Locator =>
  queueOf(page).getByRole('button', { name: headName(number) });

const rowOf = (page: Page, number: number): Locator =>
  queueOf(page)
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: headName(number) }) });

const todoOf = (page: Page): Locator => queueOf(page).getByText(/to review, \d+ done/u);

async function importAgain(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New version' }).click();
  await page.getByRole('menuitem', { name: /^Import again/u }).click();
  await page.getByText('Paste', { exact: true }).click();
  await page.getByLabel('Text of the article').fill(text);
  await page.getByRole('button', { name: 'Read it' }).click();
}

test('an article is imported again, and each claim that it touched is looked at once', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const round = await aCheckedRound(api, member);
  const page = await open('head-of-research', `/articles/${round.article.id}`);

  await test.step('what would change is shown before it is stored', async () => {
    await importAgain(page, AGAIN);
    const changes = page.getByRole('region', { name: 'What would change' });
    await expect(changes).toContainText('2 paragraphs rewritten, 1 moved.');
    await expect(changes.getByRole('insertion')).toContainText(['421']);
    await page.getByLabel('What is new').fill('After the second read');
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    await expect(page).toHaveURL(/\/versions$/u);
  });

  await test.step('the review says what became of each claim', async () => {
    await expect(todoOf(page)).toHaveText('4 to review, 0 done');
    const fates = page.getByRole('region', { name: 'Annotations' });
    await expect(fates.getByRole('button', { name: /^Moved/u })).toContainText('2');
    await expect(fates.getByRole('button', { name: /^Wording changed/u })).toContainText('1');
    await expect(fates.getByRole('button', { name: /^Orphaned/u })).toContainText('1');
    await expect(itemOf(page, 1)).toContainText('Wording changed');
    await expect(rowOf(page, 1).getByRole('deletion')).toContainText('412');
    await expect(rowOf(page, 1).getByRole('insertion')).toContainText('421');
    await expect(page.getByText('“After the second read”')).toBeVisible();
    const text = page.getByRole('article', { name: 'Version 2 with changes' });
    await expect(text.getByText(/^moved up from ¶\d$/u)).toBeVisible();
    await expect(text.getByRole('button', { name: 'Claim 1: wording changed' })).toBeVisible();
  });

  await test.step('both versions stand side by side', async () => {
    await page.getByText('Side by side').click();
    const both = page.getByRole('article', { name: 'Version 1 beside version 2' });
    await expect(both.getByText('Version 1: ').first()).toBeAttached();
    await expect(both.getByText(/^moves up to ¶\d$/u)).toBeVisible();
    await page.getByText('Changes', { exact: true }).click();
  });

  await test.step('a changed claim gets its verdict on the new words, by key', async () => {
    await expect(itemOf(page, 1)).toHaveAttribute('aria-expanded', 'true');
    await expect(rowOf(page, 1)).toContainText('was given on the old wording');
    await page.keyboard.press('3');
    await expect(rowOf(page, 1).getByRole('radio', { name: /^Contradicted/u })).toBeChecked();
    await page.keyboard.press('Enter');
    await expect(todoOf(page)).toHaveText('3 to review, 1 done');
    await expect(itemOf(page, 1)).toContainText('confirmed');
    await expect(itemOf(page, 1)).toContainText('Contradicted');
    await expect(itemOf(page, 2)).toHaveAttribute('aria-expanded', 'true');
  });

  await test.step('what only moved is confirmed in one go, and can be taken back', async () => {
    await queueOf(page).getByRole('button', { name: 'Confirm all 2 moved' }).click();
    await expect(todoOf(page)).toHaveText('1 to review, 3 done');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(todoOf(page)).toHaveText('3 to review, 1 done');
    await queueOf(page).getByRole('button', { name: 'Confirm all 2 moved' }).click();
    await expect(todoOf(page)).toHaveText('1 to review, 3 done');
  });

  await test.step('an orphaned claim is attached to other words, with the keyboard', async () => {
    await itemOf(page, 2).click();
    await expect(itemOf(page, 2)).toContainText('Orphaned');
    await page.keyboard.press('Enter');
    await expect(rowOf(page, 2).getByRole('alert')).toContainText('Its words are gone');
    await page.keyboard.press('t');
    const bar = page.getByRole('region', { name: 'Attach claim 2 again' });
    await expect(bar).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    await expect(bar.getByRole('status')).toContainText('Claim 2 is about');
    await page.keyboard.press('Enter');
    await expect(bar).toBeHidden();
    await expect(itemOf(page, 2)).toContainText('attached again');
    await expect(todoOf(page)).toHaveText('1 to review, 3 done');
  });

  await test.step('and taken back, and retired', async () => {
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(itemOf(page, 2)).not.toContainText('attached again');
    await rowOf(page, 2).getByRole('button', { name: 'Retire' }).click();
    await expect(todoOf(page)).toHaveText('0 to review, 4 done');
    await expect(queueOf(page)).toContainText('Nothing waits for a person');
  });

  await test.step('the article tells what the version did', async () => {
    await page.goto(`/articles/${round.article.id}`);
    const versions = page.getByRole('region', { name: 'Versions' });
    await expect(versions).toContainText('Claims: 1 unchanged, 2 moved, 1 reworded, 1 orphaned.');
    await versions.getByRole('link', { name: 'Review of version 2' }).click();
    await expect(page.getByText('Version 1 to version 2').first()).toBeVisible();
  });
});

test('an edit in the text carries every claim exactly', async ({ open, api, member }) => {
  const round = await aCheckedRound(api, member);
  const page = await open('editor', `/articles/${round.article.id}/edit`);
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  const claims = page.getByRole('region', { name: 'Claims you touch' });

  await expect(text.locator('mark[aria-description]')).toHaveCount(5);
  await expect(claims).toContainText('0 of 5');
  await expect(page.getByRole('button', { name: 'Save as version 2' })).toBeDisabled();

  await test.step('what is written before a claim does not touch it', async () => {
    await text.locator('mark').filter({ hasText: 'The office opened in' }).first().click();
    await page.keyboard.press('Home');
    await page.keyboard.type('Long before that, all was quiet. ');
    await expect(claims).toContainText('0 of 5');
  });

  await test.step('a claim whose words are edited says so', async () => {
    await text.locator('mark').filter({ hasText: 'We never counted' }).first().dblclick();
    await page.keyboard.type('word');
    await expect(claims).toContainText('1 of 5');
    await expect(claims.getByRole('button')).toContainText('wording changed');
  });

  await test.step('what is typed is kept on this machine, and is back after a reload', async () => {
    await expect(page.getByText('kept on this machine until it is saved')).toBeVisible();
    page.on('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await expect(page.getByText('What you had typed is back.')).toBeVisible();
    await expect(text).toContainText('Long before that, all was quiet.');
    await expect(claims).toContainText('1 of 5');
  });

  await test.step('whoever follows a link is asked', async () => {
    await page.getByRole('link', { name: round.article.title }).click();
    const dialog = page.getByRole('dialog', { name: 'Leave without saving?' });
    await dialog.getByRole('button', { name: 'Stay and write' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('the version is saved, and one claim waits', async () => {
    await page.getByRole('button', { name: 'Save as version 2' }).click();
    await expect(page).toHaveURL(/\/rounds\/.+\/versions$/u);
    const review = await (
      await api('editor')
    ).call(getVersionReview, { params: { roundId: round.id } });
    expect(review.counts).toEqual({
      anchored: 4,
      moved: 0,
      changed: 1,
      ambiguous: 0,
      orphaned: 0,
    });
    await expect(page.getByText('You read this review', { exact: false }).first()).toBeVisible();
  });
});

test('somebody who saves over another’s version is told, and loses nothing', async ({
  open,
  api,
  member,
}) => {
  const round = await aCheckedRound(api, member);
  const page = await open('editor', `/articles/${round.article.id}/edit`);
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  await text.locator('mark').filter({ hasText: 'The office opened in' }).first().click();
  await page.keyboard.press('End');
  await page.keyboard.type(' So it says.');

  const other = await open('head-of-research', `/articles/${round.article.id}`);
  await importAgain(other, AGAIN);
  await other.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(other).toHaveURL(/\/versions$/u);

  await page.getByRole('button', { name: 'Save as version 2' }).click();
  const conflict = page.getByRole('region', { name: 'Another version was added' });
  await expect(conflict).toContainText('Version 2 was added while you were writing on version 1.');
  await conflict.getByRole('button', { name: 'Save mine as version 3' }).click();
  await expect(page).toHaveURL(/\/rounds\/.+\/versions$/u);
  const article = await (
    await api('editor')
  ).call(getArticle, { params: { articleId: round.article.id } });
  expect(article.versions).toHaveLength(3);
  expect(article.text).toContain('So it says.');
});

test('suggested fixes are accepted in one step, and their claims wait for a verdict', async ({
  open,
  api,
  member,
}) => {
  const round = await aCheckedRound(api, member);
  const page = await open('head-of-research', `/articles/${round.article.id}`);
  await page.getByRole('button', { name: 'New version' }).click();
  await page.getByRole('menuitem', { name: /^Accept suggested fixes \(2\)/u }).click();

  const fixes = page.getByRole('list', { name: 'Suggested fixes' });
  await expect(fixes.getByRole('listitem')).toHaveCount(2);
  await expect(fixes.getByRole('deletion').first()).toContainText('412');
  await fixes.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: 'Accept 1 fix as version 2' }).click();

  await expect(todoOf(page)).toHaveText('1 to review, 0 done');
  await expect(rowOf(page, 1)).toContainText('A suggested fix was accepted.');
  await page.keyboard.press('=');
  await expect(todoOf(page)).toHaveText('0 to review, 1 done');
  await expect(itemOf(page, 1)).toContainText('verdict kept');
  const { text } = await (
    await api('editor')
  ).call(getArticle, { params: { articleId: round.article.id } });
  expect(text).toContain('counted 415 passengers on Saturday night');
});

test('two people who decide at the same time do not write over each other', async ({
  open,
  api,
  member,
}) => {
  const round = await aCheckedRound(api, member);
  const page = await open('head-of-research', `/articles/${round.article.id}`);
  await importAgain(page, AGAIN);
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(todoOf(page)).toHaveText('4 to review, 0 done');

  const other = await open('checker', `/rounds/${round.id}/versions`);
  await rowOf(other, 1).getByRole('button', { name: 'Keep verdict' }).click();
  await expect(todoOf(other)).toHaveText('3 to review, 1 done');

  await itemOf(page, 1).click();
  await page.keyboard.press('s');
  await expect(
    page.getByRole('alert').filter({ hasText: 'Somebody else has changed or decided' }).first(),
  ).toBeVisible();
  await expect(itemOf(page, 1)).toContainText('verdict kept');
});

test('the screens of versions can be used by everyone', async ({ open, api, member }) => {
  test.slow();
  const round = await aCheckedRound(api, member);
  const page = await open('head-of-research', `/rounds/${round.id}/versions`);
  await expect(page.getByText('There is nothing to review')).toBeVisible();
  await expectAccessible(page);

  for (const path of ['edit', 'versions/fixes']) {
    await page.goto(`/articles/${round.article.id}/${path}`);
    await expect(page.getByRole('main').getByText(/412/u).first()).toBeVisible();
    await expectAccessible(page);
  }
  await page.goto(`/articles/${round.article.id}`);
  await importAgain(page, AGAIN);
  await expect(page.getByRole('region', { name: 'What would change' })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(todoOf(page)).toBeVisible();
  await expectAccessible(page);
  await page.getByText('Side by side').click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
});
