/** The article as the desk shows it, block by block: what stands where. */
import type { CodePointSpan, StringIndex } from '@/lib/domain/anchoring/article-text';
import type { ArticleDocument } from '@/lib/domain/articles/document';

/** A passage as it is drawn. */
export type ShownPassage = CodePointSpan & {
  id: string;
  /** Its number in reading order. */
  number: number;
  /** Ink and line: `v-disputed ln-wavy`. */
  look: string;
  /** Tint, hatching, selection: `t`, `stale`, `on`. */
  state: string;
  /** "claim 10, Disputed, queried". */
  description: string;
};

/** One line under a stretch of words. */
export type RunLine = {
  id: string;
  className: string;
  description: string;
  /** The first stretch of the passage: it carries the description for screen readers. */
  isFirst: boolean;
};

/** A number after a word. */
export type RunNumber = { id: string; number: number; className: string };

/** A stretch of a block with the same lines from end to end; UTF-16 inside the block. */
export type Run = {
  from: number;
  to: number;
  /** Inner lane first. */
  lines: readonly RunLine[];
  numbers: readonly RunNumber[];
};

export type ParagraphCoverage = 'yes' | 'no' | 'none';

/** Blocks that passages join. */
export type BlockGroup = {
  /** The first and the last block, by index. */
  first: number;
  last: number;
  passages: readonly ShownPassage[];
  /**
   * The same object for as long as the same marks stand under the same words. A
   * passage that is added before these only changes their numbers.
   */
  marks: object;
  /** Worked out when a block is first drawn: of a long text most never is. */
  runsOf: (block: number) => readonly Run[];
};

export type BlockModel = {
  index: number;
  /** Where the block begins in the text of the version, in UTF-16 units. */
  from: StringIndex;
  /** `H` for the headline, 1, 2, 3 for paragraphs, empty for what is not counted. */
  label: string;
  coverage: ParagraphCoverage;
  isHidden: boolean;
  /** Blocks that a passage joins are laid out together. */
  group: BlockGroup;
};

export type ArticleFrame = {
  document: ArticleDocument;
  spans: readonly CodePointSpan[];
  texts: readonly string[];
  labels: readonly string[];
  /** Blocks that are left out or empty. */
  hidden: readonly boolean[];
  starts: readonly StringIndex[];
};
