import 'server-only';

import type {
  AgreementView,
  ComparisonGroupView,
  ComparisonView,
} from '@/lib/contracts/comparison';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import { isAgreement } from '@/lib/domain/comparison/differences';
import { measureAgreement, type RoundAgreement } from '@/lib/domain/comparison/measure-agreement';
import { tokensOf } from '@/lib/domain/comparison/tokens';
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';

import { authorize, notFound } from '../authorize';
import { listAnnotations } from '../repositories/annotation-repository';
import { getVersionContent } from '../repositories/article-repository';
import { findRound, getRoundView } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';

/** The readings of a round aligned, each difference named, and agreement measured. */
export async function getComparison(
  roundId: string,
  { tx, actor }: UseCaseContext,
): Promise<ComparisonView> {
  const round = await findRound(tx, roundId);
  if (!round) throw notFound();
  authorize(actor, { action: 'comparison:read', round });
  const view = await getRoundView(tx, roundId, actor);
  if (!view) throw notFound();

  const annotations = await listAnnotations(tx, { roundId, origin: 'reviewer' });
  const decisions = await listAnnotations(tx, { roundId, origin: 'adjudication' });
  const comparison = alignAnnotations(annotations, round.reviewerIds);
  const decisionsOf = new Map<string, string[]>();
  for (const decision of decisions) {
    for (const sourceId of decision.derivedFrom) {
      decisionsOf.set(sourceId, [...(decisionsOf.get(sourceId) ?? []), decision.id]);
    }
  }
  const groups = comparison.groups.map((group): ComparisonGroupView => ({
    key: group.key,
    start: group.start as CodePointOffset,
    end: group.end as CodePointOffset,
    annotationIds: group.members.map(({ id }) => id),
    differences: group.differences.map(({ kind }) => kind),
    agreed: isAgreement(group),
    decisionIds: [...new Set(group.members.flatMap(({ id }) => decisionsOf.get(id) ?? []))],
    unsettledIds: group.members.map(({ id }) => id).filter((id) => !decisionsOf.has(id)),
  }));
  const { text, language } = await getVersionContent(tx, round.articleVersionId);
  const agreement = measureAgreement(comparison, {
    tokens: tokensOf(text, language),
    verdictOrder: view.scale.verdicts.map(({ id }) => id),
  });
  return { round: view, annotations, decisions, groups, agreement: toAgreementView(agreement) };
}

function toAgreementView(agreement: RoundAgreement): AgreementView {
  return {
    ...agreement,
    claimCounts: [...agreement.claimCounts],
    pairs: agreement.pairs.map(({ reviewerIds: [first, second], matrix, ...pair }) => ({
      ...pair,
      reviewerIds: [first, second],
      matrix: { verdicts: [...matrix.verdicts], counts: matrix.counts.map((row) => [...row]) },
    })),
  };
}
