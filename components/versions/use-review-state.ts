'use client';

import { useMemo, useState } from 'react';

import type { PersonView } from '@/lib/contracts/common';
import type { DecideCarriedBody, VersionReviewView } from '@/lib/contracts/versions';
import {
  type CodePointSpan,
  type OffsetMap,
  offsetMap,
  toArticleText,
} from '@/lib/domain/anchoring/article-text';
import type { CarriedStatus } from '@/lib/domain/anchoring/carried-passage';
import { activeVerdicts, findVerdict, type Verdict } from '@/lib/domain/claims/verdict-scale';

import { showMessage } from '../ui/messages';
import {
  countFates,
  type FateCounts,
  firstItem,
  itemsOf,
  listedItems,
  nextItem,
  type ReviewItem,
} from './review-model';
import { type Saving, useCarried } from './use-carried';

type TextView = 'changes' | 'draft' | 'side';

export type ReviewInput = {
  given: VersionReviewView;
  people: readonly PersonView[];
  /** The signed-in person, where they are a reviewer of the round. */
  yourId: string | null;
  /** A passage that something leads to. */
  openAt: string | null;
};

export type ReviewState = Pick<ReviewInput, 'yourId'> & {
  review: VersionReviewView;
  items: readonly ReviewItem[];
  /** What the queue lists now. */
  listed: readonly ReviewItem[];
  counts: FateCounts;
  waiting: number;
  done: number;
  /** Those that only moved and can be confirmed in one go. */
  safe: readonly ReviewItem[];
  selected: ReviewItem | null;
  /** Counts up with each selection, so that choosing the same passage again brings it into view. */
  selections: number;
  fate: CarriedStatus | null;
  view: TextView;
  /** Which column a narrow screen shows. */
  pane: 'text' | 'queue';
  pending: ReadonlySet<string>;
  saving: Saving;
  /** Whether anything here is the caller's to decide. */
  mayDecide: boolean;
  offsets: { before: OffsetMap; after: OffsetMap };
  /** The passage that waits for words to be selected. */
  attaching: ReviewItem | null;
  verdicts: readonly Verdict[];
  verdictOf: (id: string | null) => Verdict | null;
  nameOf: (userId: string) => string;
  /** The verdict chosen for the new wording, not yet confirmed. */
  chosenOf: (item: ReviewItem) => string | null;
  problemOf: (id: string) => string | null;
  select: (id: string | null) => void;
  step: (direction: 1 | -1) => void;
  setFate: (fate: CarriedStatus | null) => void;
  setView: (view: TextView) => void;
  setPane: (pane: 'text' | 'queue') => void;
  choose: (item: ReviewItem, verdict: string) => void;
  confirm: (item: ReviewItem) => void;
  keepVerdict: (item: ReviewItem) => void;
  reopen: (item: ReviewItem) => void;
  retire: (item: ReviewItem) => void;
  startAttaching: (item: ReviewItem) => void;
  stopAttaching: () => void;
  attach: (item: ReviewItem, span: CodePointSpan) => void;
  takeBack: (item: ReviewItem) => void;
  confirmSafe: () => void;
};

