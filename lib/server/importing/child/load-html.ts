import 'server-only';

import createDOMPurify from 'dompurify';
import { type DOMWindow, JSDOM } from 'jsdom';

import { importLimits, sayBytes } from '../limits';
import { MarkupCounter } from './markup-counter';
import { ImportRefusal } from './refusal';

/**
 * HTML as a tree that can do nothing: no scripts run, nothing is loaded, and
 * what a page could do harm with is taken out before anything reads it.
 */

export type LoadedHtml = { window: DOMWindow; document: Document };

/** @throws ImportRefusal where the page is too large or too deep to be parsed safely. */
export function loadHtml(html: string, url: string | null): LoadedHtml {
  const bytes = Buffer.from(html, 'utf8');
  if (bytes.length > importLimits.htmlBytes) {
    throw new ImportRefusal(
      'too_large',
      `The page is ${sayBytes(bytes.length)}; HTML may be ${sayBytes(importLimits.htmlBytes)}. Copy the article's text and paste it.`,
    );
  }
  new MarkupCounter('html').push(bytes);
  const { window } = new JSDOM('', url === null ? {} : { url });
  // A document beside the window's own: its style sheets are not read, which may take longer than all the rest.
  return { window, document: new window.DOMParser().parseFromString(html, 'text/html') };
}

const KEPT_TAGS = (
  'a abbr address article aside b bdi bdo big blockquote body br button caption center cite code ' +
  'data dd del details dfn dialog dir div dl dt em fieldset figcaption figure font footer form ' +
  'h1 h2 h3 h4 h5 h6 header hgroup hr i ins kbd label legend li main mark menu nav nobr ol p pre ' +
  'q rp rt ruby s samp search section small span strike strong sub summary sup table tbody td ' +
  'tfoot th thead time tr tt u ul var wbr'
).split(' ');

/** What tells one part of a page from another. None of it leaves this process but `href`. */
const KEPT_ATTRIBUTES =
  'href rel class id style hidden open datetime itemprop role lang dir colspan rowspan'.split(' ');

/** @throws Error if the sanitizer does not work here, rather than letting a page through. */
export function sanitize({ window, document }: LoadedHtml): void {
  const purify = createDOMPurify(window);
  if (!purify.isSupported) throw new Error('DOMPurify does not support this DOM.');
  purify.sanitize(document.body, {
    IN_PLACE: true,
    ALLOWED_TAGS: KEPT_TAGS,
    ALLOWED_ATTR: KEPT_ATTRIBUTES,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    // Names are only read as words here, never as properties of a document.
    SANITIZE_DOM: false,
  });
}
