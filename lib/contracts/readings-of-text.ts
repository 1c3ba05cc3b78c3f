/**
 * A file of readings with the text they were made on, as `compare` takes it on the
 * command line and the page that compares a round with a file.
 */
import { z } from 'zod';

import {
  type ArticleText,
  type CodePointOffset,
  offsetMap,
  textProblem,
} from '@/lib/domain/anchoring/article-text';
import { CLAIM_TYPES, PRIORITIES, RELATIONS } from '@/lib/domain/claims/claim';
import { wordsOf } from '@/lib/domain/comparison/compare-columns';
import type { FileReadings } from '@/lib/domain/comparison/file-readings';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

/** What is wrong with a file of readings, in words for whoever made it. */
export class FileProblem extends Error {}

const citation = z.preprocess(
  // A string is the name of a source, or its address.
  (given) =>
    typeof given !== 'string'
      ? given
      : { source: given, url: safeUrl(given, WEB_SCHEMES) === null ? '' : given },
  z
    .object({
      source: z.string().default(''),
      url: z.string().default(''),
      relation: z.enum(RELATIONS).default('supports'),
      quote: z.string().default(''),
    })
    .refine(({ source, url }) => source !== '' || url !== '', 'names no source and no address'),
);

const annotation = z.object({
  id: z.string().min(1),
  start: z.int(),
  end: z.int(),
  exact: z.string().optional(),
  verdict: z.string().nullable().default(null),
  claimText: z.string().default(''),
  claimType: z.enum(CLAIM_TYPES).default('fact'),
  priority: z.enum(PRIORITIES).default('medium'),
  citations: z.array(citation).default([]),
});

const readings = z.object({
  text: z.string(),
  language: z.string().default('und'),
  reviewers: z.array(z.object({ id: z.string().min(1), annotations: z.array(annotation) })).min(1),
});

/** @throws FileProblem that names the place in the file, and what is wrong there. */
export function parseReadingsOfText(value: unknown): FileReadings {
  const fail = (where: string, what: string): never => {
    throw new FileProblem(`${where} ${what}`);
  };
  const result = readings.safeParse(value, { reportInput: true });
  if (!result.success) {
    const [issue] = result.error.issues;
    return fail(placeOf(issue?.path ?? []), whatIsWrong(issue));
  }
  const { text, language, reviewers } = result.data;
  const problem = textProblem(text);
  if (problem !== null) fail('text', `cannot be used. ${problem}`);
  // Line endings stay as they are here: offsets count the text as it is given.
  const articleText = text as ArticleText;
  const { length } = offsetMap(articleText);
  const wordsAt = wordsOf(articleText);
  const seen = new Map<string, string>();
  const noteOnce = (key: string, where: string, id: string) => {
    const earlier = seen.get(key);
    if (earlier !== undefined) fail(`${where}.id`, `is “${id}”, as is that of ${earlier}.`);
    seen.set(key, where);
  };

  const idOf = idsAcrossReviewers(reviewers);
  const annotations: FileReadings['annotations'] = [];
  for (const [at, reviewer] of reviewers.entries()) {
    noteOnce(`reviewer ${reviewer.id}`, `reviewers[${at}]`, reviewer.id);
    for (const [place, own] of reviewer.annotations.entries()) {
      const where = `reviewers[${at}].annotations[${place}]`;
      const { exact, start, end, ...findings } = own;
      noteOnce(`annotation ${JSON.stringify([reviewer.id, own.id])}`, where, own.id);
      if (start < 0) fail(`${where}.start`, `is ${start}; the text begins at 0.`);
      for (const [name, offset] of [['start', start] as const, ['end', end] as const]) {
        if (offset <= length) continue;
        fail(`${where}.${name}`, `is ${offset}, but the text has ${length} characters.`);
      }
      if (start >= end) {
        fail(where, `starts at ${start} and ends at ${end}: it marks no characters.`);
      }
      const span = { start: start as CodePointOffset, end: end as CodePointOffset };
      if (exact !== undefined && exact !== wordsAt(span)) {
        fail(`${where}.exact`, `is not what stands at ${start}–${end} of the text.`);
      }
      const id = idOf(reviewer.id, own.id);
      const givenId = id === own.id ? {} : { givenId: own.id };
      annotations.push({ ...findings, ...span, id, ...givenId, reviewerId: reviewer.id });
    }
  }
  return { text: articleText, language, reviewerIds: reviewers.map(({ id }) => id), annotations };
}

/**
 * Reviewers count each for themselves: an id that several use is told apart by whose it is,
 * whatever the order they come in.
 */
function idsAcrossReviewers(reviewers: z.output<typeof readings>['reviewers']) {
  const uses = new Map<string, number>();
  for (const { annotations } of reviewers) {
    for (const { id } of annotations) uses.set(id, (uses.get(id) ?? 0) + 1);
  }
  return (reviewerId: string, id: string): string =>
    (uses.get(id) ?? 0) > 1 ? JSON.stringify([id, reviewerId]) : id;
}

/** `reviewers[0].annotations[3].verdict` */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the file';
  return path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    return place === '' ? String(key) : `${place}.${String(key)}`;
  }, '');
}

const NAMES: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
};

function whatIsWrong(issue: z.core.$ZodIssue | undefined): string {
  switch (issue?.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing.';
      return `is to be ${NAMES[issue.expected] ?? issue.expected}, not ${JSON.stringify(issue.input).slice(0, 40)}.`;
    case 'invalid_value':
      return `is ${JSON.stringify(issue.input)}; there are ${issue.values.map(String).join(', ')}.`;
    case 'too_small':
      return 'is empty.';
    default:
      return `${issue?.message ?? 'is not as it should be'}.`;
  }
}
