import 'server-only';

import type {
  CaptureListItem,
  CitationEvidence,
  EvidenceView,
  PassageQuoteView,
  QuoteCheckView,
} from '@/lib/contracts/evidence';
import { denialOf } from '@/lib/domain/access/policy';
import { type CodePointSpan, toArticleText } from '@/lib/domain/anchoring/article-text';
import { pagesOf } from '@/lib/domain/evidence/pages';
import { restingOn } from '@/lib/domain/evidence/resting-signatures';
import {
  checkQuote,
  type QuoteCheck,
  quotedText,
  type QuotedText,
} from '@/lib/domain/quotes/check-quote';
import { checkPassageQuotes, quotesOfPassage } from '@/lib/domain/quotes/passage-quotes';

import { authorize, notFound } from '../authorize';
import { findAnnotation } from '../repositories/annotation-repository';
import { getVersionContent } from '../repositories/article-repository';
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
    return { citation, own, newest: own.find(hasWords) };
  });
  const texts = await textsOf(
    tx,
    found.flatMap(({ newest }) => (newest === undefined ? [] : [newest.id])),
  );
  const sources = new Map(
    [...texts].map(([id, text]) => [id, quotedText(toArticleText(text))] as const),
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
      const words = newest === undefined ? undefined : sources.get(newest.id);
      return {
        citationId: citation.id,
        captures: own,
        quoteCheck:
          newest === undefined || words === undefined || citation.quote === ''
            ? null
            : { captureId: newest.id, ...viewOf(checkQuote(citation.quote, words), words) },
        link: links.get(citation.url) ?? null,
      };
    }),
    quotations: await passageQuotes(
      { ...annotation, articleVersionId: round.articleVersionId },
      found.flatMap(({ citation, newest }) => {
        const words = newest === undefined ? undefined : sources.get(newest.id);
        return newest === undefined || words === undefined
          ? []
          : [{ citationId: citation.id, captureId: newest.id, words }];
      }),
      tx,
    ),
    mayCapture: denialOf(actor, { action: 'evidence:capture', round, annotation }) === null,
    signatures: await signaturesOf(resting, tx),
  };
}

function hasWords({ state, parts }: CaptureListItem): boolean {
  return state === 'done' && parts.some(({ kind }) => kind === 'text');
}

type CapturedWords = { citationId: string; captureId: string; words: QuotedText };

/** What the passage quotes, against what was captured of its citations. */
async function passageQuotes(
  passage: { articleVersionId: string; start: number; end: number },
  sources: readonly CapturedWords[],
  tx: UseCaseContext['tx'],
): Promise<PassageQuoteView[]> {
  if (sources.length === 0) return [];
  const { text } = await getVersionContent(tx, passage.articleVersionId);
  // The offsets of an annotation count the code points of the text of its round.
  const span = passage as unknown as CodePointSpan;
  return checkPassageQuotes(quotesOfPassage(toArticleText(text), span), sources).map(
    ({ said, check, source: { citationId, captureId, words } }) => ({
      ...{ said, citationId, captureId },
      ...viewOf(check, words),
    }),
  );
}

export function checkOf(quote: string, text: string): QuoteCheckView {
  const source = quotedText(toArticleText(text));
  return viewOf(checkQuote(quote, source), source);
}

function viewOf({ span, ...check }: QuoteCheck, { words }: QuotedText): QuoteCheckView {
  const pages = span === null ? null : pagesOf(words.text, span);
  return { ...check, start: span?.start ?? null, end: span?.end ?? null, pages };
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
