import 'server-only';

import { compareColumns, wordsOf } from '@/lib/domain/comparison/compare-columns';

import { readJsonFile } from '../json-file';
import { say, UsageError } from '../say';
import type { Who } from '../session';
import { toDocument } from './compare-document';
import { parseComparisonFile } from './compare-file';

const ROUND_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

const USAGE =
  'compare takes a file of readings, the ids of two rounds, or one or more files and the id of a round.';

/**
 * `compare FILE.json`, `compare ROUND ROUND`, `compare FILE.json… ROUND`: groups,
 * differences and agreement as one JSON document. A file alone needs no database,
 * so what reaches for it is loaded only where a round is named.
 */
export async function compare(what: readonly string[], options: Who): Promise<number> {
  const rounds = what.filter((one) => ROUND_ID.test(one));
  const files = what.filter((one) => !ROUND_ID.test(one));
  const [first, second, third] = rounds;
  const [file, anotherFile] = files;

  if (first === undefined) {
    if (file === undefined || anotherFile !== undefined) throw new UsageError(USAGE);
    return compareFile(file);
  }
  const { compareTwoRounds, compareFilesWithRound } = await import('./compare-with-round');
  if (second === undefined && file !== undefined) {
    return compareFilesWithRound(files, first, options);
  }
  if (second === undefined || third !== undefined || file !== undefined) {
    throw new UsageError(USAGE);
  }
  return compareTwoRounds({ first, second }, options);
}

async function compareFile(file: string): Promise<number> {
  const { text, language, reviewerIds, annotations } = parseComparisonFile(
    await readJsonFile(file),
    file,
  );
  const placed = annotations.map((annotation) => ({
    ...annotation,
    columnId: annotation.reviewerId,
  }));
  const verdicts = annotations.flatMap(({ verdict }) => verdict ?? []);
  const compared = compareColumns(placed, reviewerIds, {
    text,
    language,
    verdictOrder: [...new Set(verdicts)].sort(),
  });
  const document = toDocument({
    about: {},
    columnIds: reviewerIds,
    annotations: placed,
    unplaced: [],
    wordsAt: wordsOf(text),
    ...compared,
  });
  say(JSON.stringify(document, null, 2));
  return 0;
}
