import 'server-only';

import { JSDOM } from 'jsdom';

import { importLimits } from '../limits';
import { writeNoteMark } from './note-marks';

/** Reading a Word document's comments, and marking where they stand in its text. */

export type WordComment = {
  id: string;
  author: string | null;
  body: string;
  notedAt: string | null;
};

export function readComments(xml: string): WordComment[] {
  const { document } = new JSDOM(xml, { contentType: 'text/xml' }).window;
  return [...document.getElementsByTagNameNS('*', 'comment')]
    .map((element) => ({
      id: attribute(element, 'id') ?? '',
      author: attribute(element, 'author'),
      body: bodyOf(element),
      notedAt: attribute(element, 'date'),
    }))
    .filter(({ id, body }) => /^\d{1,10}$/.test(id) && body !== '')
    .slice(0, importLimits.notes);
}

function bodyOf(comment: Element): string {
  return [...comment.getElementsByTagNameNS('*', 'p')]
    .map((paragraph) =>
      [...paragraph.getElementsByTagNameNS('*', '*')]
        .map(({ localName, textContent }) => {
          if (localName === 't') return textContent;
          if (localName === 'br' || localName === 'cr') return '\n';
          return localName === 'tab' ? '\t' : '';
        })
        .join(''),
    )
    .join('\n')
    .toWellFormed()
    .trim();
}

function attribute(element: Element, name: string): string | null {
  const found = [...element.attributes].find(({ localName }) => localName === name)?.value.trim();
  return found === undefined || found === '' ? null : found.toWellFormed();
}

const RANGE =
  /<((?:[\w.-]+:)?)commentRange(Start|End)\b([^>]*?)(?:\/>|>\s*<\/\1commentRange\2\s*>)/g;
const REFERENCE =
  /<((?:[\w.-]+:)?)commentReference\b([^>]*?)(?:\/>|>\s*<\/\1commentReference\s*>)/g;

/** The main part with the places of these comments written into its words. */
export function markPlaces(documentXml: string, comments: readonly WordComment[]): string {
  const known = new Set(comments.map(({ id }) => id));
  const idOf = (attributes: string): string | null => {
    const id = /(?:^|\s)(?:[\w.-]+:)?id\s*=\s*["'](\d{1,10})["']/.exec(attributes)?.[1];
    return id !== undefined && known.has(id) ? id : null;
  };
  const words = (prefix: string, text: string): string =>
    `<${prefix}t xml:space="preserve">${text}</${prefix}t>`;

  return documentXml
    .replace(RANGE, (whole, prefix: string, which: string, attributes: string) => {
      const id = idOf(attributes);
      if (id === null) return whole;
      const mark = writeNoteMark({ id, edge: which === 'Start' ? 'start' : 'end' });
      return `<${prefix}r>${words(prefix, mark)}</${prefix}r>`;
    })
    .replace(REFERENCE, (whole, prefix: string, attributes: string) => {
      const id = idOf(attributes);
      return id === null ? whole : words(prefix, writeNoteMark({ id, edge: 'point' }));
    });
}