export function useReviewState({ given, people, yourId, openAt }: ReviewInput): ReviewState {
  const carried = useCarried(given);
  const { review, pending } = carried;
  const items = useMemo(() => itemsOf(review.passages), [review.passages]);
  const offsets = useMemo(
    () => ({
      before: offsetMap(toArticleText(review.from.text)),
      after: offsetMap(toArticleText(review.to.text)),
    }),
    [review.from.text, review.to.text],
  );
  const [selectedId, setSelectedId] = useState<string | null>(() => firstItem(items, openAt));
  const [selections, setSelections] = useState(0);
  const [fate, setFate] = useState<CarriedStatus | null>(null);
  const [view, setView] = useState<TextView>('changes');
  const [pane, setPane] = useState<'text' | 'queue'>('queue');
  const [attachingId, setAttachingId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());

  const selected = items.find(({ id }) => id === selectedId) ?? null;
  // What is selected stays in the list, whatever the filter says.
  const listed = useMemo(() => {
    const among = listedItems(items, fate);
    return items.filter((item) => item.id === selectedId || among.includes(item));
  }, [items, fate, selectedId]);
  const { scale } = review.round;
  const mayDecide = review.isNewest && review.passages.some((passage) => passage.mayDecide);

  function select(id: string | null) {
    setSelectedId(id);
    setSelections((count) => count + 1);
    if (id !== attachingId) setAttachingId(null);
  }

  function setProblem(id: string, message: string | null) {
    setProblems((before) => {
      const after = new Map(before);
      if (message === null) after.delete(id);
      else after.set(id, message);
      return after;
    });
  }

  function canDecide({ id, passage }: ReviewItem): boolean {
    return review.isNewest && passage.mayDecide && !pending.has(id);
  }

  /** The queue moves on at once; a refusal brings it back to what it was about. */
  async function decide(item: ReviewItem, body: DecideCarriedBody, said: string) {
    if (!canDecide(item)) return;
    const isLast = body.outcome !== 'attach';
    setProblem(item.id, null);
    setAttachingId(null);
    if (isLast && selectedId === item.id) {
      const left = listedItems(items, fate).filter(({ id }) => id === item.id || !pending.has(id));
      const next = nextItem(left, item.id, 1);
      if (next?.state === 'waits') select(next.id);
    }
    const result = await carried.decide(item.passage, body);
    if (!result.ok) {
      setProblem(item.id, result.message);
      showMessage({
        tone: 'bad',
        text: `Claim ${item.number} is not decided. ${result.message}`,
        action: { label: 'Show it', run: () => select(item.id) },
      });
      return;
    }
    setChosen((before) => new Map([...before].filter(([id]) => id !== item.id)));
    const decided = { ...item, passage: result.passage };
    showMessage({
      text: `Claim ${item.number}: ${said}.`,
      action: { label: 'Undo', run: () => void takeBack(decided) },
    });
  }

  async function takeBack(item: ReviewItem) {
    const result = await carried.takeBack(item.passage);
    if (!result.ok) {
      showMessage({ tone: 'bad', text: `Not taken back. ${result.message}` });
      return;
    }
    select(item.id);
    showMessage({ text: `Claim ${item.number} waits again.` });
  }

  function chosenOf({ id, passage }: ReviewItem): string | null {
    return chosen.get(id) ?? passage.annotation.verdict;
  }

  const safe = items.filter(
    (item) => item.state === 'waits' && item.passage.isSafe && canDecide(item),
  );

  return {
    yourId,
    review,
    items,
    listed,
    counts: useMemo(() => countFates(items), [items]),
    waiting: items.filter(({ state }) => state === 'waits').length,
    done: items.filter(({ state }) => state === 'done').length,
    safe,
    selected,
    selections,
    fate,
    view,
    pane,
    pending,
    saving: carried.saving,
    mayDecide,
    offsets,
    attaching: items.find(({ id }) => id === attachingId) ?? null,
    verdicts: activeVerdicts(scale),
    verdictOf: (id) => findVerdict(scale, id),
    nameOf: (userId) =>
      people.find((person) => person.userId === userId)?.name ??
      review.round.reviewers.find((reviewer) => reviewer.userId === userId)?.name ??
      'Somebody',
    chosenOf,
    problemOf: (id) => problems.get(id) ?? null,
    select,
    step: (direction) => {
      const next = nextItem(listed, selectedId, direction);
      if (next !== null) select(next.id);
    },
    setFate,
    setView,
    setPane,

    choose: (item, verdict) => {
      if (!canDecide(item) || item.state !== 'waits') return;
      setChosen((before) => new Map(before).set(item.id, verdict));
    },

    confirm: (item) => {
      if (item.state !== 'waits') return;
      if (item.passage.after === null) {
        setProblem(
          item.id,
          item.passage.status === 'ambiguous'
            ? 'Choose which of the places it is about, attach it to other words, or retire it.'
            : 'Its words are gone. Attach it to other words, or retire it.',
        );
        return;
      }
      const verdict = chosenOf(item);
      const isSame = verdict === item.passage.annotation.verdict;
      void decide(
        item,
        isSame ? { outcome: 'confirm' } : { outcome: 'confirm', verdict },
        isSame ? 'confirmed' : `confirmed as ${findVerdict(scale, verdict)?.label ?? 'judged'}`,
      );
    },

    keepVerdict: (item) => {
      if (item.state !== 'waits' || item.passage.after === null) return;
      void decide(item, { outcome: 'keep_verdict' }, 'verdict kept');
    },

    reopen: (item) => {
      if (item.state !== 'waits' || item.passage.after === null) return;
      void decide(item, { outcome: 'reopen' }, 'back to open');
    },

    retire: (item) => {
      if (item.state === 'waits') void decide(item, { outcome: 'retire' }, 'retired');
    },

    startAttaching: (item) => {
      if (!canDecide(item) || item.state !== 'waits') return;
      select(item.id);
      setAttachingId(item.id);
      setView((before) => (before === 'side' ? 'changes' : before));
      setPane('text');
    },
    stopAttaching: () => setAttachingId(null),

    attach: (item, { start, end }) => {
      if (item.state !== 'waits') return;
      setPane('queue');
      void decide(item, { outcome: 'attach', start, end }, 'attached to these words');
    },

    takeBack: (item) => {
      if (canDecide(item)) void takeBack(item);
    },

    confirmSafe: () => {
      const numbers = new Map(safe.map(({ id, number }) => [id, number]));
      void carried.confirmSafe([...numbers.keys()]).then((passages) => {
        if (passages === null) return;
        showMessage({
          text: `${passages.length} moved ${passages.length === 1 ? 'claim' : 'claims'} confirmed.`,
          action: {
            label: 'Undo',
            run: () => {
              void carried.takeBackSafe(passages).then((back) => {
                if (back === null) return;
                const { taken, left } = back;
                const waits = `${taken} ${taken === 1 ? 'claim waits' : 'claims wait'} again.`;
                showMessage({
                  text:
                    left === 0
                      ? waits
                      : `${waits} ${left} ${left === 1 ? 'was' : 'were'} changed since, and left.`,
                });
              });
            },
          },
        });
        const next = items.find(({ id, state }) => state === 'waits' && !numbers.has(id));
        if (next !== undefined) select(next.id);
      });
    },
  };
}
