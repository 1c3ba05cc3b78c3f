import 'server-only';

import type {
  AgreementView,
  ComparisonGroupView,
  ComparisonView,
  MeasureView,
} from '@/lib/contracts/comparison';
import { STANDARD_BOOTSTRAP } from '@/lib/domain/agreement/bootstrap';
import type { Measure } from '@/lib/domain/agreement/measure';
import { tokensOf } from '@/lib/domain/agreement/tokens';
import { alignAnnotations } from '@/lib/domain/comparison/align-annotations';
import { isAgreement } from '@/lib/domain/comparison/differences';
import { measureAgreement, type RoundAgreement } from '@/lib/domain/comparison/measure-agreement';
import { type CodePointOffset, codePointLength } from '@/lib/domain/anchoring/article-text';

import { authorize, notFound } from '../authorize';
import { type DeskRows, readDesk } from '../repositories/desk-repository';
import type { UseCaseContext } from '../use-cases/context';
import { withShownNames } from './hidden-names';

/** The readings of a round aligned, each difference named, and agreement measured. */
export async function getComparison(
  roundId: string,
  { tx, actor }: UseCaseContext,
): Promise<ComparisonView> {
  const desk = await readDesk(tx, roundId, actor);
  if (!desk) throw notFound();
  authorize(actor, { action: 'comparison:read', round: desk.facts });
  return comparisonOf(withShownNames(desk, actor.userId));
}

/** The same out of what has been read. */
export function comparisonOf({
  facts: round,
  round: view,
  annotations: all,
  version: { text, language },
}: Pick<DeskRows, 'facts' | 'round' | 'annotations' | 'version'>): ComparisonView {
  const annotations = all.filter(({ origin }) => origin === 'reviewer');
  const decisions = all.filter(({ origin }) => origin === 'adjudication');
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
  const agreement = measureAgreement(comparison, {
    length: codePointLength(text),
    tokens: tokensOf(text, language),
    verdictOrder: view.scale.verdicts.map(({ id }) => id),
    bootstrap: STANDARD_BOOTSTRAP,
  });
  return { round: view, annotations, decisions, groups, agreement: toAgreementView(agreement) };
}

function toAgreementView(agreement: RoundAgreement): AgreementView {
  return {
    claimCounts: [...agreement.claimCounts],
    percentAgreement: toMeasureView(agreement.percentAgreement),
    krippendorffsAlpha: toMeasureView(agreement.krippendorffsAlpha),
    unitizedAlpha: toMeasureView(agreement.unitizedAlpha),
    pairs: agreement.pairs.map(({ reviewerIds: [first, second], matrix, spanF1, ...pair }) => ({
      reviewerIds: [first, second],
      paired: pair.paired,
      percentAgreement: toMeasureView(pair.percentAgreement),
      cohensKappa: toMeasureView(pair.cohensKappa),
      spanF1: {
        exact: toMeasureView(spanF1.exact),
        overlap: toMeasureView(spanF1.overlap),
        token: toMeasureView(spanF1.token),
      },
      matrix: { verdicts: [...matrix.verdicts], counts: matrix.counts.map((row) => [...row]) },
    })),
  };
}

function toMeasureView({ interval, ...measure }: Measure): MeasureView {
  return { ...measure, interval: interval === null ? null : [interval[0], interval[1]] };
}
