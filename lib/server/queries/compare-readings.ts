import 'server-only';

import type { ComparedColumn } from '@/lib/contracts/compared-rounds';
import { anchorQuote } from '@/lib/domain/anchoring/anchor-target';
import {
  type ArticleText,
  type CodePointOffset,
  offsetMap,
} from '@/lib/domain/anchoring/article-text';
import { compareColumns } from '@/lib/domain/comparison/compare-columns';
import { type Comparable, inReadingOrder } from '@/lib/domain/comparison/comparison-group';
import {
  type PlacedReadings,
  placeReadings,
  sortPlaced,
} from '@/lib/domain/comparison/place-readings';

import { AppError } from '../app-error';
import { listImportedFiles } from '../repositories/readings-repository';
import type { UseCaseContext } from '../use-cases/context';
import { readRound, type RoundReadings } from './compare-rounds';

/** Annotations that come from elsewhere. */
type OfColumn = Comparable & { columnId: string };

/** Readings made elsewhere, with the text they were made on or with the words of each passage. */
export type ReadingsFromElsewhere = { columnIds: readonly string[] } & (
  | { text: ArticleText; annotations: readonly OfColumn[] }
  | {
      /** One list for each article, by the name of the file that it was imported from. */
      articles: readonly {
        fileName: string;
        annotations: readonly (OfColumn & { quote: string })[];
      }[];
    }
);

/**
 * Readings that were made elsewhere against those of a round, in the text of the
 * round. They are not stored. What is not found there is listed as unplaced.
 */
export async function compareReadings(
  { roundId, readings }: { roundId: string; readings: readonly ReadingsFromElsewhere[] },
  context: UseCaseContext,
) {
  const side = await readRound(roundId, context);
  const { text } = side.version;
  const sides: PlacedReadings<OfColumn>[] = [];
  const seen = new Set(side.annotations.map(({ id }) => id));
  for (const one of readings) {
    if ('text' in one) {
      refuseRepeats(one.annotations, seen);
      sides.push(placeReadings(one.annotations, one.text, text));
    } else {
      const annotations = await annotationsOn(side, one.articles, context);
      refuseRepeats(annotations, seen);
      sides.push(placeQuotes(annotations, text));
    }
  }
  const columns: ComparedColumn[] = side.columns;
  const columnIds = [...columns.map(({ id }) => id), ...readings.flatMap((one) => one.columnIds)];
  const placed = sides.flatMap((one) => one.placed);
  const annotations = [
    ...side.annotations.map((annotation) => ({ ...annotation, carried: null })),
    ...placed.map(({ annotation, carried }) => ({ ...annotation, carried })),
  ].sort(inReadingOrder);
  const verdictOrder = side.round.scale.verdicts.map(({ id }) => id);
  return {
    round: side.round,
    version: side.version,
    columns,
    columnIds,
    annotations,
    unplaced: sides.flatMap((one) => one.unplaced),
    ...compareColumns(annotations, columnIds, { ...side.version, verdictOrder }),
  };
}

function refuseRepeats(annotations: readonly { id: string }[], seen: Set<string>): void {
  for (const { id } of annotations) {
    if (seen.has(id)) {
      throw new AppError('invalid_input', `The id “${id}” occurs twice in what is compared.`);
    }
    seen.add(id);
  }
}

/** The list that is about the article of the round. */
async function annotationsOn<A>(
  { round }: RoundReadings,
  articles: readonly { fileName: string; annotations: readonly A[] }[],
  { tx }: UseCaseContext,
): Promise<readonly A[]> {
  for (const { fileName, annotations } of articles) {
    const found = await listImportedFiles(tx, { fileName, story: null });
    if (found.some(({ articleId }) => articleId === round.articleId)) return annotations;
  }
  const names = articles.map(({ fileName }) => `“${fileName}”`).join(', ');
  throw new AppError(
    'invalid_input',
    `The article of the round was imported from none of ${names}, so nothing in the file is about it.`,
  );
}

/** Passages that come with their words and no text: at their place, or where else the words stand once. */
function placeQuotes(
  annotations: readonly (OfColumn & { quote: string })[],
  text: ArticleText,
): PlacedReadings<OfColumn> {
  const offsets = offsetMap(text);
  const carried = annotations.map(({ id, quote, start }) => {
    const found = anchorQuote(text, { exact: quote, start }, offsets);
    if (found.status === 'anchored') {
      const status = found.position.start === start ? ('anchored' as const) : ('moved' as const);
      return { id, status, isIdentical: true, ...found.position };
    }
    if (found.status === 'ambiguous') return { id, ...found };
    const stood = Math.min(start, offsets.length) as CodePointOffset;
    return { id, status: 'orphaned' as const, stood };
  });
  const own = annotations.map(({ quote: _quote, ...annotation }) => annotation);
  return sortPlaced(own, carried);
}
