/** ClaimReview as those who collect it ask for it. */
import { describe, expect, test } from 'vitest';

import { DEFAULT_SCALE } from '../claims/verdict-scale';
import { anArticleRecord } from '@/lib/testing/article-record';

import { claimReviewFeed, claimReviewOf, reviewedClaims, scriptJson } from './claim-review';
import { buildReport, type Report } from './report';
import { claimPageHtml, embedHtml } from './report-embed';
import { specimenRecord } from './specimen';

const SUPPORTED = { verdict: 'supported' } as const;

function signedReport(passages: Parameters<typeof anArticleRecord>[0]['passages']): Report {
  const record = anArticleRecord({ lines: ['The ferry was late', 'It left at six.'], passages });
  return buildReport({ ...record, round: { ...record.round, phase: 'signed_off' } });
}

function reviewOf(findings: object, url = 'https://desk.example/public/x/claims/1') {
  const report = signedReport([{ words: 'left at six', findings: { ...SUPPORTED, ...findings } }]);
  const [one] = reviewedClaims(report);
  if (one === undefined) throw new Error('There is no claim');
  return claimReviewOf(report, one, url);
}

describe('a ClaimReview', () => {
  test('has what is required, and a rating within its bounds', () => {
    expect(reviewOf({})).toMatchObject({
      '@type': 'ClaimReview',
      url: 'https://desk.example/public/x/claims/1',
      claimReviewed: 'Claim of left at six',
      author: { '@type': 'Organization', name: 'The Daily' },
      reviewRating: { alternateName: 'Supported', ratingValue: 5, bestRating: 5, worstRating: 1 },
    });
  });

  test('has a word and no number where the verdict has none', () => {
    const [unrated] = DEFAULT_SCALE.verdicts.filter(
      ({ rating, id }) => rating === null && id !== 'opinion',
    );
    const { reviewRating } = reviewOf({ verdict: unrated?.id });
    expect(reviewRating).toEqual({ '@type': 'Rating', alternateName: unrated?.label });
  });

  test.each([
    ['a person', 'person', 'Person'],
    ['an organization', 'organization', 'Organization'],
  ] as const)('names %s as who made the claim', (_, kind, type) => {
    const attribution = [{ name: 'The office', credit: 'credited', detail: '', kind }];
    expect(reviewOf({ attribution })['itemReviewed']).toMatchObject({
      author: { '@type': type, name: 'The office' },
    });
  });

  test('names nobody as who made the claim where it is not known what they are', () => {
    const attribution = [{ name: 'The office', credit: 'credited', detail: '' }];
    expect(reviewOf({ attribution })['itemReviewed']).not.toHaveProperty('author');
  });

  test('takes the outlet for who made a claim that the article makes itself, and says where it appeared', () => {
    expect(reviewOf({})['itemReviewed']).toMatchObject({
      '@type': 'Claim',
      author: { '@type': 'Organization', name: 'The Daily' },
      appearance: { '@type': 'CreativeWork', url: 'https://example.org/article' },
    });
  });

  test('is made of no opinion, of nothing without a verdict, and of no interim report', () => {
    const report = signedReport([
      { words: 'left', findings: { verdict: 'opinion' } },
      { words: 'six', findings: { verdict: null } },
      { words: 'at', findings: SUPPORTED },
    ]);
    expect(reviewedClaims(report)).toHaveLength(1);
    expect(reviewedClaims({ ...report, interim: ['The round is still open.'] })).toEqual([]);
  });

  test('cannot end the element it stands in', () => {
    const words = '</script><script>alert(1)</script><!--';
    const report = signedReport([
      { words: 'left at six', findings: { ...SUPPORTED, claimText: words } },
    ]);
    const [one] = reviewedClaims(report);
    if (one === undefined) throw new Error('There is no claim');
    const html = claimPageHtml(report, one, {
      url: 'https://a.example/1',
      reportUrl: 'https://a.example',
    });

    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    const json = /ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({ claimReviewed: words });
    expect(scriptJson({ a: '<' })).toBe(String.raw`{"a":"\u003c"}`);
    expect(html.match(/"ClaimReview"/g)).toHaveLength(1);
  });
});

describe('a feed of ClaimReviews', () => {
  test('lists each claim with the page it is on, and is dated by the newest report', () => {
    const report = buildReport(specimenRecord('The Daily'));
    const feed = claimReviewFeed('The Daily', [
      {
        report,
        publishedAt: '2026-02-01T00:00:00.000Z',
        urlOf: ({ number }) => `https://a.example/${number}`,
      },
    ]);
    expect(feed).toMatchObject({
      '@type': 'DataFeed',
      dateModified: '2026-02-01T00:00:00.000Z',
      dataFeedElement: [
        { item: [{ '@type': 'ClaimReview', url: 'https://a.example/1' }] },
        { item: [{ url: 'https://a.example/2' }] },
      ],
    });
  });
});

describe('the card of a report', () => {
  test('holds its title, its tally, and the way to the whole', () => {
    const html = embedHtml(buildReport(specimenRecord('The Daily')), 'https://a.example/public/x');
    expect(html).toContain('The ferry was late');
    expect(html).toContain('href="https://a.example/public/x"');
    expect(html).not.toContain('<script');
  });
});
