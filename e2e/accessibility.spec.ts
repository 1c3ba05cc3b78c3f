/** Every page in every state that a person meets it in, light and dark, on a screen and on a phone. */
import type { Locator, Page } from '@playwright/test';

import { listArticles, listStories } from '@/lib/contracts/endpoints/articles';

import type { Api } from './api';
import { expectAccessible } from './axe';
import { deskIsReady, pressUntilShown } from './desk';
import { expect, type Person, test } from './fixtures';

type Place = { articleId: string; roundId: string };

/** An article of the sample newsroom, by its number; nowhere for pages that are of no article. */
async function sample(api: Api, code: string | undefined): Promise<Place> {
  if (code === undefined) return { articleId: '', roundId: '' };
  const { stories } = await api.call(listStories, {});
  const story = stories.find(({ name }) => name === 'The Haskeld drawdown')?.id;
  const { articles } = await api.call(listArticles, { query: { story } });
  const found = articles.find((article) => article.code === code);
  if (found === undefined) throw new Error(`The sample newsroom has no article ${code}.`);
  return { articleId: found.id, roundId: found.rounds.at(-1)?.id ?? '' };
}

const SIGNED = '001';
const COMPARED = '002';
const HALF_READ = '003';
const BEGUN = '004';
const UNASSIGNED = '005';

type State = {
  name: string;
  person: Person;
  code?: string;
  path: (place: Place) => string;
  /** Brings the page into the state; what it shows then. */
  reach?: (page: Page) => Promise<Locator>;
};

const desk = ({ roundId }: Place) => `/rounds/${roundId}`;
const comparison = ({ roundId }: Place) => `/rounds/${roundId}/comparison`;

const atRest = async (page: Page) => page.getByRole('main');

async function selectFirstClaim(page: Page): Promise<Locator> {
  // Keys that are pressed before the desk listens are nobody's.
  await deskIsReady(page);
  await page.keyboard.press('j');
  return page.getByRole('region', { name: /^Claim 1:/u });
}

