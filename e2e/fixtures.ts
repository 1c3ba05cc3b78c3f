/**
 * `test` for the browser: people of the sample newsroom, each with a browser of
 * their own, and the API in their name. A session is made by the one-click
 * sign-in and kept for all tests of a worker.
 */
import {
  type Browser,
  type BrowserContextOptions,
  expect,
  type Page,
  request as requests,
  test as base,
} from '@playwright/test';

import { getNewsroom } from '@/lib/contracts/endpoints/newsroom';

import { type Api, apiOf } from './api';

export { expect };

/** An account of the sample newsroom, as its e-mail address begins. */
export type Person =
  | 'administrator'
  | 'checker'
  | 'second-checker'
  | 'head-of-research'
  | 'editor'
  | 'legal'
  | 'writer'
  | 'viewer';

type StorageState = Awaited<
  ReturnType<Awaited<ReturnType<typeof requests.newContext>>['storageState']>
>;

type Member = { api: Api; userId: string; state: StorageState };

type TestFixtures = {
  /** A page in a browser of the person's own. */
  open: (person: Person, path: string, options?: BrowserContextOptions) => Promise<Page>;
};
type WorkerFixtures = {
  address: string;
  /** The person's session: for the API, and for browsers. */
  member: (person: Person) => Promise<Member>;
  api: (person: Person) => Promise<Api>;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  address: [
    async ({}, use) => {
      await use(required('E2E_BASE_URL'));
    },
    { scope: 'worker' },
  ],

  member: [
    async ({ address }, use) => {
      const members = new Map<Person, Promise<Member>>();
      const closings: (() => Promise<void>)[] = [];
      await use((person) => {
        const known = members.get(person) ?? signIn(address, person, closings);
        members.set(person, known);
        return known;
      });
      for (const close of closings) await close();
    },
    { scope: 'worker' },
  ],

  api: [
    async ({ member }, use) => {
      await use(async (person) => (await member(person)).api);
    },
    { scope: 'worker' },
  ],

  open: async ({ browser, member }, use) => {
    const pages: Page[] = [];
    await use(async (person, path, options) => {
      const { state } = await member(person);
      const page = await newPage(browser, { storageState: state, ...options });
      pages.push(page);
      await page.goto(path);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
});

/** With the settings of the project: address, language, size. */
async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({ ...test.info().project.use, ...options });
  return context.newPage();
}

async function signIn(
  address: string,
  person: Person,
  closings: (() => Promise<void>)[],
): Promise<Member> {
  const context = await requests.newContext({
    baseURL: address,
    extraHTTPHeaders: { origin: address },
  });
  closings.push(() => context.dispose());
  const answer = await context.post('/api/auth/sample', {
    data: { email: `${person}@sample.example` },
  });
  if (!answer.ok()) throw new Error(`Signing in as ${person}: ${await answer.text()}`);
  const api = apiOf(context);
  const { you } = await api.call(getNewsroom, {});
  return { api, userId: you.userId, state: await context.storageState() };
}

export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start with npm run test:e2e.`);
  return value;
}
