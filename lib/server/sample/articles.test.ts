import { describe, expect, test } from 'vitest';

import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { textOfDocument } from '@/lib/domain/articles/document';

import { sampleDocument, sampleText } from './locate';
import { SAMPLE_NEWSROOM } from './newsroom';
import type { SampleArticle } from './types';

const { articles } = SAMPLE_NEWSROOM;

function paragraphs(article: SampleArticle): string[] {
  return article.lines
    .filter(({ kind, text }) => kind === 'text' && text !== '')
    .map(({ text }) => text);
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}.’]+/gu) ?? [];
}

/** Shared runs of three words over all runs of three words: 1 for the same text. */
function likeness(one: string, other: string): number {
  const runs = (text: string) => {
    const all = words(text);
    return new Set(all.slice(2).map((_, at) => all.slice(at, at + 3).join(' ')));
  };
  const [a, b] = [runs(one), runs(other)];
  const shared = [...a].filter((run) => b.has(run)).length;
  return shared / (a.size + b.size - shared);
}

function article(code: string): SampleArticle {
  const found = articles.find((one) => one.code === code);
  if (found === undefined) throw new Error(`There is no article ${code}.`);
  return found;
}

describe('the sample story', () => {
  test('has five short articles by five outlets', () => {
    expect(articles.map(({ code }) => code)).toEqual(['001', '002', '003', '004', '005']);
    expect(new Set(articles.map(({ outlet }) => outlet)).size).toBe(5);
    expect(new Set(articles.map(({ url }) => new URL(url).hostname)).size).toBe(5);
    for (const one of articles) {
      const count = words(paragraphs(one).join(' ')).length;
      expect(count, one.code).toBeGreaterThanOrEqual(150);
      expect(count, one.code).toBeLessThanOrEqual(320);
      expect(new URL(one.url).hostname).toMatch(/\.example$/);
      expect(one.publishedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(one.lines.filter(({ kind }) => kind === 'headline').map(({ text }) => text)).toEqual([
        one.title,
      ]);
    }
  });

  test('has the same text as its document', () => {
    for (const one of articles) {
      expect(sampleText(one)).toBe(textOfDocument(sampleDocument(one)));
      expect(toArticleText(sampleText(one))).toBe(sampleText(one));
    }
  });

  test('gives a reason for every line of page furniture and for no other', () => {
    for (const { text, kind, furniture, omitted } of articles.flatMap(({ lines }) => lines)) {
      expect(furniture !== undefined, text).toBe(kind === 'furniture');
      if (omitted === true) expect(kind).toBe('furniture');
    }
    const reasons = new Set(articles.flatMap(({ lines }) => lines.map((line) => line.furniture)));
    for (const reason of ['cookie_banner', 'read_more', 'video_id', 'comments', 'copyright']) {
      expect(reasons).toContain(reason);
    }
  });

  test('has two paragraphs that went from one outlet to another nearly word for word', () => {
    const recycled = articles.flatMap((one, at) =>
      articles.slice(at + 1).flatMap((other) =>
        paragraphs(one).flatMap((a) =>
          paragraphs(other)
            .filter((b) => words(a).length > 20 && likeness(a, b) > 0.7)
            .map((b) => ({ pair: `${one.code} ${other.code}`, same: a === b })),
        ),
      ),
    );
    expect(recycled).toEqual([
      { pair: '001 004', same: false },
      { pair: '002 005', same: false },
    ]);
  });

  test('quotes one statement in three wordings', () => {
    const wordings = ['001', '002', '003'].map(
      (code) => /“[^“”]*(?:danger|risk)[^“”]*”/.exec(sampleText(article(code)))?.[0] ?? '',
    );
    expect(wordings.every((wording) => wording !== '')).toBe(true);
    expect(new Set(wordings).size).toBe(3);
    expect(likeness(wordings[0] ?? '', wordings[1] ?? '')).toBeLessThan(0.3);
  });

  test('has an article that says one thing twice', () => {
    const body = paragraphs(article('001'));
    const telling = body.filter((text) => text.includes('Okehurst'));
    expect(telling).toHaveLength(2);
    for (const text of telling) {
      expect(text).toMatch(/who (?:gave|had given) the order/);
      expect(text).toMatch(/planned .*for months/);
      expect(text).toContain('danger');
    }
  });

  test.each([
    ['the night', /Wednesday, March 12|March 10|on Tuesday night/, 3],
    ['the properties supplied', /\b(?:13|31),000 properties/, 2],
    ['the year of the lane', /since 19(?:67|76)/, 2],
    ['the year of the dam', /(?:built|constructed|completed) in 19\d\d/, 3],
    ['the fall', /3\.1 metres|31 feet|about three metres/, 3],
    ['the cause', /crack in the dam|a leak|damp patch|valve test/, 4],
  ])('contradicts itself on %s', (_, pattern, ways) => {
    const found = articles.map((one) => pattern.exec(paragraphs(one).join('\n'))?.[0]);
    expect(new Set(found.filter((one) => one !== undefined)).size).toBe(ways);
  });

  test('names the report that it rests on in one article and not in the others', () => {
    const naming = articles.filter((one) => paragraphs(one).join(' ').includes('Corrowby Ledger'));
    expect(naming.map(({ code }) => code)).toEqual(['003']);
    expect(sampleText(article('002'))).toContain('quoted elsewhere');
    expect(sampleText(article('001'))).not.toContain('Ledger');
  });
});
