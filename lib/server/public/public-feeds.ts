import 'server-only';

import { Feed } from 'feed';

import { claimReviewFeed } from '@/lib/domain/reports/claim-review';
import { buildReport, type Report } from '@/lib/domain/reports/report';

import { asSystem } from '../db/transactions';
import { listPublicCopies, type PublicCopy } from '../repositories/public-link-repository';
import { feedAddress, publicAddress } from './public-address';
import type { PublicContext, PublicPage } from './public-pages';

/** What a newsroom has listed, for programs that follow it. */
const FEEDS = {
  'feed.atom': {
    contentType: 'application/atom+xml; charset=utf-8',
    write: (feed: Feed) => feed.atom1(),
  },
  'feed.rss': {
    contentType: 'application/rss+xml; charset=utf-8',
    write: (feed: Feed) => feed.rss2(),
  },
} as const;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `null`: there is no such feed. A newsroom that has listed nothing has none either. */
export async function publicFeed(
  { newsroomId, file }: { newsroomId: string; file: string },
  context: PublicContext,
): Promise<PublicPage | null> {
  if (!ID.test(newsroomId)) return null;
  const { db, now, baseUrl } = context;
  const copies = await asSystem(db, 'public', (tx) => listPublicCopies(tx, newsroomId, now));
  const [newest] = copies;
  if (newest === undefined) return null;
  const name = newest.template.name === '' ? newest.record.newsroom.name : newest.template.name;
  if (file === 'claims.json') {
    const entries = copies.map((copy) => ({
      report: reportOf(copy),
      publishedAt: copy.createdAt.toISOString(),
      urlOf: ({ number }: { number: number }) =>
        publicAddress(baseUrl, copy.id, `/claims/${number}`),
    }));
    const body = `${JSON.stringify(claimReviewFeed(name, entries), null, 2)}\n`;
    return { body, contentType: 'application/ld+json', isListed: true };
  }
  const form = file === 'feed.atom' || file === 'feed.rss' ? FEEDS[file] : null;
  if (form === null) return null;
  const body = form.write(feedOf(copies, { name, newsroomId, baseUrl }));
  return { body, contentType: form.contentType, isListed: true };
}

function feedOf(
  copies: readonly PublicCopy[],
  { name, newsroomId, baseUrl }: { name: string; newsroomId: string; baseUrl: string },
): Feed {
  const own = feedAddress(baseUrl, newsroomId, 'feed.atom');
  const feed = new Feed({
    id: own,
    title: name,
    link: baseUrl,
    copyright: '',
    generator: 'Obelus',
    // The newest report, and not the time of asking: what has not changed is the same.
    updated: copies[0]?.createdAt ?? new Date(0),
    feedLinks: { atom: own, rss: feedAddress(baseUrl, newsroomId, 'feed.rss') },
  });
  for (const copy of copies) {
    const report = reportOf(copy);
    const { article } = report.record;
    const link = publicAddress(baseUrl, copy.id);
    feed.addItem({
      id: link,
      link,
      title: article.title,
      description: summaryOf(report),
      date: copy.createdAt,
      author: [{ name }],
    });
  }
  return feed;
}

function summaryOf({ verdicts, record: { article }, words: { say } }: Report): string {
  const counts = verdicts
    .filter(({ count }) => count > 0)
    .map(({ verdict, count }) => `${count} ${verdict?.label ?? say('no verdict')}`);
  const outlet = article.outlet === '' ? '' : `${article.outlet}: `;
  return `${outlet}${counts.join(', ')}`;
}

function reportOf({ record, template }: PublicCopy): Report {
  return buildReport(record, template);
}
