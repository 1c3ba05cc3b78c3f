import 'server-only';

import type { AnnotationView, CitationView, CreateCitationBody } from '@/lib/contracts/annotation';

import { particularsOf, protectionOf } from '@/lib/domain/claims/claim';

import type { Tx } from '../db/client';
import type { Prisma } from '../db/generated/client';
import { fromDay, toDay } from './calendar-day';

type CitationRow = Prisma.CitationGetPayload<object>;

/** @returns null where a citation of this id exists already. */
export async function insertCitation(
  tx: Tx,
  citation: CreateCitationBody,
  annotation: AnnotationView & { newsroomId: string },
  now: Date,
): Promise<CitationView | null> {
  const { _max } = await tx.citation.aggregate({
    where: { annotationId: annotation.id },
    _max: { position: true },
  });
  const [row] = await tx.citation.createManyAndReturn({
    data: [
      {
        ...columnsOfCitation(citation),
        id: citation.id,
        newsroomId: annotation.newsroomId,
        annotationId: annotation.id,
        roundId: annotation.roundId,
        reviewerId: annotation.reviewerId,
        position: (_max.position ?? -1) + 1,
        createdAt: now,
      },
    ],
    skipDuplicates: true,
  });
  return row === undefined ? null : toCitationView(row);
}

export async function updateCitationRow(
  tx: Tx,
  id: string,
  change: Partial<Omit<CitationView, 'id'>>,
): Promise<CitationView> {
  const row = await tx.citation.update({ where: { id }, data: columnsOfCitation(change) });
  return toCitationView(row);
}

export async function deleteCitation(tx: Tx, id: string): Promise<void> {
  await tx.citation.delete({ where: { id }, select: { id: true } });
}

/** Only the fields that are given, so that the same serves a new row and a change. */
export function columnsOfCitation<Given extends Partial<Omit<CitationView, 'id'>>>(
  citation: Given,
) {
  const { source, tier, relation, quote, locator, url, accessedOn } = citation;
  const { terms, confidential, alias, medium, title, author, publishedOn } = citation;
  const columns = {
    ...(source !== undefined && { source }),
    ...(tier !== undefined && { tier }),
    ...(relation !== undefined && { relation }),
    ...(quote !== undefined && { quote }),
    // A locator is of a kind or in words: whoever writes the one writes the other.
    ...(locator !== undefined && { locator, locatorKind: citation.locatorKind ?? null }),
    ...(url !== undefined && { url }),
    ...(accessedOn !== undefined && { accessedOn: toDay(accessedOn) }),
    ...(terms !== undefined && { terms }),
    ...(confidential !== undefined && { confidential }),
    ...(alias !== undefined && { alias }),
    ...(medium !== undefined && { medium }),
    ...(title !== undefined && { title }),
    ...(author !== undefined && { author }),
    ...(publishedOn !== undefined && { publishedOn: toDay(publishedOn) }),
  };
  return columns as typeof columns &
    Pick<CitationRow, keyof Given & ('source' | 'tier' | 'relation')>;
}

export function toCitationView(row: CitationRow): CitationView {
  return {
    id: row.id,
    source: row.source,
    tier: row.tier,
    relation: row.relation,
    quote: row.quote,
    locator: row.locator,
    url: row.url,
    accessedOn: fromDay(row.accessedOn),
    ...protectionOf(row),
    ...particularsOf({ ...row, publishedOn: fromDay(row.publishedOn) }),
  };
}
