import 'server-only';

import {
  ConcreteHyperlink,
  type Document,
  type IRunOptions,
  Packer,
  type ParagraphChild,
  TextRun,
} from 'docx';

import { withoutTimes } from './timeless-archive';
import { xmlText } from './xml-text';

/**
 * The pieces that both Word files are made of, so written that the same report
 * makes the same bytes: the library numbers links at random and dates the file by
 * the clock, and both are settled here instead.
 */

const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** The links of one part of the file, in the order in which they were made. */
export type Links = { make: (children: readonly TextRun[], href: string) => ConcreteHyperlink } & {
  targets: readonly string[];
};

export function createLinks(): Links {
  const targets: string[] = [];
  return {
    targets,
    make: (children, href) => {
      targets.push(href);
      return new ConcreteHyperlink(children, linkId(targets.length));
    },
  };
}

function linkId(number: number): string {
  return `Link${number}`;
}

/** Words as runs: a line feed is a line break, a tab a tab. */
export function textRuns(text: string, look: Omit<IRunOptions, 'children' | 'text'> = {}) {
  const lines = xmlText(text).split(/\r\n?|\n/);
  return lines.map((line, index) => new TextRun({ ...look, text: line, ...breakBefore(index) }));
}

function breakBefore(index: number): { break?: number } {
  return index === 0 ? {} : { break: 1 };
}

/** Words with a link to them where there is an address. */
export function linkedRuns(
  text: string,
  href: string | null | undefined,
  links: Links,
  look: Omit<IRunOptions, 'children' | 'text'> = {},
): ParagraphChild[] {
  if (href === null || href === undefined) return textRuns(text, look);
  // The library's types name one of two links that are written alike.
  return [links.make(textRuns(text, { ...look, style: 'Hyperlink' }), href)];
}

/** The bytes of the file. Its dates are those of the last change on record. */
export async function packed(
  document: Document,
  { title, asOf, links, commentLinks }: PackOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  for (const [index, href] of (links?.targets ?? []).entries()) {
    document.Document.Relationships.addRelationship(linkId(index + 1), HYPERLINK, href, 'External');
  }
  for (const [index, href] of (commentLinks?.targets ?? []).entries()) {
    document.Comments.Relationships.addRelationship(linkId(index + 1), HYPERLINK, href, 'External');
  }
  const core = { path: 'docProps/core.xml', data: coreProperties(title, asOf) };
  return withoutTimes(await Packer.toBuffer(document, false, [core]));
}

type PackOptions = {
  title: string;
  /** The instant of the last change, ISO 8601. */
  asOf: string;
  links?: Links;
  commentLinks?: Links;
};

function coreProperties(title: string, asOf: string): string {
  const date = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${new Date(asOf).toISOString()}</dcterms:${name}>`;
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(title)}</dc:title><dc:creator>Obelus</dc:creator>${date('created')}${date('modified')}</cp:coreProperties>`;
}

function escapeXml(words: string): string {
  return xmlText(words).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

const RIGHT_TO_LEFT =
  /^[^\p{L}]*[\p{Script=Arab}\p{Script=Hebr}\p{Script=Syrc}\p{Script=Thaa}\p{Script=Nkoo}]/u;

/** Whether a paragraph runs from right to left, by its first letter, as browsers tell it. */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}
