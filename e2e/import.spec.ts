/** From a file or a paste to the desk: what is read is shown first, and nothing is dropped unseen. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Locator, Page } from '@playwright/test';

import { getArticle } from '@/lib/contracts/endpoints/articles';

import { expect, test } from './fixtures';

/** Real articles as they were found on the web, and what of the page stands in each. */
const CORPUS = path.resolve(process.cwd(), '../shared/corpus');
const FILES = [
  { name: '000_c18445db805e3de8.txt', furniture: ['read more', 'copyright', 'navigation'] },
  { name: '001_a3d081eefddbad65.txt', furniture: ['comments'] },
  { name: '002_000e99c50abad8e7.txt', furniture: ['cookie banner', 'read more'] },
  { name: '003_2b80873df269826e.txt', furniture: ['video'] },
  { name: '004_a2c98be9186cf250.txt', furniture: [] },
];

const linesOf = (page: Page): Locator =>
  page.getByRole('list', { name: 'Lines of the article' }).getByRole('listitem');

async function nameTheStory(page: Page, title: string): Promise<string> {
  const story = `Import ${randomUUID().slice(0, 8)}`;
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Story', { exact: true }).selectOption({ label: 'A new story…' });
  await page.getByLabel('Name of the new story').fill(story);
  return story;
}

for (const { name, furniture } of FILES) {
  const file = path.join(CORPUS, name);

  test.describe(`a real article: ${name}`, () => {
    // eslint-disable-next-line playwright/no-skipped-test -- the corpus is not part of the project
    test.skip(!existsSync(file), `${file} is not there`);

    test('is shown line by line, stored, and stands on the desk with the same words', async ({
      open,
      api,
    }) => {
      const text = readFileSync(file, 'utf8').replaceAll(/\r\n?/gu, '\n');
      const words = text.split('\n').filter((line) => line.trim() !== '');
      const page = await open('editor', '/articles/import');
      await page.getByLabel('Article file').setInputFiles(file);

      await expect(linesOf(page)).toHaveCount(words.length);
      for (const [index, line] of words.entries()) {
        await expect(linesOf(page).nth(index).getByRole('paragraph')).toContainText(line.trim());
      }
      const struck = linesOf(page).filter({ has: page.getByText('Left out:') });
      for (const reason of furniture) {
        await expect(struck.filter({ hasText: reason }).first()).toBeVisible();
      }

      await nameTheStory(page, `A real article, ${name}`);
      const kept = await keptLines(page);
      await page.getByRole('button', { name: 'Assign reviewers' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(`A real article, ${name}`);
      const articleId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
      const stored = await (await api('editor')).call(getArticle, { params: { articleId } });
      expect(stored.text).toBe(text);

      await page.getByRole('button', { name: /^Assign \d+ reviewers?$/u }).click();
      const article = page.getByRole('article', { name: 'Article' });
      for (const line of kept) await expect(article).toContainText(line);
      await expect(article.getByText(/lines? of page furniture left out/u)).toHaveCount(
        kept.length < words.length ? 1 : 0,
      );
    });
  });
}

async function keptLines(page: Page): Promise<string[]> {
  const kept = linesOf(page).filter({ hasNot: page.getByText('Left out:') });
  return (await kept.getByRole('paragraph').allTextContents()).map((line) => line.trim());
}

test('one key keeps a line or leaves it out, and it stays where it was', async ({ open }) => {
  const page = await open('editor', '/articles/import');
  await page.getByLabel('Article file').setInputFiles({
    name: 'ferry.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from(
      'The ferry is late\n\nThis website uses cookies.\n\nThe ferry left Pennock at nine, an hour late.\n\nNobody said why.\n',
    ),
  });
  const cookies = linesOf(page).nth(1);
  const last = linesOf(page).nth(3);
  await expect(cookies.getByRole('deletion')).toHaveText('This website uses cookies.');

  await page.keyboard.press('j');
  await expect(cookies).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Enter');
  await expect(cookies.getByRole('deletion')).toBeHidden();
  await expect(page.getByText('Nothing is left out')).toBeVisible();

  await page.keyboard.press('k');
  await page.keyboard.press('x');
  await expect(cookies.getByRole('deletion')).toHaveText('This website uses cookies.');

  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(last.getByRole('deletion')).toHaveText('Nobody said why.');
  await expect(page.getByText('2 lines left out')).toBeVisible();
  await last.getByRole('button', { name: /^Keep/u }).click();
  await expect(last.getByRole('deletion')).toBeHidden();
});

test('pasted rich text keeps its headings and emphasis, on to the desk', async ({ open }) => {
  const page = await open('editor', '/articles/import');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText('Paste', { exact: true }).click();
  await page.evaluate(async () => {
    const html =
      '<h1>The ferry is late</h1><p>It left <strong>an hour</strong> late, said <a href="https://ferry.example/">the office</a>.</p><h2>Nobody said why</h2><p>The captain went home. 🛳️</p>';
    const item = new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob(['The ferry is late'], { type: 'text/plain' }),
    });
    await navigator.clipboard.write([item]);
  });
  await page.getByLabel('Text of the article').focus();
  await page.keyboard.press('ControlOrMeta+V');
  await page.getByRole('button', { name: 'Read it' }).click();

  await expect(linesOf(page)).toHaveCount(4);
  await expect(linesOf(page).nth(0).getByRole('combobox')).toHaveValue('headline');
  await expect(linesOf(page).nth(2).getByRole('combobox')).toHaveValue('heading');
  await nameTheStory(page, 'The ferry is late');
  await page.getByRole('button', { name: 'Assign reviewers' }).click();
  await page.getByRole('button', { name: /^Assign \d+ reviewers?$/u }).click();

  const article = page.getByRole('article', { name: 'Article' });
  await expect(article.getByRole('heading', { name: 'Nobody said why' })).toBeVisible();
  await expect(article.getByRole('strong')).toHaveText('an hour');
  await expect(article.getByRole('link', { name: 'the office' })).toHaveAttribute(
    'href',
    'https://ferry.example/',
  );
});

const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
  'hex',
);
const BAD = [
  { title: 'a picture called .txt', name: 'photo.txt', content: PNG },
  { title: 'an empty file', name: 'empty.txt', content: Buffer.alloc(0) },
  { title: 'a format that is not read', name: 'sheet.xls', content: Buffer.from('a,b\n1,2\n') },
];

for (const { title, name, content } of BAD) {
  test(`${title} is refused with the reason, and nothing is stored`, async ({ open }) => {
    const page = await open('editor', '/articles/import');
    const stores: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && new URL(request.url()).pathname === '/api/v1/articles') {
        stores.push(request.url());
      }
    });
    const choose = (file: { name: string; mimeType: string; buffer: Buffer }) =>
      page.getByLabel('Article file').setInputFiles(file);

    await choose({ name, mimeType: 'application/octet-stream', buffer: content });
    const alert = page.getByRole('alert').filter({ hasText: 'Not imported.' });
    await expect(alert).toContainText('Nothing was stored.');
    await expect(linesOf(page)).toHaveCount(0);
    expect(stores).toEqual([]);

    // The screen is as it was: a file that can be read is read, and stored once.
    await choose({
      name: 'good.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('The ferry left at nine.'),
    });
    await expect(linesOf(page)).toHaveCount(1);
    await nameTheStory(page, 'The ferry left');
    await page.getByRole('button', { name: 'Assign reviewers' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The ferry left');
    expect(stores).toHaveLength(1);
  });
}
