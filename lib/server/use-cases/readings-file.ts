import 'server-only';

import { z } from 'zod';

import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import {
  type AttributionNode,
  CLAIM_TYPES,
  type ClaimType,
  type Credit,
  PRIORITIES,
  RELATIONS,
} from '@/lib/domain/claims/claim';

import { AppError } from '../app-error';

/**
 * Readings as files bring them: one reviewer's claims on several articles, each
 * with its place in the article's text. Words are taken as they are meant where
 * that is certain (“opinion-as-fact”, “partly supported”) and refused by name and
 * place where it is not.
 */

const offset = z
  .int()
  .nonnegative()
  .transform((value) => value as CodePointOffset);

const words = (max: number) =>
  z
    .string()
    .max(max)
    .refine(
      (value) => value.isWellFormed() && !value.includes('\u0000'),
      'holds a character that cannot be stored',
    );

const CLAIM_TYPE_NAMES: Readonly<Record<string, ClaimType>> = { opinion_as_fact: 'opinion' };

const claimType = z.string().transform((given, context): ClaimType => {
  const name = asStored(given);
  const found = CLAIM_TYPES.find((type) => type === (CLAIM_TYPE_NAMES[name] ?? name));
  return found ?? refuse(context, given, 'kind', CLAIM_TYPES);
});

const relation = z.string().transform((given, context) => {
  const found = RELATIONS.find((one) => one === asStored(given));
  return found ?? refuse(context, given, 'relation', RELATIONS);
});

const severity = z.string().transform((given, context) => {
  const found = PRIORITIES.find((one) => one === asStored(given));
  return found ?? refuse(context, given, 'severity', PRIORITIES);
});

function refuse(
  context: z.RefinementCtx,
  given: string,
  what: string,
  known: readonly string[],
): never {
  context.addIssue({
    code: 'custom',
    message: `“${given}” is no ${what} that is known; there are ${known.join(', ')}`,
  });
  return z.NEVER;
}

/** Words of a file as they are stored: lower case, one underscore between them. */
export function asStored(given: string): string {
  return given
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/gu, '_');
}

const span = { quote: words(5_000).min(1), start: offset, end: offset };

const claim = z.object({
  id: z.string(),
  ...span,
  kind: claimType,
  speaker: words(200).nullable().default(null),
  attributed_to: z.array(words(400).min(1)).max(12).default([]),
  /** Read against the scale of the round. */
  verdict: z.string().nullable(),
  rationale: words(20_000).default(''),
  citations: z.array(z.object({ file: z.string().min(1), ...span, relation })).default([]),
  severity: severity.default('medium'),
  suggested_fix: words(5_000).nullable().default(null),
});
export type FileClaim = z.output<typeof claim>;

const readingsFile = z.object({
  reviewer: z.string().min(1),
  articles: z.array(z.object({ file: z.string().min(1), claims: z.array(claim) })).min(1),
});
export type ReadingsFile = z.output<typeof readingsFile>;

/** @throws AppError that names the first place at which this is no file of readings. */
export function parseReadings(value: unknown): ReadingsFile {
  const result = readingsFile.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const message = issue?.message ?? 'is no file of readings';
  const what = message.endsWith('received undefined') ? 'is missing' : message;
  throw new AppError('invalid_input', `${placeOf(issue?.path ?? [])}: ${what}.`);
}

/** `articles[0].claims[3].kind` */
function placeOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  return path.reduce<string>((place, key) => {
    if (typeof key === 'number') return `${place}[${key}]`;
    return place === '' ? String(key) : `${place}.${String(key)}`;
  }, '');
}

/**
 * The chain of attribution, from the nearest source to the origin. Whoever is
 * said to have spoken stands at the end, unless the chain names them already.
 */
export function chainOf({ attributed_to: chain, speaker }: FileClaim): AttributionNode[] {
  const names = [...chain];
  const isNamed = (name: string) =>
    names.some((known) => {
      const [a, b] = [known.toLowerCase(), name.toLowerCase()];
      return a.includes(b) || b.includes(a);
    });
  if (speaker !== null && speaker.trim() !== '' && !isNamed(speaker)) names.push(speaker);
  return names.slice(0, 12).map(nodeOf);
}

/** `New York Times (not named here)`: a name, and what is noted of it in brackets. */
function nodeOf(given: string): AttributionNode {
  const { name = '', note = '' } = /^(?<name>[^(]*)\((?<note>.*)\)\s*$/u.exec(given)?.groups ?? {
    name: given,
  };
  const isNote = name.trim() !== '';
  return {
    name: clip(oneLine(isNote ? name : note), 200),
    credit: creditOf(given),
    detail: isNote ? clip(oneLine(note), 200) : '',
  };
}

function creditOf(given: string): Credit {
  if (/\b(?:not named here|not credited|no attribution|implied)\b/iu.test(given)) {
    return 'not_credited';
  }
  return /^(?:unnamed|unidentified|unclear|anonymous)\b/iu.test(given) ? 'not_named' : 'credited';
}

export function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f]+/gu, ' ').trim();
}

export function clip(text: string, max: number): string {
  const characters = Array.from(text);
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`;
}
