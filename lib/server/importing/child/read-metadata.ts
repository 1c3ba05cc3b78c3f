import 'server-only';

import { dayOf } from './dates';
import { jsonLdArticle, type JsonLdArticle } from './read-json-ld';

/**
 * Title, outlet, writer, day and address of an article, from what its page says
 * of itself: structured data first, because it is written for machines, then
 * the tags for social networks, then what stands on the page.
 */

export type PageMetadata = {
  title: string | null;
  outlet: string | null;
  byline: string | null;
  publishedOn: string | null;
  url: string | null;
  language: string | null;
  /** The page's own summary of the article. */
  description: string | null;
};

const LONGEST = 500;

export function readMetadata(document: Document, pageUrl: string | null): PageMetadata {
  const structured = jsonLdArticle(document);
  const outlet =
    clean(structured.publisher) ?? meta(document, ['og:site_name', 'application-name']);
  return {
    title: titleOf(document, structured, outlet),
    outlet,
    byline: bylineOf(document, structured),
    publishedOn: dayPublished(document, structured, pageUrl),
    url: addressOf(document, pageUrl),
    language: languageOf(document, structured),
    description: meta(document, ['og:description', 'description', 'twitter:description']),
  };
}

function titleOf(
  document: Document,
  structured: JsonLdArticle,
  outlet: string | null,
): string | null {
  const headings = [...document.querySelectorAll('h1')];
  const found =
    clean(structured.headline) ??
    meta(document, ['og:title', 'twitter:title', 'dc.title', 'parsely-title']) ??
    (headings.length === 1 ? clean(headings[0]?.textContent) : null) ??
    clean(document.querySelector('head > title')?.textContent);
  return found === null ? null : withoutOutlet(found, outlet);
}

/** `Headline | Outlet` and `Headline - Outlet` name the outlet a second time. */
function withoutOutlet(title: string, outlet: string | null): string {
  if (outlet === null) return title;
  const end = title.toLowerCase().lastIndexOf(outlet.toLowerCase());
  if (end <= 0 || end + outlet.length !== title.length) return title;
  const bare = title.slice(0, end).replace(/\s+[|–—:·-]\s*$/, '');
  return bare.length < end && bare.trim() !== '' ? bare.trim() : title;
}

function bylineOf(document: Document, structured: JsonLdArticle): string | null {
  const names = structured.authors.map(clean).filter((name) => name !== null);
  const tagged = meta(document, ['author', 'parsely-author', 'dc.creator', 'article:author']);
  const shown = document.querySelector(
    '[itemprop="author"], [rel="author"], .byline, .author-name, [class*="byline"]',
  );
  const found =
    (names.length > 0 ? joinNames(names) : null) ??
    (tagged !== null && !/^https?:/i.test(tagged) ? tagged : null) ??
    clean(shown?.textContent);
  if (found === null || found.length > 200) return null;
  return found.replace(/^by:?\s+/i, '');
}

function joinNames(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${last}` : last;
}

function dayPublished(
  document: Document,
  structured: JsonLdArticle,
  pageUrl: string | null,
): string | null {
  const time =
    document.querySelector('time[itemprop="datePublished"], [itemprop="datePublished"]') ??
    document.querySelector('article time, header time, main time, time[pubdate], time');
  const written = [
    structured.datePublished,
    meta(document, [
      'article:published_time',
      'og:published_time',
      'datepublished',
      'parsely-pub-date',
      'sailthru.date',
      'dc.date.issued',
      'dc.date',
      'pubdate',
      'publish-date',
      'date',
    ]),
    time?.getAttribute('datetime'),
    time?.getAttribute('content'),
    time?.textContent,
    // Many outlets write the day into the address.
    pageUrl === null ? null : /\/(\d{4}\/\d{1,2}\/\d{1,2})\//.exec(pageUrl)?.[1],
  ];
  for (const candidate of written) {
    const day = candidate === null || candidate === undefined ? null : dayOf(candidate);
    if (day !== null) return day;
  }
  return null;
}

/** The address the page calls its own, unless it names another site; else where it was fetched. */
function addressOf(document: Document, pageUrl: string | null): string | null {
  const canonical =
    document.querySelector('link[rel~="canonical"]')?.getAttribute('href') ??
    meta(document, ['og:url']);
  const base = pageUrl ?? undefined;
  if (canonical === null || !URL.canParse(canonical, base)) return pageUrl;
  const url = new URL(canonical, base);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return pageUrl;
  if (pageUrl !== null && url.hostname !== new URL(pageUrl).hostname) return pageUrl;
  return url.href;
}

function languageOf(document: Document, structured: JsonLdArticle): string | null {
  const found =
    clean(document.documentElement.getAttribute('lang')) ??
    clean(structured.inLanguage) ??
    meta(document, ['og:locale', 'content-language', 'language']);
  const tag = found?.replaceAll('_', '-') ?? '';
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) ? tag : null;
}

/** The first of these `<meta>` names that has a content. */
function meta(document: Document, names: readonly string[]): string | null {
  const contents = new Map<string, string>();
  for (const element of document.querySelectorAll('meta[content]')) {
    const key =
      element.getAttribute('property') ??
      element.getAttribute('name') ??
      element.getAttribute('itemprop') ??
      element.getAttribute('http-equiv');
    const content = clean(element.getAttribute('content'));
    if (key !== null && content !== null && !contents.has(key.toLowerCase())) {
      contents.set(key.toLowerCase(), content);
    }
  }
  for (const name of names) {
    const content = contents.get(name);
    if (content !== undefined) return content;
  }
  return null;
}

/** One line without control characters, or `null` when nothing is left. */
export function clean(value: string | null | undefined): string | null {
  if (value === null || value === undefined) return null;
  const line = value
    .toWellFormed()
    // Control characters and the ones that turn the direction of writing have no place in a title.
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line === '' ? null : Array.from(line).slice(0, LONGEST).join('');
}
