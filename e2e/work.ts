/**
 * Articles and rounds for journeys that do not begin at the import, made through
 * the API as the product makes them. The article is invented; a letter outside
 * the basic plane stands before everything that is marked, so that code points
 * and the string indices of a browser are never the same number.
 */
import { createHash, randomUUID } from 'node:crypto';

import { createAnnotation } from '@/lib/contracts/endpoints/annotations';
import { createArticle, updateArticle } from '@/lib/contracts/endpoints/articles';
import {
  createRound,
  listCoverage,
  markCoverage,
  submitReading,
} from '@/lib/contracts/endpoints/rounds';
import type { AnnotationView, CreateAnnotationInput } from '@/lib/contracts/annotation';
import { newId } from '@/lib/client/new-id';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import {
  codePointLength,
  type CodePointOffset,
  toArticleText,
} from '@/lib/domain/anchoring/article-text';
import { sentencesToCover } from '@/lib/domain/articles/coverage';
import {
  type ArticleDocument,
  documentFromLines,
  type DocumentLine,
} from '@/lib/domain/articles/document';
import type { RoundMode } from '@/lib/domain/rounds/round-phase';

import type { Api } from './api';
import type { Person } from './fixtures';

const line = (text: string, rest: Partial<DocumentLine> = {}): DocumentLine => ({
  text,
  kind: 'text',
  furniture: null,
  omitted: false,
  ...rest,
});

export const LINES: readonly DocumentLine[] = [
  line('Ferry office counts its night passengers 🛳️ for the first time', { kind: 'headline' }),
  line('By Ruan Ostler', { kind: 'byline' }),
  line(
    'The ferry office at Pennock counted 412 passengers on Saturday night, it said on Monday. A year ago it had estimated 300.',
  ),
  line('Read more: How to book a crossing', {
    kind: 'furniture',
    furniture: 'read_more',
    omitted: true,
  }),
  line(
    '“We never counted before,” said Ida Quill, who runs the night desk. She called the figure a surprise.',
  ),
  line(
    'The office opened in 1931, according to its annual report. It has crossed the strait every night since then.',
  ),
];

type NewArticle = {
  id: string;
  title: string;
  story: string;
  text: string;
  document: ArticleDocument;
};

/** The API in the name of a person, as the fixture `api` hands it out. */
type ApiFor = (person: Person) => Promise<Api>;

/** An article in a story of its own. */
async function anArticle(
  api: ApiFor,
  { lines = LINES, title }: { lines?: readonly DocumentLine[]; title?: string } = {},
): Promise<NewArticle> {
  const mark = randomUUID().slice(0, 8);
  const document = documentFromLines(lines);
  const text = lines.map((one) => one.text).join('\n');
  const story = `The night ferry ${mark}`;
  const named = title ?? `Ferry office counts ${mark}`;
  const { id } = await (
    await api('editor')
  ).call(createArticle, {
    body: {
      story: { name: story },
      metadata: {
        title: named,
        outlet: 'The Pennock Post',
        byline: 'Ruan Ostler',
        publishedOn: '2025-06-02',
        url: '',
      },
      document,
      source: {
        format: 'txt',
        fileName: 'ferry.txt',
        sha256: createHash('sha256').update(text).digest('hex'),
      },
    },
  });
  return { id, title: named, story, text, document };
}

export type NewRound = { id: string; article: NewArticle };

/** An open round on an article, which is new where none is given. */
export async function aRound(
  api: ApiFor,
  member: (person: Person) => Promise<{ userId: string }>,
  {
    reviewers = ['checker', 'second-checker'],
    mode = 'blind',
    lines,
  }: {
    reviewers?: readonly Person[];
    mode?: RoundMode;
    lines?: readonly DocumentLine[];
  } = {},
): Promise<NewRound> {
  const article = await anArticle(api, lines === undefined ? {} : { lines });
  const reviewerIds: string[] = [];
  for (const reviewer of reviewers) reviewerIds.push((await member(reviewer)).userId);
  const { id } = await (
    await api('head-of-research')
  ).call(createRound, {
    params: { articleId: article.id },
    body: { mode, reviewerIds },
  });
  return { id, article };
}

