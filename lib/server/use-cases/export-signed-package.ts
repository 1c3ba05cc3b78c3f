import 'server-only';

import { isToldIn } from '@/lib/domain/reports/masking';
import {
  PACKAGE_SCHEMA,
  type PackagePayload,
  packageText,
  type SignedPackage,
} from '@/lib/domain/sign-off/signed-package';

import { authorize, notFound } from '../authorize';
import { sha256 } from '../hash';
import type { FileResult } from '../http/create-route-factory';
import { findChainHead, listSignedEvents } from '../repositories/event-repository';
import { addJob } from '../repositories/job-repository';
import { getNewsroomRow } from '../repositories/newsroom-repository';
import { personOf } from '../repositories/person-repository';
import { citedIn, listProtectedSources } from '../repositories/protected-source-repository';
import { lockRound, type Round } from '../repositories/round-repository';
import { readSignOff } from '../repositories/sign-off-state-repository';
import { keyPlace, type SigningKeys, signingKeys } from '../signing/signing-keys';
import type { UseCaseContext } from './context';
import { recordInRound } from './record-in-round';
import { signOffStateOf } from './sign-off-state';
import { tellSources } from './tell-sources';

/**
 * The signatures of a round as a file that can be checked without this newsroom.
 * Interim too: the file says which stages have not signed.
 */
export async function exportSignedPackage(
  { roundId }: { roundId: string },
  context: UseCaseContext,
  keys: SigningKeys = signingKeys(keyPlace(), context.now),
): Promise<FileResult> {
  const { tx, actor } = context;
  const round = await lockRound(tx, roundId);
  if (!round) throw notFound();
  authorize(actor, { action: 'report:export', round });
  const payload = await payloadOf(round.id, context);
  // What was signed is given away byte for byte, so that nothing in it can be masked.
  await tellWhomItProtects(payload, round, context);
  const signed: SignedPackage = {
    payload,
    key: {
      id: keys.current.id,
      algorithm: 'Ed25519',
      publicKey: keys.current.publicKey,
    },
    signature: keys.sign(packageText(payload)),
  };
  const body = `${JSON.stringify(signed, null, 2)}\n`;
  await recordInRound(round, context, {
    type: 'report.exported',
    payload: { format: 'package', contentSha256: sha256(body) },
  });
  await addJob(tx, 'note_heads', {}, { key: `note_heads:${round.articleId}` });
  const code = payload.article.code.replace(/[^\p{L}\p{N}._-]+/gu, '-');
  return {
    body,
    contentType: 'application/json',
    fileName: `fact-check-${code}-round-${round.ordinal}-signed-package.json`,
  };
}

async function tellWhomItProtects(
  payload: PackagePayload,
  round: Round,
  context: UseCaseContext,
): Promise<void> {
  const words = packageText(payload);
  const register = await listProtectedSources(context.tx, round.newsroomId, words);
  const told = register.filter((source) =>
    payload.contents.some(({ canonical }) => isToldIn(canonical, source)),
  );
  const isCited = payload.contents.some(
    ({ canonical }) => canonical.includes('"confidential":true') || citedIn(canonical, register),
  );
  if (isCited || told.length > 0) {
    authorize(context.actor, { action: 'source:reveal', round });
    await tellSources(told, context);
  }
}

async function payloadOf(roundId: string, context: UseCaseContext): Promise<PackagePayload> {
  const { tx, actor, now } = context;
  const rows = await readSignOff(tx, roundId, actor);
  if (!rows) throw notFound();
  const { contentSha256, canonical, content } = signOffStateOf(rows, now);
  const { article, round } = content;
  const newsroom = await getNewsroomRow(tx, actor.newsroomId);
  const events = await listSignedEvents(tx, { articleId: article.id, roundId });
  const head = await findChainHead(tx, article.id);
  if (head === null) throw new Error(`Article ${article.id} has no record`);
  const decoder = new TextDecoder();
  const contents = new Map([
    ...rows.signatures.map(
      (one) => [one.contentSha256, decoder.decode(one.canonicalBytes)] as const,
    ),
    [contentSha256, canonical] as const,
  ]);
  return {
    schema: PACKAGE_SCHEMA,
    exportedAt: now.toISOString(),
    newsroom: { id: newsroom.id, name: newsroom.name },
    article: { id: article.id, code: rows.desk.article.code, title: article.title },
    round: { id: round.id, ordinal: round.ordinal },
    stages: {
      version: rows.stageSet.version,
      list: rows.stageSet.stages.map(({ id, label, role, signatures }) => ({
        id,
        label,
        role,
        signatures,
      })),
    },
    seal: contentSha256,
    contents: [...contents].map(([hash, text]) => ({ sha256: hash, canonical: text })),
    signatures: rows.signatures.map((signature) => {
      const event = events.get(signature.id);
      if (event === undefined) throw new Error(`Signature ${signature.id} is not in the record`);
      const { userId, name } = personOf(rows.desk.people, signature.signerId);
      return {
        id: signature.id,
        stageId: signature.stageId,
        signer: { id: userId, name },
        role: signature.role,
        signedAt: signature.signedAt.toISOString(),
        contentSha256: signature.contentSha256,
        voidedAt: signature.voidedAt?.toISOString() ?? null,
        voidReason: signature.voidReason,
        event,
      };
    }),
    chain: { chainId: article.id, rev: head.rev, hash: head.hash },
  };
}
