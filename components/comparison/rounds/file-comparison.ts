/**
 * A round against readings from a file, as the screen of two rounds shows it. The
 * file is read and compared in the browser: nothing of it is sent or stored.
 */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { ComparedAnnotation, ComparedRoundsView } from '@/lib/contracts/compared-rounds';
import type { RoundReadingsView } from '@/lib/contracts/file-comparison-page';
import { FileProblem, parseReadingsOfText } from '@/lib/contracts/readings-of-text';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { findVerdict, type Verdict, type VerdictScale } from '@/lib/domain/claims/verdict-scale';
import { compareColumns, wordsOf } from '@/lib/domain/comparison/compare-columns';
import { type Comparable, inReadingOrder } from '@/lib/domain/comparison/comparison-group';
import { type FileReadings, withStoredLineEndings } from '@/lib/domain/comparison/file-readings';
import { placeReadings } from '@/lib/domain/comparison/place-readings';

/** Readings of a long article take a few hundred kilobytes. */
const MOST_BYTES = 20_000_000;

/** @throws FileProblem in words for whoever chose the file. */
export async function readReadingsFile(file: File): Promise<FileReadings> {
  if (file.size > MOST_BYTES) throw new FileProblem('The file is larger than 20 MB.');
  let value: unknown;
  try {
    value = JSON.parse((await file.text()).replace(/^\uFEFF/u, ''));
  } catch {
    throw new FileProblem('The file is not JSON.');
  }
  if (typeof value === 'object' && value !== null && 'articles' in value) {
    throw new FileProblem(
      'The file holds claims for articles, without the text they were marked in. Here it has to be “text” and “reviewers”.',
    );
  }
  return withStoredLineEndings(parseReadingsOfText(value));
}

export function compareWithFile(
  { round, version, columns, annotations: own }: RoundReadingsView,
  { text: theirText, reviewerIds, annotations: given }: FileReadings,
): ComparedRoundsView {
  const text = toArticleText(version.text);
  const scale = withUnknown(round.scale, given);
  const theirWords = wordsOf(theirText);
  const theirs = given.map((one) => viewOf(one, { round, words: theirWords(one), scale }));
  const { placed, unplaced } = placeReadings(theirs, theirText, text);
  const wordsAt = wordsOf(text);
  const annotations = [
    ...own.map((annotation): ComparedAnnotation => ({ ...annotation, carried: null })),
    ...placed.map(({ annotation, carried }): ComparedAnnotation => ({
      ...annotation,
      exact: wordsAt(annotation),
      carried,
    })),
  ].sort(inReadingOrder);
  const ofFile = reviewerIds.map((name, index) => ({
    id: columnOf(name),
    roundId: FILE,
    roundOrdinal: round.ordinal,
    versionOrdinal: version.ordinal,
    reviewer: { userId: columnOf(name), name, letter: letterAt(index) },
    isFromFile: true,
  }));
  const all = [...columns, ...ofFile];
  return {
    first: round,
    second: { ...round, id: FILE, scale },
    version,
    columns: all,
    annotations,
    unplaced: unplaced.map(({ annotation: { columnId, ...annotation }, ...rest }) => ({
      columnId,
      annotation,
      ...rest,
    })),
    ...compareColumns(
      annotations,
      all.map(({ id }) => id),
      { text, language: version.language, verdictOrder: scale.verdicts.map(({ id }) => id) },
    ),
  };
}

/** Stands for the round that a file has not. */
const FILE = 'file';

/** A name in a file is never taken for a column of the round. */
function columnOf(reviewer: string): string {
  return `${FILE}:${reviewer}`;
}

function letterAt(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

/** The verdict of the scale with this id or this name, or the words of the file. */
function verdictIn({ verdicts }: VerdictScale, given: string | null): string | null {
  if (given === null) return null;
  const wanted = sameWords(given);
  const found = verdicts.find(({ id, label }) => [id, label].map(sameWords).includes(wanted));
  return found?.id ?? given;
}

function sameWords(words: string): string {
  return words
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/gu, ' ');
}

/** The scale of the round and the verdicts that only the file has. */
function withUnknown<S extends VerdictScale>(scale: S, given: readonly Comparable[]): S {
  const ids = new Set(given.flatMap(({ verdict }) => verdictIn(scale, verdict) ?? []));
  const unknown = [...ids].filter((id) => findVerdict(scale, id) === null);
  return {
    ...scale,
    verdicts: [
      ...scale.verdicts,
      ...unknown.map((id): Verdict => ({
        id,
        label: id,
        alternateName: '',
        definition: '',
        shape: 'bar',
        line: 'fine_dashes',
        ink: 'opinion',
        rating: null,
        retired: true,
      })),
    ],
  };
}

/** An annotation of the file with all that the screen shows of one. */
function viewOf(
  { citations, ...given }: Comparable,
  {
    round,
    words,
    scale,
  }: { round: RoundReadingsView['round']; words: string; scale: VerdictScale },
): AnnotationView & { columnId: string } {
  const columnId = columnOf(given.reviewerId);
  return {
    ...given,
    // Ids of a file may be those of the round: both stand side by side.
    id: `${FILE}:${given.id}`,
    columnId,
    articleId: round.articleId,
    roundId: round.id,
    reviewerId: columnId,
    origin: 'reviewer',
    exact: words,
    isPlaced: true,
    claimText: given.claimText === '' ? words : given.claimText,
    verdict: verdictIn(scale, given.verdict),
    attribution: [],
    checkStatus: 'checked',
    confidence: null,
    rationale: null,
    suggestedFix: null,
    citations: citations.map((citation, index) => ({
      ...citation,
      id: `${FILE}:${given.id}:${index}`,
      tier: 'secondary',
      quote: '',
      locator: '',
      accessedOn: null,
    })),
    decision: null,
    cause: null,
    reason: '',
    derivedFrom: [],
    version: 1,
    createdAt: round.createdAt,
    updatedAt: round.createdAt,
    updatedById: columnId,
  };
}
