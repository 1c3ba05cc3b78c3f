/** What the endpoints of search accept and return. */
import { z } from 'zod';

import { SEARCH_KINDS } from '@/lib/domain/search/search-kinds';

import { calendarDate, id, instant } from './common';
import { verdictView } from './round';

export const searchQuery = z.strictObject({
  q: z.string().trim().max(300).default(''),
  kind: z.enum(SEARCH_KINDS).optional(),
  storyId: id.optional(),
  /** The id of a verdict of the newsroom's scale. */
  verdict: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,39}$/u)
    .optional(),
  /** Whose reading, or whose decision. */
  personId: id.optional(),
  from: calendarDate.optional(),
  until: calendarDate.optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
  offset: z.coerce.number().int().min(0).max(200).default(0),
});
export type SearchQuery = z.output<typeof searchQuery>;

const snippet = z
  .array(z.strictObject({ text: z.string(), isHit: z.boolean() }))
  .meta({ description: 'In order; the parts that were asked for are marked.' });

const searchHit = z.strictObject({
  kind: z.enum(SEARCH_KINDS),
  id: id.meta({ description: 'Of the article, the claim (also of a rationale), the capture.' }),
  title: z.string(),
  snippet,
  articleId: id,
  articleCode: z.string(),
  articleTitle: z.string(),
  storyName: z.string(),
  roundId: id.nullable(),
  verdict: verdictView.nullable(),
  isDecision: z.boolean(),
  person: z.string().nullable().meta({ description: 'Whose reading or decision.' }),
  at: instant,
});
export type SearchHit = z.output<typeof searchHit>;

export const searchResults = z
  .strictObject({
    hits: z.array(searchHit),
    total: z.int().meta({ description: 'Of those looked at: the best 200 of each kind.' }),
    hasLikeness: z
      .boolean()
      .meta({ description: 'Whether misspelled words are found, too: the server has trigrams.' }),
  })
  .meta({ id: 'SearchResults' });
export type SearchResults = z.output<typeof searchResults>;

export const earlierClaimsQuery = z.strictObject({
  text: z.string().trim().min(1).max(1_000),
  /** A claim that is no earlier one: the one that is being written. */
  not: id.optional(),
});

const earlierClaim = z.strictObject({
  annotationId: id,
  roundId: id,
  claimText: z.string(),
  verdict: verdictView,
  articleId: id,
  articleCode: z.string(),
  articleTitle: z.string(),
  decidedAt: instant,
  isSignedOff: z.boolean(),
  sameFigures: z
    .boolean()
    .meta({ description: 'Whether both name the same figures, however they are written.' }),
});
export type EarlierClaim = z.output<typeof earlierClaim>;

export const earlierClaims = z
  .strictObject({ claims: z.array(earlierClaim) })
  .meta({ id: 'EarlierClaims' });