const STATES: readonly State[] = [
  { name: 'the queue of a checker', person: 'checker', path: () => '/' },
  { name: 'the queue of a writer', person: 'writer', path: () => '/' },
  { name: 'the import', person: 'editor', path: () => '/articles/import' },
  { name: 'the readings over time', person: 'head-of-research', path: () => '/research' },
  {
    name: 'the lines of an import',
    person: 'editor',
    path: () => '/articles/import',
    async reach(page) {
      await page.getByText('Paste', { exact: true }).click();
      await page
        .getByLabel('Text of the article')
        .fill('The ferry is late\n\nThis website uses cookies.\n\nIt left at nine.');
      await page.getByRole('button', { name: 'Read it' }).click();
      return page.getByRole('list', { name: 'Lines of the article' });
    },
  },
  {
    name: 'an article with its rounds',
    person: 'editor',
    code: SIGNED,
    path: ({ articleId }) => `/articles/${articleId}`,
  },
  {
    name: 'an article that nobody reads yet',
    person: 'editor',
    code: UNASSIGNED,
    path: ({ articleId }) => `/articles/${articleId}`,
  },
  {
    name: 'the reading view',
    person: 'viewer',
    code: SIGNED,
    path: ({ articleId }) => `/articles/${articleId}/read`,
  },
  { name: 'the desk', person: 'checker', code: BEGUN, path: desk },
  {
    name: 'the desk with a claim',
    person: 'checker',
    code: BEGUN,
    path: desk,
    reach: selectFirstClaim,
  },
  {
    name: 'the desk with a new citation',
    person: 'checker',
    code: BEGUN,
    path: desk,
    async reach(page) {
      await selectFirstClaim(page);
      await page.keyboard.press('c');
      return page.getByRole('form', { name: 'New citation' });
    },
  },
  {
    name: 'the desk with an attribution chain',
    person: 'checker',
    code: BEGUN,
    path: desk,
    async reach(page) {
      await selectFirstClaim(page);
      await page.keyboard.press('o');
      return page.getByRole('form', { name: 'Attribution chain' });
    },
  },
  {
    name: 'the desk with a rationale being written',
    person: 'checker',
    code: BEGUN,
    path: desk,
    async reach(page) {
      await selectFirstClaim(page);
      await page.keyboard.press('e');
      return page.getByRole('textbox', { name: 'Rationale' });
    },
  },
  {
    name: 'the desk with selected words',
    person: 'checker',
    code: BEGUN,
    path: desk,
    async reach(page) {
      await deskIsReady(page);
      await page.keyboard.press('Shift+J');
      return page.getByRole('toolbar', { name: 'Selected text' });
    },
  },
  {
    name: 'the list of keys',
    person: 'checker',
    code: BEGUN,
    path: desk,
    async reach(page) {
      await deskIsReady(page);
      await page.keyboard.press('?');
      return page.getByRole('dialog', { name: 'Keyboard' });
    },
  },
  {
    name: 'what is left before a reading is submitted',
    person: 'checker',
    code: BEGUN,
    path: desk,
    async reach(page) {
      await page.getByRole('button', { name: 'Submit reading' }).click();
      return page.getByRole('dialog', { name: 'Submit your reading' });
    },
  },
  {
    name: 'the desk of a reading that is handed in',
    person: 'checker',
    code: HALF_READ,
    path: desk,
  },
  {
    name: 'the desk of a signed round',
    person: 'viewer',
    code: SIGNED,
    path: desk,
    reach: selectFirstClaim,
  },
  {
    name: 'a comparison',
    person: 'head-of-research',
    code: COMPARED,
    path: comparison,
    async reach(page) {
      const taking = page.getByRole('button', { name: /^Take A/u });
      await pressUntilShown(page, 'n', taking);
      return taking;
    },
  },
  {
    name: 'a comparison while a claim is merged',
    person: 'head-of-research',
    code: COMPARED,
    path: comparison,
    async reach(page) {
      const form = page.getByRole('form', { name: 'Write a claim of your own' });
      await pressUntilShown(page, 'w', form);
      return form;
    },
  },
  { name: 'a comparison that is settled', person: 'checker', code: SIGNED, path: comparison },
  {
    name: 'a comparison that is not there yet',
    person: 'checker',
    code: HALF_READ,
    path: comparison,
  },
  {
    name: 'the sign-off of a signed round',
    person: 'editor',
    code: SIGNED,
    path: ({ roundId }) => `/rounds/${roundId}/sign-off`,
  },
  {
    name: 'a sign-off that waits',
    person: 'editor',
    code: COMPARED,
    path: ({ roundId }) => `/rounds/${roundId}/sign-off`,
  },
  {
    name: 'the report of a signed round',
    person: 'editor',
    code: SIGNED,
    path: ({ roundId }) => `/rounds/${roundId}/report`,
  },
  { name: 'the newsroom’s settings', person: 'administrator', path: () => '/settings' },
  { name: 'the verdict scale', person: 'administrator', path: () => '/settings/verdicts' },
  { name: 'the stages', person: 'administrator', path: () => '/settings/stages' },
  { name: 'the people', person: 'administrator', path: () => '/settings/people' },
  { name: 'the API tokens', person: 'administrator', path: () => '/settings/tokens' },
  { name: 'the account', person: 'administrator', path: () => '/settings/account' },
  { name: 'settings that cannot be changed', person: 'viewer', path: () => '/settings/verdicts' },
  {
    name: 'a page that is not there',
    person: 'viewer',
    path: () => '/articles/01900000-0000-7000-8000-000000000000',
  },
];

// Each looks at the sample newsroom and changes nothing in it.
test.describe.configure({ mode: 'parallel' });

test('nothing serious is wrong with the sign-in', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await expectAccessible(page);
});

for (const { name, person, code, path, reach = atRest } of STATES) {
  test(`nothing serious is wrong with ${name}`, async ({ open, api }) => {
    const place = await sample(await api('editor'), code);
    const page = await open(person, path(place));
    await expect(await reach(page)).toBeVisible();
    await expectAccessible(page);
  });
}

for (const { name, person, code, path } of STATES.filter(({ reach }) => reach === undefined)) {
  test(`on a phone the work is shown and nothing runs off the side: ${name}`, async ({
    open,
    api,
  }) => {
    const place = await sample(await api('editor'), code);
    const page = await open(person, path(place), { viewport: { width: 390, height: 844 } });
    await expect(page.getByRole('main')).toBeAttached();
    const isWorkShown = await page.evaluate(
      () =>
        document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 3)?.closest('main') !=
        null,
    );
    expect(isWorkShown).toBe(true);
    const overhang = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overhang).toBe(0);
  });
}
