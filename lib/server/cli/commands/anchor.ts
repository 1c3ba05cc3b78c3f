import 'server-only';

import { text as readAll } from 'node:stream/consumers';

import { z } from 'zod';

import { anchorQuote, type AnchorResult } from '@/lib/domain/anchoring/anchor-target';
import { anchorQuotes } from '@/lib/domain/anchoring/anchor-quotes';
import {
  type ArticleText,
  type CodePointOffset,
  offsetMap,
  type OffsetMap,
  textProblem,
} from '@/lib/domain/anchoring/article-text';
import type { CarriedPassage, PassageToCarry } from '@/lib/domain/anchoring/carried-passage';
import { carryPassages } from '@/lib/domain/anchoring/carry-passages';

import { readTextFile } from '../json-file';
import { UsageError } from '../say';

export type AnchorOptions = { new: string; old?: string; selectorsOnly?: true };

const words = z.string().max(1_000_000);
const offset = z.int().nonnegative();
const named = {
  id: z.union([z.string().min(1), z.number()], { error: 'is to be a string or a number' }),
};
const quotedLine = z.looseObject({
  ...named,
  start: offset.optional(),
  end: offset.optional(),
  exact: words.optional(),
  prefix: words.nullish(),
  suffix: words.nullish(),
});
type Line = z.output<typeof quotedLine> & { place: string };

/**
 * Anchor the passages of standard input, one line of JSON each, and print one line
 * for each: by comparing the old text with the new one, or from quotations alone.
 */
export async function anchor(
  options: AnchorOptions,
  input: NodeJS.ReadableStream = process.stdin,
): Promise<number> {
  const isSelectorsOnly = options.selectorsOnly === true;
  if (!isSelectorsOnly && options.old === undefined) {
    throw new UsageError('Name the old text with --old FILE, or give --selectors-only.');
  }
  if (isSelectorsOnly && options.old !== undefined) {
    throw new UsageError('With --selectors-only there is no old text: leave out --old.');
  }
  const after = await readText(options.new);
  const before = options.old === undefined ? null : await readText(options.old);
  const lines = readLines(await readAll(input));
  const results = before === null ? fromQuotes(after, lines) : fromOldText(before, after, lines);
  const printed = results.map((result, at) =>
    JSON.stringify(toLine(lines[at]?.id ?? result.id, result)),
  );
  process.stdout.write(printed.length > 0 ? `${printed.join('\n')}\n` : '');
  return 0;
}

async function readText(file: string): Promise<ArticleText> {
  const text = await readTextFile(file);
  const problem = textProblem(text);
  if (problem !== null) throw new UsageError(`${file}: ${problem}`);
  // Offsets count the file as it is: its line endings stay what they are.
  return text as ArticleText;
}

function readLines(input: string): Line[] {
  return input.split('\n').flatMap((line, at) => {
    if (line.trim() === '') return [];
    const place = `Line ${at + 1}`;
    const value = parseLine(line, place);
    const read = quotedLine.safeParse(value);
    if (read.success) return [{ ...read.data, place }];
    const [issue] = read.error.issues;
    const field = issue?.path.join('.') ?? '';
    throw new UsageError(`${place}: ${field === '' ? '' : `${field}: `}${issue?.message ?? ''}`);
  });
}

function parseLine(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new UsageError(`${place}: this is not JSON.`);
  }
}

function fromQuotes(after: ArticleText, lines: readonly Line[]): CarriedPassage[] {
  const quotes = lines.map(({ id, exact, prefix, suffix, place }) => {
    if (exact === undefined || exact.trim() === '') {
      throw new UsageError(`${place}: exact: without an old text the quoted words are needed.`);
    }
    return { id: String(id), exact, prefix: prefix ?? '', suffix: suffix ?? '' };
  });
  return anchorQuotes(after, quotes);
}

function fromOldText(
  before: ArticleText,
  after: ArticleText,
  lines: readonly Line[],
): CarriedPassage[] {
  const offsets = offsetMap(before);
  return carryPassages(
    before,
    after,
    lines.map((line) => toPassage(line, before, offsets)),
  );
}

/** The passage in the old text: where the line says, if the quoted words are there. */
function toPassage(line: Line, before: ArticleText, offsets: OffsetMap): PassageToCarry {
  const { place, start, end } = line;
  const exact = line.exact === undefined ? undefined : inLinesOf(before, line.exact);
  const id = String(line.id);
  if (start !== undefined && end !== undefined) {
    if (start >= end) throw new UsageError(`${place}: start ${start} is not before end ${end}.`);
    const isInside = end <= offsets.length;
    const passage = { id, start: start as CodePointOffset, end: end as CodePointOffset };
    if (isInside && (exact === undefined || wordsOf(before, offsets, passage) === exact)) {
      return passage;
    }
    if (exact === undefined) {
      throw new UsageError(
        `${place}: end is ${end}, but the old text has ${offsets.length} characters.`,
      );
    }
  }
  if (exact === undefined || exact === '') {
    throw new UsageError(`${place}: start and end, or the quoted words as exact, are needed.`);
  }
  const found = anchorQuote(
    before,
    {
      exact,
      prefix: line.prefix ?? '',
      suffix: line.suffix ?? '',
      ...(start !== undefined && { start: start as CodePointOffset }),
    },
    offsets,
  );
  if (found.status === 'anchored') {
    return { id, start: found.position.start, end: found.position.end };
  }
  throw new UsageError(`${place}: ${problemOf(found)}`);
}

/** Quoted words with the line endings of the text they are looked for in. */
function inLinesOf(text: ArticleText, words: string): string {
  return text.includes('\r\n') ? words.replace(/\r?\n/gu, '\r\n') : words;
}

function wordsOf(text: ArticleText, offsets: OffsetMap, { start, end }: PassageToCarry): string {
  return text.slice(offsets.toIndex(start), offsets.toIndex(end));
}

function problemOf(found: AnchorResult): string {
  return found.status === 'ambiguous'
    ? `the quoted words stand ${found.candidates.length} times in the old text, and not where start says.`
    : 'the quoted words do not stand in the old text.';
}

/** As it is printed. Of what was deleted, `start` and `end` are where it stood. */
function toLine(id: string | number, result: CarriedPassage) {
  switch (result.status) {
    case 'anchored':
    case 'moved':
      return { id, status: result.status, start: result.start, end: result.end };
    case 'changed': {
      const { status, start, end, diff } = result;
      return { id, status, start, end, diff };
    }
    case 'ambiguous':
      return {
        id,
        status: result.status,
        start: null,
        end: null,
        candidates: result.candidates.map(({ start, end }) => ({ start, end })),
      };
    case 'orphaned':
      return { id, status: result.status, start: result.stood, end: result.stood };
  }
}
