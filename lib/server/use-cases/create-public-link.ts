import 'server-only';

import type { CreatedPublicLink, CreatePublicLinkBody } from '@/lib/contracts/public-reports';
import { embedCode } from '@/lib/domain/reports/report-embed';
import { maskedParts, NOTHING_MASKED } from '@/lib/domain/reports/masking';
import type { RoundRecord } from '@/lib/domain/reports/round-record';

import { authorize, notFound } from '../authorize';
import { newSecret } from '../auth/session-cookie';
import { sha256 } from '../hash';
import { publicAddress } from '../public/public-address';
import { getMaskedRecord } from '../queries/get-masked-record';
import { linkView } from '../queries/public-links';
import { findPeople, personOf } from '../repositories/person-repository';
import { insertPublicLink } from '../repositories/public-link-repository';
import { readReportTemplate } from '../repositories/report-template-repository';
import { lockRound } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

const DAY = 24 * 60 * 60 * 1000;

/**
 * A masked copy of the signed report for whoever has the link. The copy is made
 * now and never changes; it is shown for as long as the round stays signed off.
 */
export async function createPublicLink(
  input: CreatePublicLinkBody & { roundId: string; baseUrl: string },
  context: UseCaseContext,
): Promise<CreatedPublicLink> {
  const { tx, actor, now } = context;
  const round = await lockRound(tx, input.roundId);
  if (!round) throw notFound();
  authorize(actor, { action: 'round:read', round });
  authorize(actor, { action: 'report:publish', round });
  const record = withoutAddresses(await getMaskedRecord(round, input, context, { isPublic: true }));
  const token = newSecret();
  const row = await insertPublicLink(tx, {
    newsroomId: round.newsroomId,
    articleId: round.articleId,
    roundId: round.id,
    tokenHash: sha256(token),
    isListed: input.isListed,
    masking: record.masking ?? NOTHING_MASKED,
    template: await readReportTemplate(tx, round.newsroomId),
    record,
    expiresAt: input.days === null ? null : new Date(now.getTime() + input.days * DAY),
    createdById: actor.userId,
    createdAt: now,
  });
  await recordInRound(round, context, {
    type: 'report.published',
    payload: {
      linkId: row.id,
      isListed: row.isListed,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      masked: maskedParts(row.masking),
      recordSha256: sha256(JSON.stringify(record)),
    },
  });
  const people = await findPeople(tx, [actor.userId]);
  const url = publicAddress(input.baseUrl, row.isListed ? row.id : token);
  return {
    ...linkView(row, {
      round,
      now,
      by: personOf(people, actor.userId).name,
      baseUrl: input.baseUrl,
    }),
    url,
    embed: embedCode(url, record.article.title),
  };
}

/** What no page of the copy shows is not kept in it either. */
function withoutAddresses(record: RoundRecord): RoundRecord {
  return {
    ...record,
    notes: [],
    people: record.people.map((person) => ({ ...person, email: '' })),
    version: { ...record.version, fileName: '' },
    signedContents: [],
  };
}
