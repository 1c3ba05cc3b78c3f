import 'server-only';

import { bibtexOf } from '@/lib/domain/citations/bibtex';
import { type CslItem, cslOf } from '@/lib/domain/citations/csl';
import { risOf } from '@/lib/domain/citations/ris';
import { buildReport } from '@/lib/domain/reports/report';

import { authorize, notFound } from '../authorize';
import type { CitationFormat } from '../exchange/read-citations';
import { sha256 } from '../hash';
import type { FileResult } from '../http/create-route-factory';
import { getMaskedRecord } from '../queries/get-masked-record';
import { lockRound } from '../repositories/round-repository';
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
 * What the claims of a round cite, for a program that keeps references. Who a protected source
 * is, no list of references tells: its alias stands for it.
 */
export async function exportCitations(
  { roundId, format }: { roundId: string; format: CitationFormat },
  context: UseCaseContext,
): Promise<FileResult> {
  const round = await lockRound(context.tx, roundId);
  if (!round) throw notFound();
  authorize(context.actor, { action: 'report:export', round });
  const masked = { sources: 'masked', rationales: 'masked', names: 'masked' } as const;
  const { claims, record } = buildReport(await getMaskedRecord(round, masked, context));
  const items = claims.flatMap(({ claim }) =>
    claim.citations.map((citation) => cslOf(citation, citation.id)),
  );
  const { write, contentType, ending } = FORMS[format];
  const body = write(items);
  await recordInRound(round, context, {
    type: 'report.exported',
    payload: { format, contentSha256: sha256(body), masked: ['protected sources'] },
  });
  const name = record.article.title.slice(0, 60);
  return {
    body,
    contentType: `${contentType}; charset=utf-8`,
    fileName: `${name} citations.${ending}`,
  };
}
