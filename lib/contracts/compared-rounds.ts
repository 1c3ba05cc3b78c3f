/**
 * Two rounds of one article side by side, whatever version each of them read. It
 * is made for a page and for the command line, and never leaves through the API.
 *
 * Every passage is given in the text of the newer of the two versions: those of
 * the older one are carried to it, and what cannot be placed there is listed.
 */
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';
import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';
import type { ComparedGroup } from '@/lib/domain/comparison/compare-columns';
import type { RoundAgreement } from '@/lib/domain/comparison/measure-agreement';

import type { AnnotationView } from './annotation';
import type { RoundView } from './round';

/**
 * One reading in the comparison: what the desk decided in a round, or what one
 * reviewer found in it. A round that is adjudicated or signed off comes with its
 * decided claims as one column; any other with a column for each reviewer.
 */
export type ComparedColumn = {
  /** What `reviewerId` and `markedBy` of groups and differences name. */
  id: string;
  roundId: string;
  roundOrdinal: number;
  versionOrdinal: number;
  /** `null`: the decided claims of the round. */
  reviewer: { userId: string; name: string; letter: string } | null;
  /** A reading from a file, which belongs to no round and is not stored. */
  isFromFile?: boolean;
};

/**
 * An annotation in the text of the newer version: `start`, `end` and `exact` are of
 * that text, and for `changed` the words are not those that were marked.
 */
export type ComparedAnnotation = AnnotationView & {
  columnId: string;
  /** How it came here from the older version; `null` where it was made on the newer. */
  carried: Extract<CarriedStatus, 'anchored' | 'moved' | 'changed'> | null;
};

/** An annotation of the older version whose passage has no certain place in the newer. */
export type UnplacedAnnotation = {
  columnId: string;
  /** As it was made: start, end and words of its own version. */
  annotation: AnnotationView;
} & (
  | { status: 'ambiguous'; candidates: readonly CodePointSpan[] }
  /** Where it stood, between two characters of the newer text. */
  | { status: 'orphaned'; stood: CodePointOffset }
);

export type ComparedRoundsView = {
  first: RoundView;
  second: RoundView;
  /** The newer of the two versions, in whose text everything is placed. */
  version: { id: string; ordinal: number; language: string; text: string };
  /** Those of the first round, then those of the second. */
  columns: readonly ComparedColumn[];
  /** In reading order. */
  annotations: readonly ComparedAnnotation[];
  unplaced: readonly UnplacedAnnotation[];
  groups: readonly ComparedGroup[];
  agreement: RoundAgreement;
};
