/**
 * What a reviewer learns from the decisions, as the page shows it: numbered in
 * reading order, with the filters that each entry answers to.
 */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DepartureView, FeedbackItemView } from '@/lib/contracts/decisions';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';
import {
  DEPARTURE_KINDS,
  type DepartureKind,
  departureKindsOf,
} from '@/lib/domain/comparison/feedback';

import { type Direction, nextAround, shownBy } from '../list-model';

export type FeedbackEntry = {
  key: string;
  /** Place in reading order, from 1. */
  number: number;
  /** The reviewer's claim; null where they had marked nothing. */
  annotation: AnnotationView | null;
  outcomes: readonly Outcome[];
  /** The reviewers who had marked what this one had not. */
  markedBy: readonly string[];
  kinds: readonly DepartureKind[];
  status: 'as_decided' | 'differs' | 'missed';
  spans: readonly CodePointSpan[];
};

export type Outcome = {
  decision: AnnotationView;
  departures: readonly DepartureView[];
  /** The decision is a claim of this reviewer's, word for word. */
  isTheirs: boolean;
};

export function entriesOf(items: readonly FeedbackItemView[]): FeedbackEntry[] {
  const theirs = new Set(
    items.flatMap((item) =>
      item.kind === 'own'
        ? item.outcomes
            .filter(({ departures }) => departures.length === 0)
            .map(({ decision }) => decision.id)
        : [],
    ),
  );
  return items.map((item, index): FeedbackEntry => {
    const number = index + 1;
    if (item.kind === 'missed') {
      const { decision, markedBy } = item;
      return {
        key: decision.id,
        number,
        annotation: null,
        outcomes: [{ decision, departures: [], isTheirs: false }],
        markedBy,
        kinds: [],
        status: 'missed',
        spans: [spanOf(decision)],
      };
    }
    const { annotation } = item;
    const kinds = departureKindsOf(item);
    return {
      key: annotation.id,
      number,
      annotation,
      outcomes: item.outcomes.map((outcome) => ({
        ...outcome,
        isTheirs: theirs.has(outcome.decision.id),
      })),
      markedBy: [],
      kinds: DEPARTURE_KINDS.filter((kind) => kinds.has(kind)),
      status: kinds.size === 0 ? 'as_decided' : 'differs',
      spans: [annotation, ...keptOf(item.outcomes)].map(spanOf),
    };
  });
}

/** The decisions on a claim that keep something of the text as a claim. */
export function keptOf(
  outcomes: readonly { decision: AnnotationView }[],
): readonly AnnotationView[] {
  return outcomes.map(({ decision }) => decision).filter(({ decision }) => decision !== 'rejected');
}

function spanOf({ start, end }: AnnotationView): CodePointSpan {
  return { start, end };
}

export type FilterId = DepartureKind | 'missed' | 'as_decided';

export const FILTERS: readonly FilterId[] = [...DEPARTURE_KINDS, 'missed', 'as_decided'];

/** Every entry answers to one filter at least. */
export function filterIdsOf({ status, kinds }: FeedbackEntry): readonly FilterId[] {
  return status === 'differs' ? kinds : [status];
}

export function shownEntries(
  entries: readonly FeedbackEntry[],
  hidden: ReadonlySet<FilterId>,
): FeedbackEntry[] {
  return shownBy(entries, filterIdsOf, hidden);
}

/** What differs or was missed, after (or before) the one that is chosen, going round at the end. */
export function nextDifference(
  entries: readonly FeedbackEntry[],
  fromKey: string | null,
  direction: Direction = 'forward',
): string | null {
  return nextAround(entries, fromKey, direction, ({ status }) => status !== 'as_decided');
}
