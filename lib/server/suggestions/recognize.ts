import 'server-only';

import * as chrono from 'chrono-node/en';
import nlp from 'compromise/three';

import { type FoundReason, touches } from '@/lib/domain/suggestions/reasons';

type Stretch = { from: number; to: number };

/** Commas, stops, marks and the ’s of possession that stand around a name. */
const EDGES = /^[\s"“”„«»'‘’([–—-]+|(?:['’]s)?[\s"“”„«»'‘’)\]–—:;,.!?…-]*$/gu;

/** Two and more words with capitals, also joined by “of” and its like: Ministry of the Interior. */
const CAPITALS =
  /\p{Lu}[\p{L}\p{M}.’'-]*(?:\s(?:(?:of|for|and|the|de|von|van|bin|al)\s){0,2}\p{Lu}[\p{L}\p{M}.’'-]*)+/gu;
const ARTICLE = /^(?:The|A|An|In|On|At|But|And|For|From|With|After|Before|When|While|As|If)\s/u;

/**
 * Names of people, places and organizations, and dates in words, of one paragraph of
 * English, in UTF-16 units. compromise and chrono work from their own lexicons: nothing
 * leaves the machine. The lexicon knows single names, capitals show the long ones.
 */
export function recognizeIn(paragraph: string): FoundReason[] {
  const long = capitalsIn(paragraph);
  const known = lexiconNamesIn(paragraph).filter((name) => !long.some((run) => touches(name, run)));
  return [
    ...[...long, ...known].map((name) => ({ reason: 'name' as const, ...name })),
    ...datesIn(paragraph),
  ];
}

function capitalsIn(paragraph: string): Stretch[] {
  return Array.from(paragraph.matchAll(CAPITALS), ({ 0: words, index }) => {
    const before = ARTICLE.exec(words)?.[0].length ?? 0;
    return bare(paragraph, index + before, index + words.length);
  }).filter(({ from, to }) => to > from);
}

function lexiconNamesIn(paragraph: string): Stretch[] {
  const found: unknown = nlp(paragraph).match('#ProperNoun+').json({ offset: true });
  if (!Array.isArray(found)) return [];
  return found.flatMap((each: { offset?: { start?: number; length?: number } }): Stretch[] => {
    const start = each.offset?.start;
    const length = each.offset?.length;
    if (start === undefined || length === undefined) return [];
    const name = bare(paragraph, start, start + length);
    return /\p{Lu}/u.test(paragraph.slice(name.from, name.to)) ? [name] : [];
  });
}

/** Without what stands around the name. */
function bare(paragraph: string, from: number, to: number): Stretch {
  const words = paragraph.slice(from, to);
  const name = words.replace(EDGES, '');
  const start = from + Math.max(0, words.indexOf(name));
  return { from: start, to: start + name.length };
}

function datesIn(paragraph: string): FoundReason[] {
  return chrono.casual.parse(paragraph).map(({ index, text }) => ({
    reason: 'date',
    from: index,
    to: index + text.length,
  }));
}