/** The article of a round becomes that of the sample's writer, who is asked about it from now on. */
export async function giveToWriter(
  api: ApiFor,
  member: (person: Person) => Promise<{ userId: string }>,
  { article }: NewRound,
): Promise<void> {
  const { userId: writerId } = await member('writer');
  await (
    await api('editor')
  ).call(updateArticle, { params: { articleId: article.id }, body: { writerId } });
}

/** Where words stand in a text, at their first occurrence, in code points. */
export function spanOf(text: string, words: string): { start: number; end: number } {
  const index = text.indexOf(words);
  if (index === -1) throw new Error(`“${words}” is not in the text`);
  const start = codePointLength(text.slice(0, index));
  return { start, end: start + codePointLength(words) };
}

/** A claim on words of the article. */
export async function aClaim(
  api: Api,
  { id: roundId, article: { text } }: NewRound,
  words: string,
  findings: Omit<Partial<CreateAnnotationInput>, 'id' | 'target'> = {},
): Promise<AnnotationView> {
  const { start, end } = spanOf(text, words);
  const claim = await api.call(createAnnotation, {
    params: { roundId },
    body: {
      id: newId(),
      target: describeTarget(toArticleText(text), start as CodePointOffset, end as CodePointOffset),
      ...findings,
    },
  });
  return claim;
}

export function aCitation(
  source: string,
  quote = '',
): { id: string; source: string; quote: string } {
  return { id: newId(), source, quote };
}

/** Every sentence of the article that no claim is on is marked as holding nothing to check. */
export async function coverTheRest(
  api: Api,
  { id: roundId, article: { text, document } }: NewRound,
  claims: readonly { start: number; end: number }[],
): Promise<void> {
  for (const { start, end } of sentencesToCover(document, toArticleText(text))) {
    if (claims.some((claim) => claim.start < end && start < claim.end)) continue;
    await api.call(markCoverage, { params: { roundId }, body: { start, end } });
  }
  await api.call(listCoverage, { params: { roundId } });
}

export async function submit(api: Api, { id }: NewRound): Promise<void> {
  await api.call(submitReading, { params: { roundId: id } });
}

/**
 * A blind round whose two readings are in: they agree on one passage and differ
 * on four, each in its own way. Every sentence is examined, every claim but the
 * opinion is cited.
 */
export async function aComparedRound(
  api: ApiFor,
  member: (person: Person) => Promise<{ userId: string }>,
): Promise<NewRound> {
  const round = await aRound(api, member);
  const first = await api('checker');
  const second = await api('second-checker');
  const counted = 'counted 412 passengers on Saturday night';
  const findings = { claimType: 'figure', verdict: 'supported' } as const;
  const claims = [
    await aClaim(first, round, counted, { ...findings, citations: [aCitation('Night log')] }),
    await aClaim(second, round, counted, { ...findings, citations: [aCitation('Night log')] }),
    await aClaim(first, round, 'had estimated 300', {
      ...findings,
      citations: [aCitation('Night log')],
    }),
    await aClaim(second, round, 'had estimated 300', {
      ...findings,
      verdict: 'contradicted',
      citations: [aCitation('Annual report', 'an estimate of 280')],
    }),
    await aClaim(first, round, 'We never counted before', {
      verdict: 'unsupported',
      citations: [aCitation('Ida Quill')],
    }),
    await aClaim(second, round, 'She called the figure a surprise', { verdict: 'opinion' }),
    await aClaim(first, round, 'The office opened in 1931', {
      verdict: 'supported',
      citations: [aCitation('Annual report')],
    }),
    await aClaim(second, round, 'office opened in 1931', {
      verdict: 'supported',
      citations: [aCitation('Annual report')],
    }),
  ];
  for (const reviewer of [first, second]) {
    await coverTheRest(reviewer, round, claims);
    await submit(reviewer, round);
  }
  return round;
}
