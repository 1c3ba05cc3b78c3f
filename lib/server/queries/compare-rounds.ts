import 'server-only';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type {
  ComparedAnnotation,
  ComparedColumn,
  ComparedRoundsView,
} from '@/lib/contracts/compared-rounds';
import type { RoundView } from '@/lib/contracts/round';
import { type ArticleText, toArticleText } from '@/lib/domain/anchoring/article-text';
import { compareColumns, wordsOf } from '@/lib/domain/comparison/compare-columns';
import { inReadingOrder } from '@/lib/domain/comparison/comparison-group';
import { placeReadings } from '@/lib/domain/comparison/place-readings';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { listAnnotations } from '../repositories/annotation-repository';
import { getVersionContent } from '../repositories/article-repository';
import { readingNamesOf } from '../reading-names';
import { findRound, getRoundView } from '../repositories/round-repository';
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
  const first = await readRound(rounds.first, context);
  const second = await readRound(rounds.second, context);
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
  round: RoundView;
  version: { id: string; ordinal: number; language: string; text: ArticleText };
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
  const facts = await findRound(tx, roundId);
  if (!facts) throw notFound();
  authorize(actor, { action: 'comparison:read', round: facts });
  const round = await getRoundView(tx, roundId, actor);
  if (!round) throw notFound();
  const { id, ordinal, language, text } = await getVersionContent(tx, facts.articleVersionId);
  const version = { id, ordinal, language, text: toArticleText(text) };

  const isDecided =
    (facts.phase === 'adjudicated' || facts.phase === 'signed_off') &&
    hasAdjudication({ mode: facts.mode, reviewerCount: facts.reviewerIds.length });
  const base = { roundId, roundOrdinal: round.ordinal, versionOrdinal: ordinal };
  if (isDecided) {
    const columnId = `${roundId}:decided`;
    const decisions = await listAnnotations(tx, { roundId, origin: 'adjudication' });
    const standing = decisions.filter(({ decision }) => decision !== 'rejected');
    return {
      round,
      version,
      columns: [{ id: columnId, ...base, reviewer: null }],
      annotations: standing.map((annotation) => ({ ...annotation, columnId })),
    };
  }
  const names = readingNamesOf(facts, actor.userId);
  const readings = (await listAnnotations(tx, { roundId, origin: 'reviewer' })).map((one) =>
    shownAnnotation(one, names),
  );
  return {
    round,
    version,
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
