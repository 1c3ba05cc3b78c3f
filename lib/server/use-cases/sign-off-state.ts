import 'server-only';

import type { RoundView } from '@/lib/contracts/round';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { isSettledReply, replyState } from '@/lib/domain/articles/right-of-reply';
import { coverageOf, sentencesToCover } from '@/lib/domain/articles/coverage';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';
import { alsoCoveredOf } from '@/lib/domain/sign-off/also-covered';
import {
  canonicalBytesOf,
  canonicalClaimsOf,
  type SignOffContent,
  signOffContentOf,
} from '@/lib/domain/sign-off/content';
import type { GateFacts } from '@/lib/domain/sign-off/gates';
import { type LadderStep, ladderOf } from '@/lib/domain/sign-off/stages';

import { notFound } from '../authorize';
import { sha256 } from '../hash';
import type { Round } from '../repositories/round-repository';
import type { SignatureRow } from '../repositories/sign-off-repository';
import { readSignOff, type SignOffRows } from '../repositories/sign-off-state-repository';
import type { UseCaseContext } from './context';
import { toAdjudicated, toAnnotation } from './domain-annotation';
import { secondReaderFacts } from './second-readers';

export type SignOffState = {
  round: RoundView;
  content: SignOffContent;
  /** RFC 8785: its UTF-8 bytes are what is hashed and kept. */
  canonical: string;
  contentSha256: string;
  claimsSha256: string;
  signatures: SignatureRow[];
  ladder: LadderStep<SignatureRow>[];
  gateFacts: GateFacts;
  contributorIds: readonly string[];
};

/** What would be signed now, as it stands in this transaction, and who has signed what. */
export async function loadSignOffState(
  round: Round,
  context: UseCaseContext,
): Promise<SignOffState> {
  const rows = await readSignOff(context.tx, round.id, context.actor);
  if (!rows) throw notFound();
  return signOffStateOf(rows, context.now);
}

/** The same out of what has been read. */
export function signOffStateOf(
  { desk, article, stageSet: { stages }, signatures, ...record }: SignOffRows,
  now: Date,
): SignOffState {
  const { facts: round, round: view, version } = desk;
  const isAdjudicated = hasAdjudication({
    mode: round.mode,
    reviewerCount: round.reviewerIds.length,
  });
  const readings = desk.annotations.filter(({ origin }) => origin === 'reviewer');
  const decisions = desk.annotations.filter(({ origin }) => origin === 'adjudication');
  // A rejection is covered too: withdrawing one changes what was signed.
  const covered = isAdjudicated ? decisions.map(toAdjudicated) : readings.map(toAnnotation);
  const standing = isAdjudicated
    ? decisions.filter(({ decision }) => decision !== 'rejected')
    : readings;
  const coveredIds = new Set(covered.map(({ id }) => id));
  // A query on a claim that was retired concerns nothing that is signed.
  const unplaced = new Set(record.unplacedIds);
  const queries = desk.queries.filter(({ annotationId }) => !unplaced.has(annotationId));
  const openQueryIds = queries.filter(({ state }) => state === 'open').map(({ id }) => id);

  const content = signOffContentOf({
    article,
    version: {
      id: version.id,
      ordinal: version.ordinal,
      textSha256: version.textSha256,
      text: version.text,
    },
    scale: view.scale,
    round: { id: round.id, ordinal: round.ordinal, mode: round.mode },
    claims: covered,
    queries: { open: openQueryIds.length, closed: queries.length - openQueryIds.length },
    also: alsoCoveredOf({
      // Of another round it may be hidden from some, and a seal is the same for everyone.
      replies: record.criticisms.filter(({ roundId }) => roundId === round.id),
      objections: record.objections,
      captures: record.captures.filter(({ annotationId }) => coveredIds.has(annotationId)),
    }),
  });
  const canonical = canonicalBytesOf(content);
  const contentSha256 = sha256(canonical);
  const coverage = coverageOf(
    sentencesToCover(version.document, toArticleText(version.text), version),
    // What was rejected has been looked at: there is nothing to check in it.
    [...readings, ...decisions],
    desk.coverageMarks,
  );
  const editors = record.contributorIds;
  return {
    round: view,
    content,
    canonical,
    contentSha256,
    claimsSha256: sha256(canonicalClaimsOf(content)),
    signatures,
    ladder: ladderOf(stages, signatures, contentSha256),
    gateFacts: {
      claims: standing,
      openQueryIds,
      replies: {
        total: record.criticisms.length,
        waitingIds: record.criticisms
          .filter((facts) => !isSettledReply(replyState(facts, now)))
          .map(({ id }) => id),
      },
      carried: record.carried,
      secondReader: secondReaderFacts(round, record.secondReaders),
      unsettledIds: isAdjudicated ? record.unsettledIds : [],
      toSettle: isAdjudicated ? readings.length : 0,
      sentenceCount: coverage.total,
      unexamined: coverage.sentences.filter(({ state }) => state !== 'examined'),
    },
    // Who imported the first version edited nothing; a later version is an edit of the text.
    contributorIds: version.ordinal > 1 ? [...editors, version.createdById] : editors,
  };
}
