/** The article in Word: every comment at the words of its claim, and read back there. */
import { test as property } from '@fast-check/vitest';
import { JSDOM } from 'jsdom';
import { describe, expect, test, vi } from 'vitest';

import { buildReport } from '@/lib/domain/reports/report';
import { reportComments } from '@/lib/domain/reports/report-comments';
import { archiveParts } from '@/lib/testing/archive';
import { anArticleRecord } from '@/lib/testing/article-record';
import { parsed, textsOf } from '@/lib/testing/imports';
import { anyRoundRecord } from '@/lib/testing/round-record';

import { commentedArticle } from './commented-article';
import { xmlText } from './xml-text';

// Loading a parser takes a while on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const LINES = [
  'The ferry 🚢 was late',
  'It left at six, the harbor office said on Monday, and arrived an hour late.',
  'Nobody knew why the engine had stopped.',
  'The owner called it “a record”.',
];

const RECORD = anArticleRecord({
  lines: LINES,
  passages: [
    { words: 'ferry 🚢 was late' },
    {
      words: 'It left at six, the harbor office said on Monday',
      citations: [{}, { url: 'javascript:alert(1)', source: 'A page', relation: 'contradicts' }],
      queries: [{ state: 'closed', messages: ['Which office?', 'The one\nat the pier.'] }],
    },
    { words: 'left at six', findings: { suggestedFix: 'left at seven' } },
    { words: 'on Monday, and arrived an hour late', findings: { checkStatus: 'queried' } },
    {
      words: 'an hour late.\nNobody knew why',
      queries: [{ state: 'open', messages: ['Who said nobody?'] }],
    },
    { words: 'harbor' },
    { words: 'arrived an hour late.\nNobody knew why the engine had stopped.\nThe owner' },
  ],
});

