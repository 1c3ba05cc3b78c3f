/** What the page that compares the readings of a round shows, read in one go. */
import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { AdjudicatorNoteView } from './assignments';
import type { PersonView } from './common';
import type { ComparisonView } from './comparison';
import type { RoundFrame } from './desk';

/** Why the readings of a round cannot be shown side by side. */
export type NothingToCompare =
  /** Its reviewers work in one set. */
  | 'shared'
  | 'one_reviewer'
  /** Nobody sees another's work before all have submitted or the round is closed. */
  | 'open'
  /** The caller's role does not read comparisons. */
  | 'not_allowed';

export type ComparisonPageView = RoundFrame &
  (
    | { comparison: null; because: NothingToCompare }
    | {
        comparison: ComparisonView;
        version: { document: ArticleDocument; text: string; language: string };
        /** Names for the ids that occur in decisions. */
        people: readonly PersonView[];
        /** What reviewers tell whoever settles the round, by annotation. */
        notes: readonly AdjudicatorNoteView[];
        /** The signed-in person: a reviewer sees where decisions differ from theirs. */
        yourId: string;
      }
  );
