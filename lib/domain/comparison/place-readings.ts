/**
 * Readings of another version of the text, brought to the text in which they are
 * compared. What has no certain place there is told apart and never guessed at.
 */
import type { ArticleText, CodePointOffset, CodePointSpan } from '../anchoring/article-text';
import type { CarriedPassage, CarriedStatus, PassageToCarry } from '../anchoring/carried-passage';
import { carryPassages } from '../anchoring/carry-passages';

type PlacedStatus = Extract<CarriedStatus, 'anchored' | 'moved' | 'changed'>;

/** `null`: the text is its own, and nothing was carried. */
type Placed<A> = { annotation: A; carried: PlacedStatus | null };

type Unplaced<A> = { annotation: A } & (
  | { status: 'ambiguous'; candidates: readonly CodePointSpan[] }
  | { status: 'orphaned'; stood: CodePointOffset }
);

export type PlacedReadings<A> = { placed: Placed<A>[]; unplaced: Unplaced<A>[] };

/** @returns the annotations with `start` and `end` in `after`, in the order given. */
export function placeReadings<A extends PassageToCarry>(
  annotations: readonly A[],
  before: ArticleText,
  after: ArticleText,
): PlacedReadings<A> {
  if (before === after) {
    return {
      placed: annotations.map((annotation) => ({ annotation, carried: null })),
      unplaced: [],
    };
  }
  const passages = annotations.map(({ id, start, end }) => ({ id, start, end }));
  return sortPlaced(annotations, carryPassages(before, after, passages));
}

/** Put what became of each passage beside its annotation. */
export function sortPlaced<A extends PassageToCarry>(
  annotations: readonly A[],
  carried: readonly CarriedPassage[],
): PlacedReadings<A> {
  const byId = new Map(carried.map((passage) => [passage.id, passage]));
  const readings: PlacedReadings<A> = { placed: [], unplaced: [] };
  for (const annotation of annotations) {
    const passage = byId.get(annotation.id);
    if (passage === undefined) throw new Error(`Annotation ${annotation.id} was not carried`);
    switch (passage.status) {
      case 'anchored':
      case 'moved':
      case 'changed': {
        const { status, start, end } = passage;
        readings.placed.push({ annotation: { ...annotation, start, end }, carried: status });
        break;
      }
      case 'ambiguous':
        readings.unplaced.push({
          annotation,
          status: 'ambiguous',
          candidates: passage.candidates,
        });
        break;
      case 'orphaned':
        readings.unplaced.push({ annotation, status: 'orphaned', stood: passage.stood });
        break;
    }
  }
  return readings;
}
