'use client';

import { useMemo, useState } from 'react';

import type { LiveStatus } from '@/lib/client/live/connection';
import { newId } from '@/lib/client/new-id';
import type { AnnotationView, DecideInput } from '@/lib/contracts/annotation';
import type { PersonView } from '@/lib/contracts/common';
import type { ComparisonView } from '@/lib/contracts/comparison';
import type { StreamFrame } from '@/lib/contracts/event-stream';
import { type ArticleText, type OffsetMap, offsetMap } from '@/lib/domain/anchoring/article-text';
import type { ArticleDocument } from '@/lib/domain/articles/document';
import { findVerdict, type Verdict } from '@/lib/domain/claims/verdict-scale';
import { planTake, verdictsDiffer } from '@/lib/domain/comparison/plan-decision';

import { showMessage } from '../ui/messages';
import {
  type CompareCounts,
  type CompareGroup,
  type CompareReviewer,
  countsOf,
  groupsOf,
  nextToResolve,
  reviewersOf,
} from './compare-model';
import { departuresOf, firstKey, type GroupFeedback, ofIds, problemOf } from './compare-rules';
import { claimBody, type ClaimDraft } from './decision-draft';
import { hiddenAtFirst, shownGroups } from './group-filters';
import type { Direction } from './list-model';
import { type BulkDecisions, useBulkDecisions } from './use-bulk-decisions';
import { type CompareDrafts, type FormKind, useCompareDrafts } from './use-compare-drafts';
import { type Saving, useDecisions } from './use-decisions';
import { type Listing, useListing } from './use-listing';
import { withdrawalWords } from './words';

type Show = 'both' | 'first' | 'second' | 'result';

export type CompareInput = {
  view: ComparisonView;
  document: ArticleDocument;
  text: ArticleText;
  language: string;
  people: readonly PersonView[];
  yourId: string;
  mayDecide: boolean;
  /** An annotation whose group is selected when the page opens. */
  openAt?: string | undefined;
  /** Hears every frame of the stream too. */
  onFrame: (frame: StreamFrame) => void;
};

type Drafts = Omit<CompareDrafts, 'refuse' | 'forget'>;

export type CompareState = Omit<CompareInput, 'openAt' | 'onFrame'> &
  Drafts &
  Listing<CompareGroup, string> & {
    offsets: OffsetMap;
    reviewers: readonly CompareReviewer[];
    groups: readonly CompareGroup[];
    counts: CompareCounts;
    /** Only the groups where the decision differs from the caller's reading. */
    onlyDeparted: boolean;
    /** What was decided otherwise than the caller had it, by group. */
    departures: ReadonlyMap<string, readonly GroupFeedback[]>;
    show: Show;
    /** The two reviewers whose lines are drawn, as places in the round. */
    pair: readonly [number, number];
    form: FormKind | null;
    pending: ReadonlyMap<string, string>;
    saving: Saving;
    live: LiveStatus;
    verdictOf: (id: string | null) => Verdict | null;
    nameOf: (userId: string) => string;
    setOnlyDeparted: (isOn: boolean) => void;
    setShow: (show: Show) => void;
    setPair: (pair: readonly [number, number]) => void;
    setForm: (form: FormKind | null) => void;
    take: (group: CompareGroup, reviewer: CompareReviewer) => void;
    reject: (group: CompareGroup) => void;
    settleWith: (group: CompareGroup, kind: FormKind, draft: ClaimDraft) => void;
    withdraw: (group: CompareGroup) => void;
    /** What can be decided in one go, and has been. */
    bulk: BulkDecisions;
  };

const DIFFERENT_VERDICTS =
  'The verdicts differ. Choose why: scale, scope, timing, evidence or reading.';

