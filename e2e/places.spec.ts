/** A claim whose words stand twice; two rounds of different versions; a round and a file. */
import { createRound } from '@/lib/contracts/endpoints/rounds';
import { codePointLength } from '@/lib/domain/anchoring/article-text';

import type { Page } from '@playwright/test';

import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { aClaim, aComparedRound, aRound, LINES, type NewRound, submit } from './work';

const OPENED = 'The office opened in 1931';
const [HEAD, BY, COUNT, READ_MORE, QUILL, OFFICE] = LINES.map(({ text }) => text);

async function importAgain(page: Page, round: NewRound, lines: readonly string[]): Promise<void> {
  await page.goto(`/articles/${round.article.id}`);
  await page.getByRole('button', { name: 'New version' }).click();
  await page.getByRole('menuitem', { name: /^Import again/u }).click();
  await page.getByText('Paste', { exact: true }).click();
  await page.getByLabel('Text of the article').fill(lines.join('\n\n'));
  await page.getByRole('button', { name: 'Read it' }).click();
  await page.getByRole('button', { name: 'Save as version 2' }).click();
  await expect(page).toHaveURL(/\/versions$/u);
}

const kept = [HEAD, BY, COUNT, READ_MORE, QUILL].map((line) => line ?? '');

test('a claim whose words stand in two places is put where a person says', async ({
  open,
  api,
  member,
}) => {
  const round = await aRound(api, member, {
    reviewers: ['checker', 'head-of-research'],
    mode: 'shared',
  });
  await aClaim(await api('checker'), round, OPENED, {
    verdict: 'supported',
    checkStatus: 'checked',
  });
  const page = await open('head-of-research', `/articles/${round.article.id}`);
  await importAgain(page, round, [
    ...kept,
    `Wholly new words begin the last page. ${OPENED}. Fresh ones follow them.`,
    `A plaque beside the door has it as well. ${OPENED}. Nobody minds.`,
  ]);

  const queue = page.getByRole('region', { name: 'Review queue' });
  const row = queue
    .getByRole('listitem')
    .filter({ has: page.getByRole('button', { name: /^Claim 1 /u }) });
  await expect(row).toContainText('Its words stand in 2 places of the new text.');
  const places = row.getByRole('list', { name: 'It is about' }).getByRole('button');
  await expect(places).toHaveCount(2);
  await expectAccessible(page);

  await places.filter({ hasText: 'A plaque beside the door' }).click();
  await expect(queue.getByRole('button', { name: /^Claim 1 /u })).toContainText('attached again');
  const text = page.getByRole('article', { name: 'Version 2 with changes' });
  await expect(text.getByRole('button', { name: /^Claim 1/u })).toBeVisible();
});

test('two rounds of different versions stand side by side, and a round beside a file', async ({
  open,
  api,
  member,
}) => {
  test.slow();
  const first = await aComparedRound(api, member);
  const page = await open('head-of-research', `/articles/${first.article.id}`);
  const reviewers = ['checker', 'second-checker'] as const;
  const reviewerIds = await Promise.all(
    reviewers.map(async (person) => (await member(person)).userId),
  );
  const { id } = await (
    await api('head-of-research')
  ).call(createRound, {
    params: { articleId: first.article.id },
    body: { mode: 'blind', reviewerIds },
  });
  const second = { id, article: first.article };
  await aClaim(await api('checker'), second, OPENED, { verdict: 'disputed' });
  // The last round goes on in the new version; the one before stays with the text it read.
  const again = [...kept, OFFICE ?? ''].map((line) => line.replace('412', '421'));
  await importAgain(page, first, again);
  const text = first.article.text.replace('412', '421');
  for (const person of reviewers) await submit(await api(person), second);

  await test.step('what was marked in the older version is found in the newer', async () => {
    await page.goto(`/articles/${first.article.id}/comparison`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Round 1 against round 2');
    const groups = page.getByRole('region', { name: 'Groups of claims' });
    await expect(groups.getByText('Words changed since').first()).toBeVisible();
    await expect(page.getByText('Text of version 2')).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('a file that cannot be compared says where it is wrong', async () => {
    await page.getByRole('link', { name: 'Compare round 2 with a file' }).click();
    await page.getByLabel('File of annotations').setInputFiles(aFile(text, 9_000));
    await expect(page.getByRole('alert').filter({ hasText: 'cannot be compared' })).toContainText(
      /reviewers\[0\].annotations\[0\].start is \d+, but the text has \d+ characters/u,
    );
  });

  await test.step('and one that can stands beside the round', async () => {
    const start = text.indexOf(OPENED);
    const end = codePointLength(text.slice(0, start + OPENED.length));
    await page.getByLabel('File of annotations').setInputFiles(aFile(text, end));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Round 2 against wire.json');
    const groups = page.getByRole('region', { name: 'Groups of claims' });
    await expect(groups).toContainText('File, Wire desk');
    await expect(groups).toContainText(OPENED);
    await expectAccessible(page);
  });
});

function aFile(text: string, end: number) {
  const length = codePointLength(OPENED);
  const annotations = [{ id: 'w1', start: Math.max(0, end - length), end, verdict: 'supported' }];
  return {
    name: 'wire.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify({ text, reviewers: [{ id: 'Wire desk', annotations }] })),
  };
}
