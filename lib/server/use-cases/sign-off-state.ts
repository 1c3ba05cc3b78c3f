import 'server-only';

import type { RoundView } from '@/lib/contracts/round';
import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { coverageOf, sentencesToCover } from '@/lib/domain/articles/coverage';
import { hasAdjudication } from '@/lib/domain/rounds/round-phase';
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
import {
  listAnnotations,
  listUnplacedIds,
  listUnsettledIds,
} from '../repositories/annotation-repository';
import { findArticle, getVersionContent } from '../repositories/article-repository';
import { listCarried } from '../repositories/carried-repository';
import { listCoverageMarks } from '../repositories/coverage-repository';
import { listContributors } from '../repositories/event-repository';
import { listQueries } from '../repositories/query-repository';
import { getRoundView, type Round } from '../repositories/round-repository';
import { getSettings } from '../repositories/settings-repository';
import { listSignatures, type SignatureRow } from '../repositories/sign-off-repository';
import type { UseCaseContext } from './context';
import { carriedOf, queueOf } from './carried-queue';
import { toAdjudicated, toAnnotation } from './domain-annotation';

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
  const { tx, actor } = context;
  const view = await getRoundView(tx, round.id, actor);
  const article = await findArticle(tx, round.articleId);
  if (!view || !article) throw notFound();
  const version = await getVersionContent(tx, round.articleVersionId);
  const isAdjudicated = hasAdjudication({
    mode: round.mode,
    reviewerCount: round.reviewerIds.length,
  });
  const readings = await listAnnotations(tx, { roundId: round.id, origin: 'reviewer' });
  const decisions = await listAnnotations(tx, { roundId: round.id, origin: 'adjudication' });
  // A rejection is covered too: withdrawing one changes what was signed.
  const covered = isAdjudicated ? decisions.map(toAdjudicated) : readings.map(toAnnotation);
  const standing = isAdjudicated
    ? decisions.filter(({ decision }) => decision !== 'rejected')
    : readings;
  // A query on a claim that was retired concerns nothing that is signed.
  const unplaced = new Set(await listUnplacedIds(tx, round.id));
  const queries = (await listQueries(tx, { roundId: round.id })).filter(
    ({ annotationId }) => !unplaced.has(annotationId),
  );
  const openQueryIds = queries.filter(({ state }) => state === 'open').map(({ id }) => id);

  const content = signOffContentOf({
    article: {
      id: article.id,
      title: article.title,
      outlet: article.outlet,
      byline: article.byline,
      publishedOn: article.publishedOn,
      url: article.url,
    },
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
  });
  const canonical = canonicalBytesOf(content);
  const contentSha256 = sha256(canonical);
  const signatures = await listSignatures(tx, round.id);
  const { stages } = await getSettings(tx, round.newsroomId);
  const coverage = coverageOf(
    sentencesToCover(version.document, toArticleText(version.text), version),
    // What was rejected has been looked at: there is nothing to check in it.
    [...readings, ...decisions],
    await listCoverageMarks(tx, round.id),
  );
  const editors = await listContributors(tx, round.id);
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
      carried: queueOf(await listCarried(tx, carriedOf(round))),
      unsettledIds: isAdjudicated ? await listUnsettledIds(tx, round.id) : [],
      toSettle: isAdjudicated ? readings.length : 0,
      sentenceCount: coverage.total,
      unexamined: coverage.sentences.filter(({ state }) => state !== 'examined'),
    },
    // Who imported the first version edited nothing; a later version is an edit of the text.
    contributorIds: version.ordinal > 1 ? [...editors, version.createdById] : editors,
  };
}
