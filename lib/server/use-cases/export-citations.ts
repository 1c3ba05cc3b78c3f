import 'server-only';

import { bibtexOf } from '@/lib/domain/citations/bibtex';
import { type CslItem, cslOf } from '@/lib/domain/citations/csl';
import { risOf } from '@/lib/domain/citations/ris';
import type { Citation } from '@/lib/domain/claims/claim';
import { maskedCitations } from '@/lib/domain/reports/masked-citations';
import { buildReport } from '@/lib/domain/reports/report';

import { authorize, notFound } from '../authorize';
import type { CitationFormat } from '../exchange/read-citations';
import { sha256 } from '../hash';
import type { FileResult } from '../http/create-route-factory';
import { getMaskedRecord } from '../queries/get-masked-record';
import { findAnnotation } from '../repositories/annotation-repository';
import { listProtectedSources } from '../repositories/protected-source-repository';
import { lockRound, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';

const FORMS: Record<
  CitationFormat,
  { write: (items: CslItem[]) => string; contentType: string; ending: string }
> = {
  'csl-json': {
    write: (items) => `${JSON.stringify(items, null, 2)}\n`,
    contentType: 'application/vnd.citationstyles.csl+json',
    ending: 'json',
  },
  ris: { write: risOf, contentType: 'application/x-research-info-systems', ending: 'ris' },
  bibtex: { write: bibtexOf, contentType: 'application/x-bibtex', ending: 'bib' },
};

/**
 * What the claims of a round cite, or one of them, for a program that keeps references. Who a
 * protected source is, no list of references tells: its alias stands for it.
 */
export async function exportCitations(
  {
    roundId,
    format,
    annotationId,
  }: { roundId: string; format: CitationFormat; annotationId?: string | undefined },
  context: UseCaseContext,
): Promise<FileResult> {
  const round = await lockRound(context.tx, roundId);
  if (!round) throw notFound();
  const { name, citations, ownerId } =
    annotationId === undefined
      ? await citedInRound(round, context)
      : await citedByClaim(round, annotationId, context);
  const { write, contentType, ending } = FORMS[format];
  const body = write(citations.map((citation) => cslOf(citation, citation.id)));
  await recordInRound(round, context, {
    ownerId,
    type: 'report.exported',
    payload: { format, contentSha256: sha256(body), masked: ['protected sources'] },
  });
  return {
    body,
    contentType: `${contentType}; charset=utf-8`,
    fileName: `${name.slice(0, 60)} citations.${ending}`,
  };
}

type Cited = { name: string; citations: readonly Citation[]; ownerId: string | null };

async function citedInRound(round: Round, context: UseCaseContext): Promise<Cited> {
  authorize(context.actor, { action: 'report:export', round });
  const masked = { sources: 'masked', rationales: 'masked', names: 'masked' } as const;
  const { claims, record } = buildReport(await getMaskedRecord(round, masked, context));
  const citations = claims.flatMap(({ claim }) => claim.citations);
  return { name: record.article.title, citations, ownerId: null };
}

/** Also of one's own claim in a blind round, before there is any report. */
async function citedByClaim(
  round: Round,
  annotationId: string,
  { tx, actor }: UseCaseContext,
): Promise<Cited> {
  const annotation = await findAnnotation(tx, annotationId);
  if (annotation?.roundId !== round.id) throw notFound();
  authorize(actor, { action: 'annotation:read', round, annotation });
  const { citations, origin, reviewerId } = annotation;
  const words = JSON.stringify(citations);
  const register = await listProtectedSources(tx, round.newsroomId, words);
  return {
    name: 'Claim',
    citations: maskedCitations(citations, register),
    ownerId: origin === 'reviewer' ? reviewerId : null,
  };
}
