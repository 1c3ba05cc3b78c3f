/** Small questions that the state of the screen asks of groups and drafts. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import { departureKindsOf, feedbackFor, type FeedbackItem } from '@/lib/domain/comparison/feedback';
import type { AdjudicatedClaim } from '@/lib/domain/claims/annotation';

import { asAdjudicated, type CompareGroup, nextToResolve } from './compare-model';
import type { ClaimDraft, DraftField } from './decision-draft';

export function ofIds({ unsettled }: CompareGroup, ids: readonly string[]) {
  return unsettled.filter(({ id }) => ids.includes(id));
}

export function problemOf(
  group: CompareGroup,
  { claimText, start, end, citations }: ClaimDraft,
): { field: DraftField; message: string } | null {
  if (claimText.trim() === '') {
    return { field: 'claimText', message: 'Write the claim that is decided.' };
  }
  if (!group.unsettled.some((one) => one.start < end && start < one.end)) {
    return {
      field: 'passage',
      message: 'The passage has no word in common with what is settled. Move its start or end.',
    };
  }
  if (citations.some(({ isIncluded, source }) => isIncluded && source.trim() === '')) {
    return { field: 'citations', message: 'A citation names no source. Name it or leave it out.' };
  }
  return null;
}

export function without<Value>(
  map: ReadonlyMap<string, Value>,
  key: string,
): ReadonlyMap<string, Value> {
  return new Map([...map].filter(([one]) => one !== key));
}

export function firstKey(
  groups: readonly CompareGroup[],
  openAt: string | undefined,
): string | null {
  const wanted = groups.find(({ members }) => members.some(({ id }) => id === openAt));
  return wanted?.key ?? nextToResolve(groups, null);
}

export type GroupFeedback = FeedbackItem<AnnotationView, AdjudicatedClaim>;

/** Where a decision differs from what this person had found, by group. */
export function departuresOf(yourId: string, groups: readonly CompareGroup[]) {
  const found = new Map<string, readonly GroupFeedback[]>();
  for (const { key, members, decisions, sides } of groups) {
    if (decisions.length === 0 || !sides.some(({ reviewer }) => reviewer.userId === yourId)) {
      continue;
    }
    const feedback = feedbackFor(yourId, members, asAdjudicated(decisions)).filter(
      (item) => item.kind === 'missed' || departureKindsOf(item).size > 0,
    );
    if (feedback.length > 0) found.set(key, feedback);
  }
  return found;
}
