import 'server-only';

import { Readability } from '@mozilla/readability';

import type { FurnitureReason } from '@/lib/domain/articles/document';
import { isByline, isDateline } from '@/lib/domain/articles/line-forms';

import { recognizeBlocks, refuseOversized } from './assemble';
import { blocksOfDom, type DomBlock } from './dom-blocks';
import { asFurniture, type DraftBlock, textOfDraft } from './draft';
import { loadHtml, sanitize } from './load-html';
import { type PageMetadata, readMetadata } from './read-metadata';

/**
 * A whole web page: the article and everything around it. What is outside the
 * article's main text is kept and shown struck out, so that whoever imports it
 * sees what was taken for furniture and can take it back.
 */

export type ReadHtml = {
  drafts: DraftBlock[];
  metadata: PageMetadata;
  warnings: string[];
};

const BLOCK_NUMBER = 'data-block';

/** Words as short as these stand in menus as well as in articles, so they prove nothing. */
const TELLING_LENGTH = 40;

/** What a page says of itself, whether or not there is an article on it. */
export function readParticulars(html: string, url: string | null): PageMetadata {
  return readMetadata(loadHtml(html, url).document, url);
}

export function readPage(html: string, url: string | null): ReadHtml {
  const loaded = loadHtml(html, url);
  const { document } = loaded;
  const metadata = readMetadata(document, url);
  const baseUrl = document.baseURI.startsWith('http') ? document.baseURI : url;
  sanitize(loaded);

  const blocks = blocksOfDom(document.body, { baseUrl });
  refuseOversized(blocks);
  const hints = metadata.title === null ? {} : { title: metadata.title };
  const isMain = mainText(document, blocks);
  if (!isMain.includes(true)) {
    return {
      drafts: recognizeBlocks(blocks, hints),
      metadata,
      warnings: [
        'The article could not be told from the rest of the page, so all of it is shown. Leave out what does not belong to the article.',
      ],
    };
  }

  const kept = withHead(blocks, isMain, metadata);
  const article = recognizeBlocks(
    blocks.filter((_block, index) => kept[index] === true),
    hints,
  );
  const around = recognizeBlocks(
    blocks.filter((_block, index) => kept[index] !== true),
    {},
  );
  const drafts = blocks.map((block, index): DraftBlock => {
    if (kept[index] === true) return article.shift() ?? block;
    const recognized = around.shift() ?? block;
    return asFurniture(recognized, recognized.furniture ?? reasonOf(block.owner));
  });
  const outside = kept.filter((isKept) => !isKept).length;
  return { drafts, metadata, warnings: outside > 0 ? [outsideWarning(outside)] : [] };
}

/** Markup from the clipboard: a piece of an article, without a page around it. */
export function readPastedHtml(html: string): ReadHtml {
  const loaded = loadHtml(html, null);
  const { document } = loaded;
  const metadata = readMetadata(document, null);
  sanitize(loaded);
  const blocks = blocksOfDom(document.body, { baseUrl: null });
  refuseOversized(blocks);
  return { drafts: recognizeBlocks(blocks, {}), metadata, warnings: [] };
}

function outsideWarning(count: number): string {
  return count === 1
    ? 'One part of the page outside the article is shown struck out. Take it back if it belongs to the article.'
    : `${count} parts of the page outside the article are shown struck out. Take back what belongs to the article.`;
}

