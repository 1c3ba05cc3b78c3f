'use client';

import { useState } from 'react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import {
  type BulkAction,
  bulkActionsOf,
  unopposedClaims,
} from '@/lib/domain/comparison/bulk-decisions';

import { showMessage } from '../ui/messages';
import type { CompareGroup, CompareReviewer } from './compare-model';
import type { Decisions } from './use-decisions';
import { withdrawalWords } from './words';

/** What one reviewer marked and nobody else did, as far as it is open. */
export type Unopposed = {
  reviewer: CompareReviewer;
  claims: readonly AnnotationView[];
  /** In how many groups. */
  groups: number;
};

export type BulkDecisions = {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  /** One for each reviewer, in the order of the round. */
  unopposed: readonly Unopposed[];
  /** What was decided in one go and still stands, the latest first. */
  actions: readonly BulkAction<AnnotationView>[];
  acceptAgreed: () => Promise<void>;
  takeUnopposed: (from: Unopposed, reason: string) => Promise<void>;
  withdrawAction: (action: Pick<BulkAction<AnnotationView>, 'key' | 'decisions'>) => Promise<void>;
};

/** Decisions made in one go. Each can be undone in one go, at once and later. */
export function useBulkDecisions(
  decisions: Decisions,
  groups: readonly CompareGroup[],
  reviewers: readonly CompareReviewer[],
): BulkDecisions {
  const [isOpen, setOpen] = useState(false);
  const marked = groups.map(({ sides, unsettled }) => ({
    markedBy: sides.flatMap(({ reviewer, claims }) => (claims.length > 0 ? [reviewer.userId] : [])),
    unsettled: unsettled.map(({ id }) => id),
  }));
  const unopposed = reviewers.map((reviewer): Unopposed => {
    const ids = new Set(unopposedClaims(marked, reviewer.userId));
    const open = groups.map((group) => group.unsettled.filter(({ id }) => ids.has(id)));
    return {
      reviewer,
      claims: open.flat(),
      groups: open.filter((claims) => claims.length > 0).length,
    };
  });

  async function withdrawAction({
    key,
    decisions: made,
  }: Pick<BulkAction<AnnotationView>, 'key' | 'decisions'>) {
    const outcome = await decisions.withdraw(key, made);
    if (outcome !== null) showMessage({ text: withdrawalWords(outcome) });
  }

  function say(key: string, made: readonly AnnotationView[], words: (claims: string) => string) {
    if (made.length === 0) {
      showMessage({ text: 'Nothing was left to decide: somebody has settled it already.' });
      return;
    }
    showMessage({
      text: words(`${made.length} ${made.length === 1 ? 'claim' : 'claims'}`),
      action: { label: 'Undo', run: () => void withdrawAction({ key, decisions: made }) },
    });
  }

  return {
    isOpen,
    setOpen,
    unopposed,
    actions: bulkActionsOf(decisions.standing),
    withdrawAction,
    async acceptAgreed() {
      const made = await decisions.takeMany('agreed', { kind: 'agreed' });
      if (made !== null) say('agreed', made, (claims) => `${claims} in agreement accepted.`);
    },
    async takeUnopposed({ reviewer }, reason) {
      const key = `unopposed ${reviewer.userId}`;
      const made = await decisions.takeMany(key, {
        kind: 'unopposed',
        reviewerId: reviewer.userId,
        reason,
      });
      if (made === null) return;
      say(key, made, (claims) => `${claims} taken that only ${reviewer.letter} had marked.`);
    },
  };
}
