/**
 * The article as the desk shows it, block by block: what is drawn under which
 * words, what stands at the edge of each paragraph. One model for the text that
 * the server sends and for the editor that takes over, so that the two look
 * alike. A block that has not changed keeps its object, and what shows it rests.
 */
import type { OffsetMap, StringIndex } from '@/lib/domain/anchoring/article-text';
import {
  type ArticleDocument,
  blockSpans,
  type DocumentBlock,
  textOfBlock,
} from '@/lib/domain/articles/document';

import { groupBlocks } from './block-groups';
import type {
  ArticleFrame,
  BlockGroup,
  BlockModel,
  ParagraphCoverage,
  ShownPassage,
} from './block-model';

/** What does not change while a version is read. */
export function frameOf(document: ArticleDocument, offsets: OffsetMap): ArticleFrame {
  const spans = blockSpans(document);
  let paragraph = 0;
  let hasHeadline = false;
  const labels = document.content.map((block) => {
    if (block.attrs.omitted || isEmpty(block)) return '';
    const { kind } = block.attrs;
    if (kind === 'headline') {
      if (hasHeadline) return '';
      hasHeadline = true;
      return 'H';
    }
    if (kind === 'text' || kind === 'quote' || kind === 'list_item' || kind === 'standfirst') {
      paragraph += 1;
      return String(paragraph);
    }
    return '';
  });
  return {
    document,
    spans,
    texts: document.content.map(textOfBlock),
    labels,
    hidden: document.content.map((block) => block.attrs.omitted || isEmpty(block)),
    starts: spans.map(({ start }) => offsets.toIndex(start)),
  };
}

export function isEmpty(block: DocumentBlock): boolean {
  return textOfBlock(block).trim() === '';
}

type ModelInput = {
  /** In reading order. */
  passages: readonly ShownPassage[];
  /** Coverage of each block, by index. */
  coverage: readonly ParagraphCoverage[];
  offsets: OffsetMap;
};

/** The model of the article. What has not changed since `before` keeps its object. */
export function modelOf(
  frame: ArticleFrame,
  { passages, coverage, offsets }: ModelInput,
  before: readonly BlockModel[] = [],
): readonly BlockModel[] {
  const models: BlockModel[] = [];
  for (const group of groupBlocks(frame, passages, offsets, before)) {
    for (let index = group.first; index <= group.last; index += 1) {
      const known = before[index];
      const covered = coverage[index] ?? 'none';
      models.push(
        known !== undefined && known.group === group && known.coverage === covered
          ? known
          : blockModel(frame, index, covered, group),
      );
    }
  }
  return models;
}

function blockModel(
  frame: ArticleFrame,
  index: number,
  coverage: ParagraphCoverage,
  group: BlockGroup,
): BlockModel {
  return {
    index,
    from: frame.starts[index] ?? (0 as StringIndex),
    label: frame.labels[index] ?? '',
    coverage,
    isHidden: frame.hidden[index] ?? true,
    group,
  };
}
