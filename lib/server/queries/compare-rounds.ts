import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type {
  ComparedAnnotation,
  ComparedColumn,
  ComparedRoundsView,
} from '@/lib/contracts/compared-rounds';
import type { RoundView } from '@/lib/contracts/round';
import type { Actor } from '@/lib/domain/access/access-request';
import { type ArticleText, toArticleText } from '@/lib/domain/anchoring/article-text';
import type { ArticleDocument } from '@/lib/domain/articles/document';
import { compareColumns, wordsOf } from '@/lib/domain/comparison/compare-columns';
import { inReadingOrder } from '@/lib/domain/comparison/comparison-group';
import { placeReadings } from '@/lib/domain/comparison/place-readings';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { type DeskRows, readDesk, readDesks } from '../repositories/desk-repository';
import { readingNamesOf } from '../reading-names';
import type { UseCaseContext } from '../use-cases/context';
import { shownAnnotation } from './hidden-names';

/**
 * Two rounds of one article side by side, in the text of the newer of their
 * versions. An open blind round gives nothing: it is answered as if it were not there.
 */
export async function compareRounds(
  rounds: { first: string; second: string },
  context: UseCaseContext,
): Promise<ComparedRoundsView> {
  if (rounds.first === rounds.second) {
    throw new AppError('invalid_input', 'A round is not compared with itself. Name another one.');
  }
  const { tx, actor } = context;
  const { desks } = await readDesks(tx, [rounds.first, rounds.second], actor);
  const [first, second] = desks.map((desk) => readingsOf(desk, actor));
  if (first === undefined || second === undefined) throw notFound();
  return compareReadRounds(first, second);
}

/** The same of two rounds that have been read. */
export function compareReadRounds(first: RoundReadings, second: RoundReadings): ComparedRoundsView {
  if (first.round.articleId !== second.round.articleId) {
    throw new AppError(
      'invalid_input',
      'The two rounds are of different articles. Only rounds of one article can be compared.',
    );
  }
  const newer = second.version.ordinal >= first.version.ordinal ? second : first;
  const { text } = newer.version;
  const sides = [first, second].map((side) =>
    placeReadings(side.annotations, side.version.text, text),
  );
  const wordsAt = wordsOf(text);
  const annotations = sides
    .flatMap(({ placed }) => placed)
    .map(({ annotation, carried }): ComparedAnnotation => ({
      ...annotation,
      exact: wordsAt(annotation),
      carried,
    }))
    .sort(inReadingOrder);
  const columns = [...first.columns, ...second.columns];
  const compared = compareColumns(
    annotations,
    columns.map(({ id }) => id),
    { ...newer.version, verdictOrder: newer.round.scale.verdicts.map(({ id }) => id) },
  );
  return {
    first: first.round,
    second: second.round,
    version: newer.version,
    columns,
    annotations,
    unplaced: sides
      .flatMap(({ unplaced }) => unplaced)
      .map(({ annotation: { columnId, ...annotation }, ...rest }) => ({
        columnId,
        annotation,
        ...rest,
      })),
    ...compared,
  };
}

type OfColumn = AnnotationView & { columnId: string };

export type RoundReadings = {
  article: DeskRows['article'];
  round: RoundView;
  version: { id: string; ordinal: number; language: string; text: ArticleText };
  document: ArticleDocument;
  columns: ComparedColumn[];
  annotations: OfColumn[];
};

/**
 * What a round brings to a comparison with something else: its decided claims once
 * all is decided, its reviewers' annotations before that or where nothing is to be
 * decided.
 */
export async function readRound(
  roundId: string,
  { tx, actor }: UseCaseContext,
): Promise<RoundReadings> {
  const desk = await readDesk(tx, roundId, actor);
  if (!desk) throw notFound();
  return readingsOf(desk, actor);
}

/** The same out of what has been read. */
export function readingsOf(desk: DeskRows, actor: Actor): RoundReadings {
  const { facts, round, article } = desk;
  authorize(actor, { action: 'comparison:read', round: facts });
  const roundId = round.id;
  const { id, ordinal, language, text, document } = desk.version;
  const version = { id, ordinal, language, text: toArticleText(text) };
  const of = (origin: AnnotationView['origin']) =>
    desk.annotations.filter((annotation) => annotation.origin === origin);

  const isDecided =
    (facts.phase === 'adjudicated' || facts.phase === 'signed_off') &&
    hasAdjudication({ mode: facts.mode, reviewerCount: facts.reviewerIds.length });
  const base = { roundId, roundOrdinal: round.ordinal, versionOrdinal: ordinal };
  if (isDecided) {
    const columnId = `${roundId}:decided`;
    const standing = of('adjudication').filter(({ decision }) => decision !== 'rejected');
    return {
      article,
      round,
      version,
      document,
      columns: [{ id: columnId, ...base, reviewer: null }],
      annotations: standing.map((annotation) => ({ ...annotation, columnId })),
    };
  }
  const names = readingNamesOf(facts, actor.userId);
  const readings = of('reviewer').map((one) => shownAnnotation(one, names));
  return {
    article,
    round,
    version,
    document,
    columns: round.reviewers.map(({ userId, name, letter }) => ({
      id: `${roundId}:${userId}`,
      ...base,
      reviewer: { userId, name, letter },
    })),
    annotations: readings.map((annotation) => ({
      ...annotation,
      columnId: `${roundId}:${annotation.reviewerId}`,
    })),
  };
}
