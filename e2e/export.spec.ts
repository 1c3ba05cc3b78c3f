/** The report as a file: it opens without a network, and every passage is marked at its own words. */
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

import type { Page } from '@playwright/test';

import type { Api } from './api';
import { expectAccessible } from './axe';
import { expect, test } from './fixtures';
import { aCitation, aClaim, aRound, coverTheRest, type NewRound, spanOf, submit } from './work';

const PASSAGES = [
  'night passengers 🛳️ for the first',
  'ferry office at Pennock counted 412 passengers',
  'counted 412 passengers on Saturday night',
  '412',
  'We never counted before',
  'opened in 1931, according to its annual report',
] as const;

/** A round of one reader, handed in, with passages that overlap and lie in each other. */
async function aReadRound(api: Api, round: NewRound): Promise<void> {
  for (const words of PASSAGES) {
    await aClaim(api, round, words, {
      verdict: 'supported',
      citations: [aCitation('Night log <b>&</b> tally', 'four hundred & twelve')],
    });
  }
  await submit(api, round);
}

async function exported(page: Page, format: string): Promise<{ path: string; name: string }> {
  await page.getByRole('radio', { name: format, exact: true }).check();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: `Export ${format}` }).click();
  const download = await downloading;
  const name = download.suggestedFilename();
  const saved = test.info().outputPath(name);
  await download.saveAs(saved);
  return { path: saved, name };
}

test('the HTML report opens without a network and marks each claim at its words', async ({
  open,
  api,
  member,
  browser,
}) => {
  const round = await aRound(api, member, { reviewers: ['checker'] });
  await aReadRound(await api('checker'), round);
  const { text } = round.article;
  const page = await open('editor', `/rounds/${round.id}/report`);
  const file = await exported(page, 'HTML page');
  expect(file.name).toMatch(/\.html$/u);

  const context = await browser.newContext({ offline: true });
  const report = await context.newPage();
  const asked: string[] = [];
  const failures: string[] = [];
  report.on('request', (request) => asked.push(request.url()));
  report.on('pageerror', (error) => failures.push(error.message));
  report.on('console', (message) => {
    if (message.type() === 'error') failures.push(message.text());
  });
  const address = pathToFileURL(file.path).href;
  await report.goto(address);

  await expect(report.getByRole('heading', { level: 1 })).toHaveText(round.article.title);
  const article = report.locator('#article');
  expect(await article.evaluate((element) => element.textContent)).toBe(text);

  const marks = await article.locator('mark').evaluateAll((elements) =>
    elements.map((element) => ({
      number: Number(element.dataset['n']),
      start: Number(element.dataset['start']),
      end: Number(element.dataset['end']),
      words: element.textContent,
    })),
  );
  const characters = Array.from(text);
  const numbers = [...new Set(marks.map(({ number }) => number))].sort((a, b) => a - b);
  expect(numbers).toEqual([1, 2, 3, 4, 5, 6]);
  const passages = numbers.map((number) => {
    const pieces = marks.filter((mark) => mark.number === number);
    const [{ start, end }] = pieces as [(typeof pieces)[number]];
    const words = pieces.map((piece) => piece.words).join('');
    expect(words).toBe(characters.slice(start, end).join(''));
    return { start, end, words };
  });
  const expected = PASSAGES.map((words) => ({ ...spanOf(text, words), words }));
  expect(passages).toEqual(
    expected.sort((a, b) => (a.start === b.start ? b.end - a.end : a.start - b.start)),
  );

  await expect(report.getByText('four hundred & twelve').first()).toBeVisible();
  await expect(report.getByText('Night log <b>&</b> tally').first()).toBeVisible();
  expect(asked).toEqual([address]);
  expect(failures).toEqual([]);
  await expectAccessible(report);
  await context.close();
});

