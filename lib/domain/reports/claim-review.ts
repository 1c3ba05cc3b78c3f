/**
 * Findings as ClaimReview of schema.org, for whoever collects fact-checks. One
 * page has one ClaimReview; only a feed lists several. A verdict without a number
 * has its word and no number, and who made a claim is named only where it is known
 * to be a person or an organization.
 *
 * @see https://schema.org/ClaimReview
 */
import { OPINION } from '../claims/verdict-scale';
import { originOf } from '../claims/claim';
import type { Json, JsonObject } from '../shared/json';
import { safeUrl, WEB_SCHEMES } from '../shared/safe-url';
import type { Report, ReportClaim } from './report';

/** The scale's numbers run from 1 to 5, the nearer to 5 the truer. */
const WORST = 1;
const BEST = 5;

/** Decided claims with a verdict on a matter of fact. */
export function reviewedClaims({ claims, interim }: Report): readonly ReportClaim[] {
  if (interim.length > 0) return [];
  return claims.filter(
    ({ verdict, isUndecided }) => verdict !== null && verdict.id !== OPINION && !isUndecided,
  );
}

/** @param url the page that holds this review and no other. */
export function claimReviewOf(report: Report, one: ReportClaim, url: string): JsonObject {
  const { record, template } = report;
  const signedAt = record.signatures
    .filter(({ voidedAt }) => voidedAt === null)
    .map((signature) => signature.signedAt)
    .toSorted()
    .at(-1);
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url,
    claimReviewed: one.claim.claimText,
    ...(signedAt !== undefined && { datePublished: signedAt.slice(0, 10) }),
    inLanguage: record.version.language,
    author: {
      '@type': 'Organization',
      name: template.name === '' ? record.newsroom.name : template.name,
    },
    itemReviewed: claimOf(report, one),
    reviewRating: ratingOf(one),
  };
}

function ratingOf({ verdict }: ReportClaim): JsonObject {
  if (verdict === null) throw new Error('A claim without a verdict is not reviewed');
  const { rating, label, alternateName } = verdict;
  const hasNumber = rating !== null && rating >= WORST && rating <= BEST;
  return {
    '@type': 'Rating',
    alternateName: alternateName === '' ? label : alternateName,
    ...(hasNumber && { ratingValue: rating, bestRating: BEST, worstRating: WORST }),
  };
}

function claimOf({ record: { article } }: Report, { claim }: ReportClaim): JsonObject {
  const claimant = claimantOf(article.outlet, claim);
  const href = safeUrl(article.url, WEB_SCHEMES);
  const { publishedOn, outlet, title } = article;
  return {
    '@type': 'Claim',
    ...(claimant !== null && { author: claimant }),
    ...(publishedOn !== null && { datePublished: publishedOn }),
    ...(href !== null && {
      appearance: {
        '@type': 'CreativeWork',
        url: href,
        headline: title,
        ...(publishedOn !== null && { datePublished: publishedOn }),
        ...(outlet !== '' && { author: { '@type': 'Organization', name: outlet } }),
      },
    }),
  };
}

const TYPES = { person: 'Person', organization: 'Organization' } as const;

/** What the article says of itself is its outlet's; of others, whoever the chain ends with. */
function claimantOf(outlet: string, { attribution }: ReportClaim['claim']): JsonObject | null {
  const origin = originOf(attribution);
  if (origin === null) return outlet === '' ? null : { '@type': 'Organization', name: outlet };
  if (origin.kind === undefined || origin.credit === 'not_named') return null;
  return { '@type': TYPES[origin.kind], name: origin.name };
}

type FeedEntry = { report: Report; urlOf: (one: ReportClaim) => string; publishedAt: string };

/** The reviews of several reports as a schema.org DataFeed. */
export function claimReviewFeed(name: string, entries: readonly FeedEntry[]): JsonObject {
  const newest = entries
    .map(({ publishedAt }) => publishedAt)
    .toSorted()
    .at(-1);
  return {
    '@context': 'https://schema.org',
    '@type': 'DataFeed',
    name,
    ...(newest !== undefined && { dateModified: newest }),
    dataFeedElement: entries.flatMap(({ report, urlOf, publishedAt }) =>
      reviewedClaims(report).map((one) => ({
        '@type': 'DataFeedItem',
        dateCreated: publishedAt,
        item: [claimReviewOf(report, one, urlOf(one))],
      })),
    ),
  };
}

/** JSON for a script element: no word in it can end the element. */
export function scriptJson(value: Json): string {
  return JSON.stringify(value)
    .replaceAll('<', '\\u003c')
    .replaceAll('>', '\\u003e')
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029');
}