export function useCompareState({ openAt, onFrame, ...input }: CompareInput): CompareState {
  const { text, yourId } = input;
  const decisions = useDecisions(input.view, onFrame);
  const { view, standing } = decisions;
  const reviewers = useMemo(() => reviewersOf(view), [view]);
  // Made anew only when a decision comes or goes, not with every render.
  const standingKey = standing.map(({ id, version }) => `${id}.${version}`).join(' ');
  const groups = useMemo(
    () => groupsOf(view, standing),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key says when the list differs
    [view, standingKey],
  );
  const offsets = useMemo(() => offsetMap(text), [text]);
  const departures = useMemo(() => departuresOf(yourId, groups), [yourId, groups]);

  const [onlyDeparted, setOnlyDeparted] = useState(false);
  const [show, setShow] = useState<Show>('both');
  const [pair, setPair] = useState<readonly [number, number]>([0, 1]);
  const [form, setForm] = useState<FormKind | null>(null);
  const { refuse, forget, ...drafts } = useCompareDrafts();
  const { draftOf, changeDraft } = drafts;
  const bulk = useBulkDecisions(decisions, groups, reviewers);

  const listing = useListing<CompareGroup, string>({
    items: groups,
    first: {
      key: () => firstKey(groups, openAt),
      hidden: () => hiddenAtFirst(groups),
      pane: 'text',
    },
    filtered: (hidden) =>
      onlyDeparted ? groups.filter(({ key }) => departures.has(key)) : shownGroups(groups, hidden),
    nextFrom,
    noneLeft: 'No disagreement is left to resolve.',
    onChange: () => setForm(null),
  });
  const { selected, select } = listing;

  /** Shown as decided at once; what was typed is kept until the server has it. */
  async function settle(group: CompareGroup, label: string, bodies: readonly DecideInput[]) {
    const from = selected?.key ?? null;
    changeDraft(group.key, { problem: null });
    const next = nextFrom(group.key);
    if (next !== null && from === group.key) select(next);
    else setForm(null);
    const result = await decisions.settle(group.key, label, bodies);
    if (!result.ok) {
      refuse(group, 'reason', result.message);
      showMessage({
        tone: 'bad',
        text: `Group ${group.number} is not settled. ${result.message}`,
        action: { label: 'Open it', run: () => select(group.key) },
      });
      return;
    }
    forget(group.key);
    showMessage({
      text: `Group ${group.number}: ${label}.`,
      action: { label: 'Undo', run: () => void withdraw(group, result.made) },
    });
  }

  async function withdraw(group: CompareGroup, made: readonly AnnotationView[]) {
    const outcome = await decisions.withdraw(group.key, made);
    if (outcome === null) return;
    showMessage({
      text:
        outcome.left.length === 0
          ? `Group ${group.number} is open again.`
          : withdrawalWords(outcome),
    });
  }

  /** What is on its way to the server is not gone back to. */
  function nextFrom(key: string | null, direction?: Direction) {
    const free = groups.filter((group) => group.key === key || !isBusy(group));
    return nextToResolve(free, key, direction);
  }

  function isBusy({ key }: CompareGroup): boolean {
    return decisions.pending.has(key);
  }

  return {
    ...input,
    ...listing,
    view,
    offsets,
    reviewers,
    groups,
    counts: countsOf(groups),
    onlyDeparted,
    departures,
    show,
    pair,
    form,
    pending: decisions.pending,
    saving: decisions.saving,
    live: decisions.live,
    verdictOf: (id) => findVerdict(view.round.scale, id),
    nameOf: (userId) =>
      input.people.find((person) => person.userId === userId)?.name ??
      reviewers.find((reviewer) => reviewer.userId === userId)?.name ??
      'You',
    ...drafts,
    bulk,
    setOnlyDeparted,
    setShow,
    setPair,
    setForm,
    take: (group, reviewer) => {
      const plan = planTake(group.unsettled, reviewer.userId);
      if (isBusy(group) || plan.length === 0) return;
      const { cause, reason } = draftOf(group.key);
      const differing = plan.filter(({ settles }) => verdictsDiffer(ofIds(group, settles)));
      if (cause === null && differing.length > 0) {
        refuse(group, 'cause', DIFFERENT_VERDICTS);
        return;
      }
      void settle(
        group,
        `took ${reviewer.letter}`,
        plan.map(({ takes, settles }) => ({
          decision: 'took',
          id: newId(),
          takes,
          settles: [...settles],
          cause,
          reason,
        })),
      );
    },

    reject: (group) => {
      if (isBusy(group) || group.unsettled.length === 0) return;
      const { cause, reason } = draftOf(group.key);
      if (reason.trim() === '') {
        refuse(group, 'reason', 'Say why there is nothing to check here.');
        return;
      }
      if (cause === null && verdictsDiffer(group.unsettled)) {
        refuse(group, 'cause', DIFFERENT_VERDICTS);
        return;
      }
      const settles = group.unsettled.map(({ id }) => id);
      void settle(group, 'nothing to check here', [
        { decision: 'rejected', id: newId(), settles, cause, reason },
      ]);
    },

    settleWith: (group, kind, claim) => {
      if (isBusy(group) || group.unsettled.length === 0) return;
      const { cause, reason } = draftOf(group.key);
      const problem = problemOf(group, claim);
      if (problem !== null) {
        refuse(group, problem.field, problem.message);
        return;
      }
      if (cause === null && verdictsDiffer(group.unsettled)) {
        refuse(group, 'cause', DIFFERENT_VERDICTS);
        return;
      }
      const settles = group.unsettled.map(({ id }) => id);
      void settle(group, kind === 'merged' ? 'merged' : 'written anew', [
        { decision: kind, id: newId(), settles, cause, reason, ...claimBody(claim, text, newId) },
      ]);
    },

    withdraw: (group) => {
      if (!isBusy(group)) void withdraw(group, group.decisions);
    },
  };
}
