import 'server-only';

import type { CaptureView } from '@/lib/contracts/evidence';
import { diffWords } from '@/lib/domain/anchoring/word-diff';
import type { CaptureHop, CapturePart } from '@/lib/domain/evidence/capture';
import { shortenDiff } from '@/lib/domain/evidence/shorten-diff';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { BlobError, type BlobStore } from '../blobs/blob-store';
import type { FileResult } from '../http/create-route-factory';
import { namedAsShown, readingNamesOf } from '../reading-names';
import { findCapture, findCaptureText, findListed } from '../repositories/capture-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import { findRound, type Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { checkOf } from './get-evidence';

type CaptureRow = NonNullable<Awaited<ReturnType<typeof findCapture>>>;

/** One capture: how it was taken, its words, and what changed since the one before. */
export async function getCapture(captureId: string, context: UseCaseContext): Promise<CaptureView> {
  const { tx, actor } = context;
  const { capture, round } = await getVisible(captureId, context);
  const listed = await findListed(tx, captureId);
  if (listed === null) throw notFound();
  const cited = await tx.citation.findUnique({
    where: { id: capture.citationId },
    select: { source: true, quote: true },
  });
  const claim = await tx.annotation.findUnique({
    where: { id: capture.annotationId },
    select: { claimText: true },
  });
  const article = await tx.article.findUniqueOrThrow({
    where: { id: capture.articleId },
    select: { title: true },
  });
  const names = readingNamesOf(round, actor.userId);
  const people = namedAsShown(await findPeople(tx, [capture.askedById]), names);
  const quote = cited?.quote ?? '';
  return {
    ...listed,
    articleId: capture.articleId,
    articleTitle: article.title,
    roundId: capture.roundId,
    claimText: claim?.claimText ?? '',
    source: cited?.source ?? '',
    quote,
    askedBy: personOf(people, names.shown(capture.askedById)).name,
    // Written by the worker from the same type.
    hops: capture.hops as unknown as (CaptureHop & {
      requestHeaders: [string, string][];
      headers: [string, string][];
    })[],
    text: capture.text,
    quoteCheck: quote === '' || capture.text === '' ? null : checkOf(quote, capture.text),
    since: await sinceOf(capture, context),
    later: await laterOf(capture, context),
  };
}

/** The bytes of one part, hashed again. */
export async function getCapturePart(
  { captureId, part }: { captureId: string; part: CapturePart },
  store: BlobStore,
  context: UseCaseContext,
): Promise<FileResult> {
  const { capture } = await getVisible(captureId, context);
  const stored = capture.parts.find(({ kind }) => kind === part);
  if (stored === undefined) throw notFound();
  try {
    const bytes = await store.get(stored.sha256);
    return {
      body: new Uint8Array(bytes),
      contentType: stored.mediaType,
      fileName: part === 'file' ? capture.fileName : fileNameOf(capture, part, stored.mediaType),
    };
  } catch (error) {
    if (!(error instanceof BlobError)) throw error;
    throw new AppError(
      'content_changed',
      error.reason === 'missing'
        ? 'The stored bytes are missing. Restore them from a backup; their hash is on record.'
        : 'The stored bytes are not those that were captured: their hash is another. Restore them from a backup.',
    );
  }
}

async function getVisible(
  captureId: string,
  { tx, actor }: UseCaseContext,
): Promise<{ capture: CaptureRow; round: Round }> {
  const capture = await findCapture(tx, captureId);
  const round = capture === null ? null : await findRound(tx, capture.roundId);
  if (capture === null || round === null) throw notFound();
  const { reviewerId } = capture;
  authorize(actor, { action: 'annotation:read', round, annotation: { reviewerId } });
  return { capture, round };
}

async function sinceOf(
  { previousId, state, text }: CaptureRow,
  { tx }: UseCaseContext,
): Promise<CaptureView['since']> {
  if (previousId === null || state !== 'done') return null;
  const previous = await findCaptureText(tx, previousId);
  if (previous === null || previous.takenAt === null) return null;
  return {
    captureId: previous.id,
    takenAt: previous.takenAt.toISOString(),
    parts: shortenDiff(diffWords(previous.text, text)),
  };
}

async function laterOf(
  { articleId, citationId, url, createdAt }: CaptureRow,
  { tx }: UseCaseContext,
): Promise<string[]> {
  const rows = await tx.capture.findMany({
    where: {
      articleId,
      createdAt: { gt: createdAt },
      OR: [{ citationId }, ...(url === '' ? [] : [{ url }])],
    },
    select: { id: true },
    orderBy: [{ createdAt: 'asc' }],
    take: 100,
  });
  return rows.map(({ id }) => id);
}

const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'xhtml',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'application/warc': 'warc.gz',
};

function fileNameOf(
  { finalUrl, takenAt }: CaptureRow,
  part: CapturePart,
  mediaType: string,
): string {
  const host = URL.canParse(finalUrl) ? new URL(finalUrl).hostname : 'capture';
  const day = takenAt?.toISOString().slice(0, 10) ?? '';
  const ending = part === 'text' ? 'txt' : (ENDINGS[mediaType] ?? 'bin');
  return `${host}-${day}-${part}.${ending}`;
}