/** For each block, whether Readability counts it to the page's main text. */
function mainText(document: Document, blocks: readonly DomBlock[]): boolean[] {
  for (const [index, { owner }] of blocks.entries()) {
    // Several blocks of one element stand or fall together.
    if (!owner.hasAttribute(BLOCK_NUMBER)) owner.setAttribute(BLOCK_NUMBER, String(index));
  }
  const numbers = blocks.map(({ owner }) => owner.getAttribute(BLOCK_NUMBER));

  // Readability takes apart the document that it is given.
  const copy = document.cloneNode(true) as Document;
  const found = new Readability<Node>(copy, {
    serializer: (node) => node,
    disableJSONLD: true,
    keepClasses: true,
  }).parse();
  const main = found?.content;
  if (main === null || main === undefined) return blocks.map(() => false);

  const inside = new Set(
    [...(main as Element).querySelectorAll(`[${BLOCK_NUMBER}]`)].map((element) =>
      element.getAttribute(BLOCK_NUMBER),
    ),
  );
  const words = squeeze(main.textContent ?? '');
  return blocks.map((block, index) => {
    if (inside.has(numbers[index] ?? null)) return true;
    // Where Readability rebuilt an element, its words still tell.
    const text = squeeze(textOfDraft(block));
    return text.length >= TELLING_LENGTH && words.includes(text);
  });
}

/** Main text, and above it headline, standfirst, byline and date line, which Readability sets apart. */
function withHead(
  blocks: readonly DomBlock[],
  isMain: readonly boolean[],
  metadata: PageMetadata,
): boolean[] {
  const title = squeeze(metadata.title ?? '');
  const description = squeeze(metadata.description ?? '');
  const isTitle = (block: DomBlock): boolean =>
    title !== '' && squeeze(textOfDraft(block)) === title;
  const isTopHeading = (block: DomBlock): boolean =>
    block.level === 1 && block.owner.closest('nav, footer, aside') === null;

  const titled = blocks.findIndex(isTitle);
  const headline = titled === -1 ? blocks.findIndex(isTopHeading) : titled;
  const mainStart = isMain.indexOf(true);
  return blocks.map((block, index) => {
    if (isMain[index] === true || index === headline) return true;
    if (headline === -1 || index < headline || index > mainStart) return false;
    const text = textOfDraft(block);
    return (
      isByline(text) ||
      isDateline(text) ||
      (description !== '' && squeeze(text) === description) ||
      (text.length < 200 && isNamedHead(block.owner))
    );
  });
}

const HEAD_NAME =
  /(?:^|[\s_-])(?:byline|author|dateline|pubdate|published|standfirst|dek|subhead|subtitle)/i;

function isNamedHead(element: Element): boolean {
  const own = [element, element.parentElement].filter((candidate) => candidate !== null);
  return own.some(
    (candidate) =>
      HEAD_NAME.test(candidate.getAttribute('class') ?? '') ||
      /^(?:author|datePublished)$/.test(candidate.getAttribute('itemprop') ?? ''),
  );
}

const REASONS: readonly (readonly [FurnitureReason, RegExp])[] = [
  ['cookie_banner', /cookie|consent|gdpr|privacy-?(?:banner|notice)/i],
  ['comments', /comment|disqus|replies/i],
  ['share', /share|sharing|social|newsletter|subscri|follow-us/i],
  ['advert', /(?:^|[\s_-])(?:ads?|advert\w*|sponsor\w*|promo\w*|dfp)(?:$|[\s_-])/i],
  ['read_more', /related|recommend|read-?more|teaser|most-?(?:read|popular)|trending|more-from/i],
  ['copyright', /copyright|(?:^|[\s_-])credits?(?:$|[\s_-])/i],
  [
    'navigation',
    /(?:^|[\s_-])(?:nav|navigation|navbar|menu|breadcrumbs?|header|footer|sidebar|masthead)/i,
  ],
];

/** What the elements around a block are called says why it is there. */
function reasonOf(owner: Element): FurnitureReason {
  for (let element: Element | null = owner; element !== null; element = element.parentElement) {
    const names = `${element.getAttribute('class') ?? ''} ${element.id}`;
    const named = REASONS.find(([, pattern]) => pattern.test(names));
    if (named !== undefined) return named[0];
    if (/^(?:nav|header|footer|aside|menu)$/.test(element.localName)) return 'navigation';
  }
  return 'label';
}

function squeeze(text: string): string {
  return text.replace(/\s+/g, '');
}
