/** Laws of reports: no words break out of any form, and every form holds the same passages. */
import { test as property } from '@fast-check/vitest';
import { JSDOM } from 'jsdom';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect } from 'vitest';

import { anyRoundRecord } from '@/lib/testing/round-record';

import { anchorTarget } from '../anchoring/anchor-target';
import { toArticleText } from '../anchoring/article-text';
import type { TargetSelectors } from '../anchoring/selectors';
import { buildReport } from './report';
import { reportHtml } from './report-html';
import { reportJson } from './report-json';
import { reportJsonLd } from './report-json-ld';
import { reportMarkdown } from './report-markdown';

describe('a report', () => {
  property.prop([anyRoundRecord])('numbers its passages in reading order', (record) => {
    const { claims } = buildReport(record);

    expect(claims.map(({ number }) => number)).toEqual(claims.map((_, at) => at + 1));
    const starts = claims.map(({ claim }) => claim.start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    // What is decided stands once; the last reading, which is not, stands as it is.
    const rejected = record.decisions.filter(({ decision }) => decision === 'rejected').length;
    expect(claims).toHaveLength(record.readings.length - rejected);
    expect(claims.filter(({ isUndecided }) => isUndecided)).toHaveLength(1);
  });
});

describe('the HTML of a report', { timeout: 60_000 }, () => {
  property.prop([anyRoundRecord], { numRuns: 30 })(
    'holds the text of the article and each passage at its words',
    (record) => {
      const report = buildReport(record);
      const { document } = new JSDOM(reportHtml(report)).window;
      const article = document.querySelector('#article');

      expect(article?.textContent).toBe(record.version.text);
      for (const { number, claim } of report.claims) {
        const marks = [...document.querySelectorAll(`mark[data-n="${number}"]`)];
        const words = marks.map(({ textContent }) => textContent).join('');
        // A line feed between two paragraphs is in neither.
        expect(words).toBe(claim.exact.replaceAll('\n', ''));
        for (const mark of marks) {
          expect(mark.getAttribute('data-start')).toBe(String(claim.start));
          expect(mark.getAttribute('data-end')).toBe(String(claim.end));
        }
      }
    },
  );

  property.prop([anyRoundRecord], { numRuns: 30 })(
    'holds no element, attribute or address that is not ours',
    (record) => {
      const html = reportHtml(buildReport(record));
      const { document } = new JSDOM(html).window;

      for (const element of document.querySelectorAll('*')) {
        expect(ELEMENTS).toContain(element.tagName.toLowerCase());
        for (const name of element.getAttributeNames()) {
          expect(name).not.toMatch(/^on|^style$|^src/);
        }
        const href = element.getAttribute('href');
        if (href !== null) expect(href).toMatch(/^(https?:\/\/|#)/);
      }
      expect(document.querySelectorAll('style')).toHaveLength(1);
      expect(document.title).toContain('Fact-check report');
    },
  );
});

const ELEMENTS =
  'html head meta title style body header main footer section article h1 h2 h3 p span b a ul li dl div dt dd mark small code table thead tbody tr th td svg path circle rect q bdi ol strong em br'.split(
    ' ',
  );

describe('the Markdown of a report', { timeout: 60_000 }, () => {
  property.prop([anyRoundRecord], { numRuns: 40 })(
    'reads back with no structure that words brought in',
    (record) => {
      const report = buildReport(record);
      const tree = unified().use(remarkParse).use(remarkGfm).parse(reportMarkdown(report));

      const headings: number[] = [];
      const visit = (node: Node) => {
        expect(NODES).toContain(node.type);
        if (node.type === 'heading') headings.push(node.depth ?? 0);
        if (node.type === 'link') expect(node.url).toMatch(/^(https?:\/\/|mailto:)/);
        if (node.type === 'inlineCode') expect(node.value).toMatch(/^[0-9a-f]{64}$/);
        for (const child of node.children ?? []) visit(child);
      };
      visit(tree);
      const parts = report.sources.length === 0 ? 4 : 5;
      expect(headings.filter((depth) => depth === 1)).toHaveLength(1);
      expect(headings.filter((depth) => depth === 2)).toHaveLength(parts);
      expect(headings.filter((depth) => depth === 3)).toHaveLength(report.claims.length);
      expect(headings.filter((depth) => depth > 3)).toHaveLength(0);
    },
  );
});

type Node = { type: string; depth?: number; url?: string; value?: string; children?: Node[] };

const NODES = [
  'root',
  'heading',
  'paragraph',
  'text',
  'strong',
  'emphasis',
  'list',
  'listItem',
  'link',
  'table',
  'tableRow',
  'tableCell',
  'inlineCode',
  'break',
];

describe('the JSON-LD of a report', () => {
  property.prop([anyRoundRecord])('reads back as the same targets', (record) => {
    const report = buildReport(record);
    const collection = JSON.parse(reportJsonLd(report)) as {
      total: number;
      first: { items: { id: string; target: { selector: [unknown, unknown] } }[] };
    };
    const text = toArticleText(record.version.text);

    expect(collection.total).toBe(report.claims.length);
    for (const [at, { id, target }] of collection.first.items.entries()) {
      const [quote, position] = target.selector as [
        TargetSelectors['quote'],
        TargetSelectors['position'],
      ];
      const claim = report.claims[at]?.claim;
      expect(id).toBe(`urn:uuid:${claim?.id ?? ''}`);
      expect(anchorTarget(text, { quote, position })).toMatchObject({
        status: 'anchored',
        position: { start: claim?.start, end: claim?.end },
      });
    }
  });
});

describe('the JSON of a report', () => {
  property.prop([anyRoundRecord])(
    'holds the whole record, and is written again alike',
    (record) => {
      const json = reportJson(buildReport(record));
      const { schema, standing, derived, ...read } = JSON.parse(json) as Record<string, unknown>;

      expect({ schema, standing }).toEqual({ schema: 'obelus.report/1', standing: 'interim' });
      expect(derived).toHaveProperty('passages');
      expect(read).toEqual(record);
      expect(reportJson(buildReport(read as typeof record))).toBe(json);
    },
  );
});
