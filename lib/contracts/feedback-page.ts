/** What the page of decisions on one reviewer's reading shows, read in one go. */
import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { FeedbackView } from './decisions';
import type { RoundFrame } from './desk';

/** Why there is nothing to show. */
export type NoFeedback =
  /** Its reviewers work in one set, so nothing is decided between readings. */
  | 'shared'
  | 'one_reviewer'
  /** Something is still open; nothing is said before all of it is decided. */
  | 'not_decided'
  /** It is another's reading, or the caller reviewed nothing here. */
  | 'not_yours';

export type FeedbackPageView = RoundFrame &
  (
    | { feedback: null; because: NoFeedback }
    | {
        feedback: FeedbackView;
        /** The reviewers whose page the caller may read. */
        readable: readonly string[];
        version: { document: ArticleDocument; text: string; language: string };
        yourId: string;
      }
  );
