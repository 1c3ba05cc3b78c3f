import 'server-only';

import { buildReport, type Report } from '@/lib/domain/reports/report';
import {
  claimPageHtml,
  EMBED_HEIGHT,
  EMBED_WIDTH,
  embedCode,
  embedHtml,
  reviewedClaim,
} from '@/lib/domain/reports/report-embed';
import { reportHtml } from '@/lib/domain/reports/report-html';
import { markup } from '@/lib/domain/reports/html';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import { findPublicCopy, type PublicCopy } from '../repositories/public-link-repository';
import { publicAddress } from './public-address';

/**
 * Signed reports for readers without an account. What is shown is made of the
 * masked copy that the link holds and of nothing else in the database.
 */
export type PublicContext = { db: Db; now: Date; baseUrl: string };

export type PublicPage = {
  body: string;
  contentType: string;
  /** Whether search engines may keep it. */
  isListed: boolean;
};

const HTML = 'text/html; charset=utf-8';

/** 32 bytes in base64url. */
const TOKEN = /^[\w-]{43}$/;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export async function publicReport(
  name: string,
  context: PublicContext,
): Promise<PublicPage | null> {
  return page(name, context, (report, url) => {
    const oembed = new URL('/public/oembed', context.baseUrl);
    oembed.searchParams.set('url', url);
    const head = markup`<link rel="alternate" type="application/json+oembed" href="${oembed.href}">
<link rel="canonical" href="${url}">
</head>`.html;
    // The first such end is the head's own: no word of a report is written with these signs.
    return reportHtml(report).replace('</head>', () => head);
  });
}

export async function publicEmbed(
  name: string,
  context: PublicContext,
): Promise<PublicPage | null> {
  return page(name, context, embedHtml);
}

export async function publicClaim(
  name: string,
  number: string,
  context: PublicContext,
): Promise<PublicPage | null> {
  return page(name, context, (report, reportUrl) => {
    const one = /^[1-9]\d{0,5}$/.test(number) ? reviewedClaim(report, Number(number)) : null;
    if (one === null) return null;
    return claimPageHtml(report, one, { url: `${reportUrl}/claims/${one.number}`, reportUrl });
  });
}

/** How another site shows a link to a report. @see https://oembed.com */
export async function publicOembed(
  query: URLSearchParams,
  context: PublicContext,
): Promise<PublicPage | null> {
  const asked = URL.parse(query.get('url') ?? '');
  const base = new URL(context.baseUrl);
  const name = /^\/public\/([\w-]+)(?:\/embed)?\/?$/.exec(asked?.pathname ?? '')?.[1];
  if (asked?.host !== base.host || name === undefined) return null;
  const copy = await findCopy(name, context);
  if (copy === null) return null;
  const { article, newsroom } = copy.record;
  const width = atMost(query.get('maxwidth'), EMBED_WIDTH);
  const height = atMost(query.get('maxheight'), EMBED_HEIGHT);
  const body = JSON.stringify({
    version: '1.0',
    type: 'rich',
    title: article.title,
    provider_name: copy.template.name === '' ? newsroom.name : copy.template.name,
    provider_url: base.origin,
    width,
    height,
    html: embedCode(publicAddress(context.baseUrl, name), article.title, width, height),
  });
  return { body, contentType: 'application/json; charset=utf-8', isListed: copy.isListed };
}

function atMost(asked: string | null, most: number): number {
  const wanted = Number(asked);
  return Number.isInteger(wanted) && wanted > 0 ? Math.min(wanted, most) : most;
}

async function page(
  name: string,
  context: PublicContext,
  write: (report: Report, url: string) => string | null,
): Promise<PublicPage | null> {
  const copy = await findCopy(name, context);
  if (copy === null) return null;
  const report = buildReport(copy.record, copy.template);
  const body = write(report, publicAddress(context.baseUrl, name));
  return body === null ? null : { body, contentType: HTML, isListed: copy.isListed };
}

async function findCopy(name: string, { db, now }: PublicContext): Promise<PublicCopy | null> {
  if (ID.test(name)) {
    return asSystem(db, 'public', (tx) => findPublicCopy(tx, { listedId: name }, now));
  }
  if (!TOKEN.test(name)) return null;
  return asSystem(db, 'public', (tx) => findPublicCopy(tx, { tokenHash: sha256(name) }, now));
}
