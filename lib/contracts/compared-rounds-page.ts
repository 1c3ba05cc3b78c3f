/** What the page shows on which two rounds of an article stand side by side. */
import type { ArticleDocument } from '@/lib/domain/articles/document';

import type { StoryView } from './article';
import type { ComparedRoundsView } from './compared-rounds';
import type { RoundView } from './round';

export type ComparedRoundsPageView = {
  article: { id: string; code: string; title: string; story: StoryView };
  /** The rounds that the caller may compare, the first one first. */
  rounds: readonly RoundView[];
  /** The rounds that are chosen; none where there are no two to choose. */
  chosen: { first: string; second: string } | null;
  /** Null where one round is chosen twice, or none. */
  compared: { view: ComparedRoundsView; document: ArticleDocument } | null;
};