describe('the article in Word', () => {
  test('is read back with every comment at the same words', async () => {
    const report = buildReport(RECORD);
    const article = await parsed(Buffer.from(await commentedArticle(report)), {
      fileName: 'article.docx',
    });

    expect(textsOf(article)).toEqual(LINES);
    const sent = reportComments(report).map(({ author, start, end }) => [author, start, end]);
    const come = article.notes.map(({ author, start, end }) => [author, start, end]);
    expect(come.toSorted()).toEqual(sent.toSorted());
    const spansAClaim = article.notes.filter(({ body }) => /^\d+\. /.test(body));
    expect(spansAClaim.map(({ exact }) => exact).toSorted()).toEqual(
      RECORD.readings.map(({ exact }) => exact).toSorted(),
    );
    expect(article.notes.every(({ notedAt }) => notedAt === '2026-11-21T16:40:00.000Z')).toBe(true);
  });

  test('says in a comment what was found, and on what evidence', async () => {
    const { notes } = await parsed(Buffer.from(await commentedArticle(buildReport(RECORD))), {
      fileName: 'article.docx',
    });

    const outer = notes.find(
      ({ exact }) => exact.startsWith('It left') && exact.endsWith('Monday'),
    );
    expect(outer?.body).toMatch(/^\d+\. Partly supported\. Fact, high priority\n/);
    expect(outer?.body).toContain('Checked as: Claim of It left at six');
    expect(outer?.body).toContain('Rationale of It left at six');
    expect(outer?.body).toContain(
      'supports: “at six in the morning” Harbor log, p. 4, primary, seen 2 April 2025',
    );
    expect(outer?.body).toContain('A page, javascript:alert(1), p. 4');
    expect(notes.map(({ body }) => body)).toContain('Answer: The one\nat the pier.');
    expect(notes.some(({ body }) => body.includes('Suggested fix: left at seven'))).toBe(true);
  });

  test('answers within the thread, and has settled threads resolved', async () => {
    const parts = await archiveParts(await commentedArticle(buildReport(RECORD)));
    const extended = parts.get('word/commentsExtended.xml')?.toString('utf8') ?? '';
    const comments = reportComments(buildReport(RECORD));

    const threads = [...extended.matchAll(/<w15:commentEx ([^>]*)\/>/g)].map(([, at = '']) => ({
      isReply: at.includes('w15:paraIdParent'),
      isDone: at.includes('w15:done="1"'),
    }));
    expect(threads).toEqual(
      comments.map(({ parentId, isResolved }) => ({
        isReply: parentId !== null,
        isDone: isResolved,
      })),
    );
    expect(threads.filter(({ isReply }) => isReply)).toHaveLength(3);
    expect(threads.filter(({ isDone }) => isDone)).toHaveLength(3);
  });

  test('links to web pages alone, and runs nothing', async () => {
    const parts = await archiveParts(await commentedArticle(buildReport(RECORD)));
    const external = [...parts.entries()]
      .filter(([name]) => name.endsWith('.rels'))
      .flatMap(([, xml]) => xml.toString('utf8').match(/<Relationship [^>]*External[^>]*>/g) ?? []);

    expect(external).toHaveLength(1);
    expect(external[0]).toContain('Target="https://example.org/log#p4"');
    expect([...parts.keys()].some((name) => /vba|embed|activeX/i.test(name))).toBe(false);
    expect(parts.get('word/document.xml')?.toString('utf8')).not.toMatch(/w:instrText|w:fldSimple/);
  });

  test('is the same byte for byte, whenever it is written', async () => {
    const first = await commentedArticle(buildReport(RECORD));
    vi.useFakeTimers({ now: new Date('2031-05-02T09:00:00Z'), toFake: ['Date'] });
    try {
      const second = await commentedArticle(buildReport(RECORD));
      expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  property.prop([anyRoundRecord], { numRuns: 25 })(
    'has a range for each comment, around the words of its claim',
    async (record) => {
      const report = buildReport(record);
      const parts = await archiveParts(await commentedArticle(report));
      const ranges = rangesOf(parts.get('word/document.xml')?.toString('utf8') ?? '');
      const defined = commentIdsOf(parts.get('word/comments.xml')?.toString('utf8') ?? '');

      const points = Array.from(record.version.text);
      const comments = reportComments(report);
      expect(defined).toEqual(comments.map(({ id }) => id));
      expect([...ranges.keys()].toSorted((a, b) => a - b)).toEqual(defined);
      for (const { id, start, end } of comments) {
        expect(ranges.get(id)).toBe(asXmlReadsIt(points.slice(start, end).join('')));
      }
    },
  );
});

/** What XML makes of line ends, and what it cannot hold. */
function asXmlReadsIt(words: string): string {
  return xmlText(words).replace(/\r\n?/g, '\n');
}

function commentIdsOf(xml: string): number[] {
  return [...xml.matchAll(/<w:comment w:id="(\d+)"/g)].map(([, id]) => Number(id));
}

/** The words between the edges of each range, paragraphs joined by a line feed. */
function rangesOf(xml: string): Map<number, string> {
  const { document } = new JSDOM(xml, { contentType: 'text/xml' }).window;
  const open = new Set<number>();
  const ranges = new Map<number, string>();
  const add = (words: string) => {
    for (const id of open) ranges.set(id, (ranges.get(id) ?? '') + words);
  };
  for (const [index, paragraph] of [...document.getElementsByTagName('w:p')].entries()) {
    if (index > 0) add('\n');
    for (const element of paragraph.getElementsByTagName('*')) {
      const id = Number(element.getAttribute('w:id'));
      if (element.localName === 'commentRangeStart') {
        open.add(id);
        ranges.set(id, '');
      }
      if (element.localName === 'commentRangeEnd') open.delete(id);
      if (element.localName === 't') add(element.textContent);
      if (element.localName === 'br') add('\n');
    }
  }
  expect(open.size).toBe(0);
  return ranges;
}
