import 'server-only';

import type { ComparedColumn } from '@/lib/contracts/compared-rounds';
import type { RoundView } from '@/lib/contracts/round';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { wordsOf } from '@/lib/domain/comparison/compare-columns';
import { withStoredLineEndings } from '@/lib/domain/comparison/file-readings';

import { AppError } from '../../app-error';
import { compareReadings, type ReadingsFromElsewhere } from '../../queries/compare-readings';
import { compareRounds } from '../../queries/compare-rounds';
import { asStored, clip, oneLine, parseReadings } from '../../use-cases/readings-file';
import { readJsonFile } from '../json-file';
import { say, UsageError } from '../say';
import { run, type Who, withSession } from '../session';
import { nameOf, toDocument } from './compare-document';
import { parseComparisonFile } from './compare-file';

/** Two rounds, in the text of the newer of their versions, as the person named with `--as` may see them. */
export async function compareTwoRounds(
  rounds: { first: string; second: string },
  who: Who,
): Promise<number> {
  return withSession(who, async (session) => {
    const compared = await run(session, session.actor, (context) => compareRounds(rounds, context));
    const { first, second, version, columns, unplaced } = compared;
    print({
      ...compared,
      about: {
        rounds: [first, second].map(toRound),
        version: { id: version.id, ordinal: version.ordinal },
        columns: columns.map(toColumn),
      },
      columnIds: columns.map(({ id }) => id),
      unplaced: unplaced.map(({ annotation, columnId, ...rest }) => ({
        reviewer: columnId,
        id: annotation.id,
        exact: annotation.exact,
        ...rest,
      })),
      wordsAt: wordsOf(toArticleText(version.text)),
    });
    return 0;
  });
}

/** Readings from files against a round, in the text of the round; nothing of them is stored. */
export async function compareFilesWithRound(
  files: readonly string[],
  roundId: string,
  who: Who,
): Promise<number> {
  const readings: ReadingsFromElsewhere[] = [];
  for (const file of files) readings.push(await readReadings(file));
  refuseRepeats(readings);
  return withSession(who, async (session) => {
    const compared = await run(session, session.actor, (context) =>
      compareReadings({ roundId, readings }, context),
    );
    const { round, version, columns, columnIds } = compared;
    print({
      ...compared,
      about: {
        rounds: [toRound(round)],
        version: { id: version.id, ordinal: version.ordinal },
        columns: columns.map(toColumn),
      },
      columnIds,
      unplaced: compared.unplaced.map(({ annotation, ...rest }) => ({
        ...nameOf(annotation),
        start: annotation.start,
        end: annotation.end,
        ...rest,
      })),
      wordsAt: wordsOf(version.text),
    });
    return 0;
  });
}

function print(compared: Parameters<typeof toDocument>[0]): void {
  say(JSON.stringify(toDocument(compared), null, 2));
}

function toRound({ id, articleId, ordinal, versionOrdinal, phase }: RoundView) {
  return { id, articleId, ordinal, version: versionOrdinal, phase };
}

function toColumn({ id, roundId, reviewer }: ComparedColumn) {
  return reviewer === null
    ? { id, roundId, decided: true }
    : { id, roundId, letter: reviewer.letter, name: reviewer.name };
}

/** A file as `compare` takes it alone, or one as `import-annotations` takes it. */
async function readReadings(file: string): Promise<ReadingsFromElsewhere> {
  const value = await readJsonFile(file);
  if (typeof value === 'object' && value !== null && 'articles' in value) {
    return toReadings(value, file);
  }
  const given = parseComparisonFile(value, file);
  const { text, reviewerIds, annotations } = withStoredLineEndings(given);
  return {
    columnIds: reviewerIds.map(columnOf),
    text,
    annotations: annotations.map((annotation) => ({
      ...annotation,
      columnId: columnOf(annotation.reviewerId),
    })),
  };
}

function toReadings(value: unknown, file: string): ReadingsFromElsewhere {
  const { reviewer, articles } = parse(value, file);
  const columnId = columnOf(reviewer);
  return {
    columnIds: [columnId],
    articles: articles.map(({ file: fileName, claims }) => ({
      fileName,
      annotations: claims.map((claim) => ({
        id: claim.id,
        columnId,
        reviewerId: columnId,
        start: claim.start,
        end: claim.end,
        quote: claim.quote,
        verdict: claim.verdict === null ? null : asStored(claim.verdict),
        claimText: clip(oneLine(claim.quote), 1_000),
        claimType: claim.kind,
        priority: claim.severity,
        citations: claim.citations.map((one) => ({
          source: one.file,
          url: '',
          relation: one.relation,
        })),
      })),
    })),
  };
}

function parse(value: unknown, file: string) {
  try {
    return parseReadings(value);
  } catch (error) {
    if (error instanceof AppError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

/** A name in a file is never taken for the id of a column of the round. */
function columnOf(reviewer: string): string {
  return `file:${reviewer}`;
}

function refuseRepeats(readings: readonly ReadingsFromElsewhere[]): void {
  const seen = new Set<string>();
  for (const columnId of readings.flatMap(({ columnIds }) => columnIds)) {
    if (seen.has(columnId)) {
      throw new UsageError(
        `Two files have a reviewer ${columnId.slice('file:'.length)}. Every reviewer has to be in one file only.`,
      );
    }
    seen.add(columnId);
  }
}
