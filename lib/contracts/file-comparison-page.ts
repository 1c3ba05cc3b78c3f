/** What the page is given that compares a round with a file: the side of the round. */
import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { AnnotationView } from './annotation';
import type { ComparedColumn } from './compared-rounds';
import type { RoundView } from './round';

export type RoundReadingsView = {
  round: RoundView;
  version: { id: string; ordinal: number; language: string; text: string };
  columns: readonly ComparedColumn[];
  annotations: readonly (AnnotationView & { columnId: string })[];
};

export type FileComparisonPageView = {
  article: { id: string; title: string; story: { id: string; name: string } };
  side: RoundReadingsView;
  document: ArticleDocument;
};
