import 'server-only';

import type {
  CaptureListItem,
  CitationEvidence,
  EvidenceView,
  QuoteCheckView,
} from '@/lib/contracts/evidence';
import { denialOf } from '@/lib/domain/access/policy';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { restingOn } from '@/lib/domain/evidence/resting-signatures';
import { checkQuote, quotedText } from '@/lib/domain/quotes/check-quote';

import { authorize, notFound } from '../authorize';
import { findAnnotation } from '../repositories/annotation-repository';
import { listCaptures, textsOf } from '../repositories/capture-repository';
import {
  findLinks,
  listStanding,
  type StandingSignature,
} from '../repositories/evidence-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import { findRound } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';

/** What was captured for each citation of a claim, and what it is worth today. */
export async function getEvidence(
  annotationId: string,
  { tx, actor }: UseCaseContext,
): Promise<EvidenceView> {
  const annotation = await findAnnotation(tx, annotationId);
  const round = annotation === null ? null : await findRound(tx, annotation.roundId);
  if (annotation === null || round === null) throw notFound();
  authorize(actor, { action: 'annotation:read', round, annotation });

  const { citations } = annotation;
  const captures = await listCaptures(tx, { articleId: round.articleId, citations });
  const links = await findLinks(
    tx,
    round.newsroomId,
    citations.map(({ url }) => url),
  );
  const found = citations.map((citation) => {
    const own = captures.filter(
      ({ citationId, url }) => citationId === citation.id || (url !== '' && url === citation.url),
    );
    return { citation, own, newest: citation.quote === '' ? undefined : own.find(hasWords) };
  });
  const texts = await textsOf(
    tx,
    found.flatMap(({ newest }) => (newest === undefined ? [] : [newest.id])),
  );
  const standing = await listStanding(tx, [round.id]);
  const resting = standing.filter((signature) =>
    [...links.values()].some(({ state, since }) => {
      const link = { roundId: round.id, state, since: since === null ? null : new Date(since) };
      return restingOn([signature], link).length > 0;
    }),
  );
  return {
    citations: found.map(({ citation, own, newest }): CitationEvidence => {
      const text = newest === undefined ? undefined : texts.get(newest.id);
      return {
        citationId: citation.id,
        captures: own,
        quoteCheck:
          newest === undefined || text === undefined
            ? null
            : { captureId: newest.id, ...checkOf(citation.quote, text) },
        link: links.get(citation.url) ?? null,
      };
    }),
    mayCapture: denialOf(actor, { action: 'evidence:capture', round, annotation }) === null,
    signatures: await signaturesOf(resting, tx),
  };
}

function hasWords({ state, parts }: CaptureListItem): boolean {
  return state === 'done' && parts.some(({ kind }) => kind === 'text');
}

export function checkOf(quote: string, text: string): QuoteCheckView {
  const { span, ...check } = checkQuote(quote, quotedText(toArticleText(text)));
  return { ...check, start: span?.start ?? null, end: span?.end ?? null };
}

export async function signaturesOf(
  signatures: readonly StandingSignature[],
  tx: UseCaseContext['tx'],
): Promise<EvidenceView['signatures']> {
  const people = await findPeople(
    tx,
    signatures.map(({ signerId }) => signerId),
  );
  return signatures.map(({ role, signerId, signedAt }) => ({
    stage: role,
    signer: personOf(people, signerId).name,
    signedAt: signedAt.toISOString(),
  }));
}
