import 'server-only';

import type { Tx } from '../db/client';

/** What each chain belongs to, in words. */
export async function nameChains(tx: Tx): Promise<Map<string, string>> {
  const newsrooms = await tx.newsroom.findMany({ select: { id: true, name: true } });
  const articles = await tx.article.findMany({
    select: { id: true, code: true, title: true },
  });
  return new Map([
    ...newsrooms.map(({ id, name }) => [id, `newsroom ${name}`] as const),
    ...articles.map(({ id, code, title }) => [id, `article ${code}, ${title}`] as const),
  ]);
}

export type SealedSignature = {
  id: string;
  articleId: string;
  stageId: string;
  contentSha256: string;
  canonicalBytes: Uint8Array;
  prevHash: string;
};

/** Every signature there is, in pages in the order of their ids. */
export async function listSealedSignatures(
  tx: Tx,
  { afterId, limit }: { afterId: string | null; limit: number },
): Promise<SealedSignature[]> {
  return tx.signOff.findMany({
    where: { ...(afterId !== null && { id: { gt: afterId } }) },
    orderBy: { id: 'asc' },
    take: limit,
    select: {
      id: true,
      articleId: true,
      stageId: true,
      contentSha256: true,
      canonicalBytes: true,
      prevHash: true,
    },
  });
}

/** What the record says of a signature: the event of its giving. */
export async function findSignedEvent(
  tx: Tx,
  { articleId, signOffId }: { articleId: string; signOffId: string },
): Promise<{ rev: number; prevHash: string; contentSha256: unknown } | null> {
  const event = await tx.event.findFirst({
    where: {
      chainId: articleId,
      type: 'sign_off.signed',
      payload: { path: ['signOffId'], equals: signOffId },
    },
    select: { rev: true, prevHash: true, payload: true },
  });
  if (event === null) return null;
  const { rev, prevHash, payload } = event;
  const contentSha256 =
    typeof payload === 'object' && payload !== null && 'contentSha256' in payload
      ? payload['contentSha256']
      : null;
  return { rev, prevHash, contentSha256 };
}

export type VersionHash = { id: string; articleId: string; text: string; textSha256: string };

export async function listVersionTexts(
  tx: Tx,
  { afterId, limit }: { afterId: string | null; limit: number },
): Promise<VersionHash[]> {
  return tx.articleVersion.findMany({
    where: { ...(afterId !== null && { id: { gt: afterId } }) },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, articleId: true, text: true, textSha256: true },
  });
}

/** When a file with this hash was exported, and by whom; `null` where the record knows of none. */
export async function findExport(
  tx: Tx,
  fileSha256: string,
): Promise<{ occurredAt: Date; format: string; by: string } | null> {
  const event = await tx.event.findFirst({
    where: {
      type: 'report.exported',
      payload: { path: ['contentSha256'], equals: fileSha256 },
    },
    orderBy: { occurredAt: 'asc' },
    select: { occurredAt: true, payload: true, actorId: true },
  });
  if (event === null) return null;
  const { payload } = event;
  const format =
    typeof payload === 'object' && payload !== null && 'format' in payload
      ? payload['format']
      : null;
  const user =
    event.actorId === null
      ? null
      : await tx.user.findUnique({ where: { id: event.actorId }, select: { name: true } });
  return {
    occurredAt: event.occurredAt,
    format: typeof format === 'string' ? format : '',
    by: user?.name ?? 'Obelus',
  };
}

/** The hash of one event of a chain, or `null` where there is no such event. */
export async function findEventHash(
  tx: Tx,
  { chainId, rev }: { chainId: string; rev: number },
): Promise<string | null> {
  const event = await tx.event.findUnique({
    where: { chainId_rev: { chainId, rev } },
    select: { hash: true },
  });
  return event?.hash ?? null;
}