test('the screen shows the very report, and every form of it can be read by a program', async ({
  open,
  api,
  member,
}) => {
  const round = await aRound(api, member, { reviewers: ['checker'] });
  await aReadRound(await api('checker'), round);
  const page = await open('editor', `/rounds/${round.id}/report`);
  const preview = page.getByTitle('The report').contentFrame();
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText(round.article.title);
  await expect(preview.locator('mark').first()).toBeVisible();

  const markdown = await readFile((await exported(page, 'Markdown')).path, 'utf8');
  expect(markdown).toContain(round.article.title);
  for (const words of PASSAGES) expect(markdown).toContain(words);

  const json = JSON.parse(await readFile((await exported(page, 'JSON')).path, 'utf8')) as {
    version: { text: string };
    readings: { start: number; end: number; exact: string }[];
  };
  expect(json.version.text).toBe(round.article.text);
  const characters = Array.from(json.version.text);
  expect(json.readings).toHaveLength(PASSAGES.length);
  for (const { start, end, exact } of json.readings) {
    expect(characters.slice(start, end).join('')).toBe(exact);
  }

  const file = await exported(page, 'W3C JSON');
  expect(file.name).toMatch(/\.jsonld$/u);
  const graph = JSON.parse(await readFile(file.path, 'utf8')) as Record<string, unknown>;
  expect(JSON.stringify(graph['@context'])).toContain('http://www.w3.org/ns/anno.jsonld');
  expect(JSON.stringify(graph)).toContain('"TextPositionSelector"');

  await expect(page.getByText('The preview shows the HTML page.')).toBeVisible();
  for (const [form, ending, beginning] of [
    ['PDF, A4', '.pdf', '%PDF-1.7'],
    ['Word article', '.docx', 'PK'],
    ['Word report', '-report.docx', 'PK'],
    ['Excel', '.xlsx', 'PK'],
    ['CSV, claims', '-claims.csv', '\ufeffNumber,'],
    ['CSV, citations', '-citations.csv', '\ufeffNumber,'],
    ['Source list', '-sources.txt', 'Sources: '],
  ] as const) {
    const { path, name } = await exported(page, form);
    expect(name.endsWith(ending), name).toBe(true);
    expect((await readFile(path, 'utf8')).startsWith(beginning), form).toBe(true);
  }
});

test('a protected source is named only by choice, and a public link shows the copy until it is revoked', async ({
  open,
  api,
  member,
  browser,
}) => {
  const round = await aRound(api, member, { reviewers: ['checker'] });
  const checker = await api('checker');
  await aClaim(checker, round, '412', {
    verdict: 'supported',
    citations: [
      {
        ...aCitation('Odile Canarysource', 'four hundred and twelve'),
        confidential: true,
        alias: 'a person at the night desk',
      },
    ],
  });
  await coverTheRest(checker, round, [spanOf(round.article.text, '412')]);
  await submit(checker, round);

  const page = await test.step('nothing is exported before the choice is made', async () => {
    const report = await open('editor', `/rounds/${round.id}/report`);
    await expect(report.getByText('Until then nothing is exported.')).toBeVisible();
    await expect(report.getByRole('link', { name: /^Export/u })).toHaveCount(0);
    const shown = report.getByTitle('The report').contentFrame();
    await expect(shown.getByText('a person at the night desk').first()).toBeVisible();
    return report;
  });

  await test.step('what is previewed is what comes out', async () => {
    await page.getByRole('radio', { name: 'Leave the sources out' }).click();
    await expect(page).toHaveURL(/sources=masked/u);
    await expect(page.getByRole('link', { name: 'Export HTML page' })).toBeVisible();
    const masked = await readFile((await exported(page, 'HTML page')).path, 'utf8');
    expect(masked).not.toContain('Canarysource');
    expect(masked).toContain('a person at the night desk');
    await page.getByRole('radio', { name: 'Name the sources' }).click();
    await expect(page).toHaveURL(/sources=shown/u);
    const named = await readFile((await exported(page, 'Markdown')).path, 'utf8');
    expect(named).toContain('Canarysource');
  });

  await test.step('every stage signs', async () => {
    for (const [person, label] of [
      ['checker', 'Checker'],
      ['head-of-research', 'Head of research'],
      ['editor', 'Editor'],
      ['legal', 'Legal'],
    ] as const) {
      const signing = await open(person, `/rounds/${round.id}/sign-off`);
      await signing.getByRole('checkbox', { name: /^I have read this version/u }).check();
      await signing.getByLabel('Your password').fill('sample-newsroom-2026');
      await signing.getByRole('button', { name: `Sign as ${label}` }).click();
      await expect(signing.getByRole('button', { name: `Sign as ${label}` })).toHaveCount(0);
    }
  });

  await test.step('whoever has the link reads the masked copy, until it is revoked', async () => {
    await page.goto(`/rounds/${round.id}/report?sources=masked`);
    await page.getByRole('button', { name: 'Make a public link' }).click();
    const address = await page
      .getByRole('textbox', { name: 'Public link', exact: true })
      .inputValue();
    const stranger = await browser.newContext();
    const reading = await stranger.newPage();
    await reading.goto(address);
    await expect(reading.getByRole('heading', { level: 1 })).toHaveText(round.article.title);
    await expect(reading.getByText('a person at the night desk').first()).toBeVisible();
    await expect(reading.getByText('Canarysource')).toHaveCount(0);
    expect(await stranger.cookies()).toEqual([]);
    await expectAccessible(reading);

    await page.getByRole('button', { name: 'Revoke' }).first().click();
    await expect(page.getByText('By link, revoked')).toBeVisible();
    expect((await reading.goto(address))?.status()).toBe(404);
    await stranger.close();
  });
});
