/** What a block of the article carries in the page, whoever draws it. */
import type { DocumentBlock } from '@/lib/domain/articles/document';

import type { BlockModel } from './block-model';

/** The block with this index; offsets are counted from there. */
export const BLOCK_ATTRIBUTE = 'data-block';

const KIND_CLASS: Partial<Record<DocumentBlock['attrs']['kind'], string>> = {
  headline: 'hd',
  heading: 'sub',
  standfirst: 'standfirst',
  byline: 'dateline',
  dateline: 'dateline',
  quote: 'quoted',
  list_item: 'item',
  caption: 'caption',
  furniture: 'furniture',
};

export type BlockAttributes = Readonly<Record<string, string>>;

export function blockAttributes(block: DocumentBlock, model: BlockModel): BlockAttributes {
  const { attrs } = block;
  const classes = ['p', KIND_CLASS[attrs.kind] ?? ''];
  if (attrs.omitted) classes.push('left-out');
  else if (model.isHidden) classes.push('blank');
  return {
    class: classes.filter((name) => name !== '').join(' '),
    id: `p${model.index}`,
    [BLOCK_ATTRIBUTE]: String(model.index),
    ...(model.label !== '' && { 'data-p': model.label }),
    'data-cov': model.coverage,
  };
}

/** Shown beside the marks: the list item of a claim. */
export function claimElementId(annotationId: string): string {
  return `claim-${annotationId}`;
}
