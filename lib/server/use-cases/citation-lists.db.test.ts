/** Citations from a page, from a list, and out again; a protected source in none of them. */
import { afterAll, beforeAll, describe, expect } from 'vitest';

import { createCitationBody, type CitationView } from '@/lib/contracts/annotation';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aWebSite, type WebSite } from '@/lib/testing/web-site';

import { uuidv7 } from '../new-id';
import { closeRound } from './close-round';
import { exportCitations } from './export-citations';
import { lookUpPage } from './look-up-page';
import { readCitationList } from './read-citation-list';

let site: WebSite;
const PAGE = `<!doctype html><html lang="en"><head><title>Ferry late | The Harbor Post</title>
  <meta property="og:site_name" content="The Harbor Post"><link rel="canonical" href="/ferry">
  <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry <b>late</b>","author":[{"name":"Ana Roy"}],"datePublished":"2031-05-01T23:50:00-05:00"}</script>
  </head><body><p>Short.</p></body></html>`;

beforeAll(async () => {
  site = await aWebSite(({ url }, response) => {
    if (url === '/gone') response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(PAGE);
  });
});
afterAll(() => site.close());

describe('a page that is cited', () => {
  test('says its title, author, publisher, day and own address', async ({ db }) => {
    const ana = await anActor(db);
    const address = `http://${site.host}/ferry?utm_source=x`;
    expect(await lookUpPage({ url: address }, ana, { allowHosts: [site.host] })).toEqual({
      source: 'The Harbor Post',
      title: expect.stringContaining('Ferry') as string,
      author: 'Ana Roy',
      publishedOn: '2031-05-01',
      url: `http://${site.host}/ferry`,
    });
  });

  test('says why it tells nothing, and is no way into the network', async ({ db }) => {
    const ana = await anActor(db);
    const viewer = await anActor(db, { roles: ['viewer'] });
    const gone = { url: `http://${site.host}/gone` };
    await expect(lookUpPage(gone, ana, { allowHosts: [site.host] })).rejects.toThrow(/by hand/u);
    // The same page is there; only that it is a private address keeps it from being fetched.
    const here = { url: `http://${site.host}/ferry` };
    await expect(lookUpPage(here, ana, { allowHosts: [] })).rejects.toThrow(
      /private|not fetched|own network/iu,
    );
    await expect(lookUpPage(here, viewer, { allowHosts: [site.host] })).rejects.toThrow(/role/u);
  });
});

const CITED: Omit<CitationView, 'id'>[] = [
  {
    source: 'The Harbor Post',
    tier: 'secondary',
    relation: 'supports',
    quote: 'It was 50% late\n& "more" {so}',
    locator: 'pp. 3–5',
    locatorKind: 'page',
    url: 'https://example.org/a?b=1&c=%20d_e',
    accessedOn: '2025-03-01',
    medium: 'print',
    title: 'Ferry late: Ürgüp & the river',
    author: 'Ana Roy and Ben Ito',
    publishedOn: '2025-02-28',
  },
  {
    source: 'City register',
    tier: 'primary',
    relation: 'contradicts',
    quote: '',
    locator: '',
    url: '',
    accessedOn: null,
    terms: 'background',
  },
];
const SECRET: Omit<CitationView, 'id'> = {
  source: 'Zenobia Quillfeather',
  tier: 'primary',
  relation: 'supports',
  quote: 'The pumps were switched off by night and nobody wrote it down',
  locator: '',
  url: '',
  accessedOn: null,
  confidential: true,
  alias: 'A harbor worker',
};

describe('a list of citations', () => {
  test('goes out in three forms and comes back as it was', async ({ db }) => {
    const ana = await anActor(db);
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana] });
    const { id: annotationId } = await anAnnotation(db, ana, round, 'Turnout was 62 percent', {
      citations: [...CITED, SECRET].map((one) =>
        createCitationBody.parse({ ...one, id: uuidv7() }),
      ),
    });
    // One's own claim while the round is blind; nobody else's.
    const one = { roundId: round.id, format: 'ris' as const, annotationId };
    const own = await as(db, ana, (context) => exportCitations(one, context));
    expect(String(own.body)).toContain('The Harbor Post');
    expect(String(own.body)).toContain('A harbor worker');
    expect(String(own.body)).not.toMatch(/Quillfeather|pumps were switched/u);
    await expect(as(db, head, (context) => exportCitations(one, context))).rejects.toMatchObject({
      code: 'not_found',
    });
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));

    for (const format of ['csl-json', 'ris', 'bibtex'] as const) {
      const { body } = await as(db, head, (context) =>
        exportCitations({ roundId: round.id, format }, context),
      );
      const text = String(body);
      const list = await readCitationList({ content: text }, ana);
      expect(list.format).toBe(format);
      expect(list.notRead).toEqual([]);
      const back = list.citations.map(({ id: _id, ...fields }) => fields);
      expect(back.slice(0, 2), format).toEqual(CITED);
      expect(back[2]?.source, format).toBe('A harbor worker');
      expect(text, format).not.toMatch(/Quillfeather|pumps were switched/u);
    }
  });

  test('says which entries are no citation, and where BibTeX breaks off', async ({ db }) => {
    const ana = await anActor(db);
    const list = await readCitationList({ content: '[{"title":"A"},{},5]' }, ana);
    expect(list.citations).toHaveLength(1);
    expect(list.notRead.map(({ at }) => at)).toEqual([2, 3]);
    await expect(readCitationList({ content: '@article{a, title={' }, ana)).rejects.toThrow(
      /line 1/u,
    );
    await expect(readCitationList({ content: 'https://example.org' }, ana)).rejects.toThrow(
      /No entry|BibTeX/u,
    );
  });
});
