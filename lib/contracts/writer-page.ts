/** What concerns a writer, and nothing else: each can be answered where it stands. */
import type { ReplyView } from './replies';
import type { QueryView } from './round';
import type { FixView } from './talk';

type ArticleName = { id: string; code: string; title: string };

type WriterQuery = QueryView & { article: Omit<ArticleName, 'id'> };

export type WriterFixes = {
  article: ArticleName;
  /** What the next version is made from. */
  version: { id: string; ordinal: number; language: string };
  /** All proposals for each passage that waits for an answer or for its version. */
  passages: readonly {
    annotationId: string;
    context: { before: string; after: string };
    fixes: readonly FixView[];
  }[];
};

export type WriterPageView = {
  you: { userId: string; name: string };
  /** Open queries put to the writer or to every writer; those without an answer first. */
  queries: readonly WriterQuery[];
  fixes: readonly WriterFixes[];
  /** Replies that the writer has to ask for, or that wait for an answer. */
  replies: readonly (ReplyView & { article: { code: string; title: string } })[];
};
