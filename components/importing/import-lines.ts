/**
 * The lines of a previewed article as a person corrects them: what each is, and
 * whether it is left out. Nothing is dropped: what is left out is only marked.
 */
import {
  type ArticleDocument,
  type BlockKind,
  type DocumentBlock,
  type FurnitureReason,
  textOfBlock,
} from '@/lib/domain/articles/document';

export const KIND_NAMES: Record<BlockKind, string> = {
  headline: 'Headline',
  standfirst: 'Standfirst',
  byline: 'Byline',
  dateline: 'Date line',
  heading: 'Heading',
  text: 'Text',
  quote: 'Quotation',
  list_item: 'List item',
  caption: 'Caption',
  furniture: 'Page furniture',
};

export const FURNITURE_NAMES: Record<FurnitureReason, string> = {
  cookie_banner: 'cookie banner',
  navigation: 'navigation',
  read_more: 'read more',
  comments: 'comments',
  video_id: 'video',
  share: 'sharing',
  advert: 'advertisement',
  copyright: 'copyright',
  label: 'label',
};

/** Change one block's kind. The words and their place in the text stay as they are. */
export function withKind(
  document: ArticleDocument,
  index: number,
  kind: BlockKind,
): ArticleDocument {
  return withBlock(document, index, (block): DocumentBlock => {
    const isFurniture = kind === 'furniture';
    const attrs = {
      kind,
      furniture: isFurniture ? (block.attrs.furniture ?? ('label' as const)) : null,
      omitted: isFurniture,
    };
    const content = block.content === undefined ? {} : { content: block.content };
    if (kind === 'headline') return { type: 'heading', attrs: { ...attrs, level: 1 }, ...content };
    if (kind === 'heading') return { type: 'heading', attrs: { ...attrs, level: 2 }, ...content };
    return { type: 'paragraph', attrs, ...content };
  });
}

/** Leave one block out, or keep it. Furniture that is kept is still called furniture. */
export function withOmitted(
  document: ArticleDocument,
  index: number,
  omitted: boolean,
): ArticleDocument {
  return withBlock(document, index, (block): DocumentBlock =>
    block.type === 'heading'
      ? { ...block, attrs: { ...block.attrs, omitted } }
      : { ...block, attrs: { ...block.attrs, omitted } },
  );
}

function withBlock(
  document: ArticleDocument,
  index: number,
  change: (block: DocumentBlock) => DocumentBlock,
): ArticleDocument {
  return {
    ...document,
    content: document.content.map((block, at) => (at === index ? change(block) : block)),
  };
}

/**
 * What was corrected in the version before holds for lines with the same words:
 * their kind, and whether they are left out.
 */
export function asInVersionBefore(
  document: ArticleDocument,
  before: ArticleDocument,
): ArticleDocument {
  const known = new Map(before.content.map((block) => [textOfBlock(block).trim(), block]));
  return {
    ...document,
    content: document.content.map((block): DocumentBlock => {
      const text = textOfBlock(block).trim();
      const same = text === '' ? undefined : known.get(text);
      if (same === undefined) return block;
      const content = block.content === undefined ? {} : { content: block.content };
      return same.type === 'heading'
        ? { type: 'heading', attrs: same.attrs, ...content }
        : { type: 'paragraph', attrs: same.attrs, ...content };
    }),
  };
}

export type LineView = { index: number; block: DocumentBlock; text: string };

/** The lines with words, in order: blank lines stay in the text and are not shown. */
export function visibleLines(document: ArticleDocument): LineView[] {
  return document.content
    .map((block, index) => ({ index, block, text: textOfBlock(block) }))
    .filter(({ text }) => text.trim() !== '');
}
