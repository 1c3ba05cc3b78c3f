/** Readings that come in a file, with the text they were made on. */
import {
  type ArticleText,
  type CodePointOffset,
  offsetMap,
  type StringIndex,
  toArticleText,
} from '../anchoring/article-text';

import type { Comparable } from './comparison-group';

/** Readings of one text, from a file. */
export type FileReadings = {
  text: ArticleText;
  language: string;
  /** In the order of the file. */
  reviewerIds: string[];
  /** `givenId` is how the file names it, where other reviewers use that id too. */
  annotations: (Comparable & { givenId?: string })[];
};

/**
 * Readings of a text with line endings of any kind, brought to the same text as it is
 * stored here: every line ends in `\n`. The offsets of a file count its text as it is
 * given, in which `\r\n` are two characters.
 */
export function withStoredLineEndings(readings: FileReadings): FileReadings {
  const { text, annotations } = readings;
  if (!text.includes('\r')) return readings;
  const offsets = offsetMap(text);
  /** Where each `\r\n` begins, ascending. */
  const doubled = Array.from(text.matchAll(/\r\n/gu), ({ index }) =>
    offsets.toOffset(index as StringIndex),
  );
  return {
    ...readings,
    text: toArticleText(text),
    annotations: annotations.map((annotation) => ({
      ...annotation,
      // A passage that begins or ends between the two characters holds the whole line ending.
      start: (annotation.start - countBelow(doubled, annotation.start)) as CodePointOffset,
      end: (annotation.end - countBelow(doubled, annotation.end - 1)) as CodePointOffset,
    })),
  };
}

function countBelow(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
