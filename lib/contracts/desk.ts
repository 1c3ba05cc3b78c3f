/** What the desk of one round shows, read in one go for its page. */
import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { AnnotationView } from './annotation';
import type { ImportNoteView, StoryView } from './article';
import type { PersonView } from './common';
import type { CoverageMarkView, QueryView, RoundView } from './round';

/** Where a page of a round stands: for the breadcrumb, the views and the chip of the round. */
export type RoundFrame = {
  article: { id: string; code: string; title: string; story: StoryView };
  round: RoundView;
  /** The caller's letter in this round, or null for whoever is no reviewer of it. */
  yourLetter: string | null;
  /** Which of the round's pages the caller may open. */
  may: {
    annotate: boolean;
    submit: boolean;
    close: boolean;
    compare: boolean;
    adjudicate: boolean;
    /** The decisions on the caller's reading, or as head of research on anybody's. */
    feedback: boolean;
    sign: boolean;
    reopen: boolean;
    exportReport: boolean;
  };
};

export type DeskView = RoundFrame & {
  version: {
    id: string;
    ordinal: number;
    /** Its text is this document's: it is not sent twice. */
    document: ArticleDocument;
    language: string;
  };
  /**
   * What is shown on the text: in an open round the caller's own set (or the
   * shared one); once decided, the decided claims; else the caller's or, for the
   * desk, every reviewer's.
   */
  annotations: readonly AnnotationView[];
  coverageMarks: readonly CoverageMarkView[];
  queries: readonly QueryView[];
  notes: readonly ImportNoteView[];
  /** Names for the ids that occur in annotations. */
  people: readonly PersonView[];
};
