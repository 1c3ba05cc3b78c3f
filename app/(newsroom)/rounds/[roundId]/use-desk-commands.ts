'use client';

import { useRouter } from 'next/navigation';

import type { CardPart } from '@/components/claims/card-props';
import { STATUS_BUTTON_ID } from '@/components/claims/card-head';
import { claimElementId } from '@/components/editor/block-attributes';
import { spanOf, trimSpan } from '@/components/editor/text-selection';
import { showMessage } from '@/components/ui/messages';
import type { DeskActions } from '@/lib/client/desk/actions';
import { needsWork } from '@/lib/client/desk/claim-state';
import type { CoverageMarkView, ScaleView } from '@/lib/contracts/round';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';
import { CONFIDENCES, PRIORITIES } from '@/lib/domain/claims/claim';
import { activeVerdicts } from '@/lib/domain/claims/verdict-scale';
import type { Coverage } from '@/lib/domain/articles/coverage';

import { moveEdgeByWord, type Step, type TextWalk } from './text-walk';
import type { NumberedClaim, ReadText } from './use-article';

type CommandInput = {
  read: ReadText;
  walk: TextWalk;
  actions: DeskActions;
  scale: ScaleView;
  shown: readonly NumberedClaim[];
  selected: NumberedClaim | null;
  coverage: Coverage;
  coverageMarks: readonly CoverageMarkView[];
  viewerId: string;
  select: (id: string | null) => void;
  openPart: (part: CardPart | null) => void;
};

export type DeskCommands = ReturnType<typeof useDeskCommands>;

/** What the keys and the buttons of the desk do. */
export function useDeskCommands({
  read,
  walk,
  actions,
  scale,
  shown,
  selected,
  coverage,
  coverageMarks,
  viewerId,
  select,
  openPart,
}: CommandInput) {
  const router = useRouter();
  const verdicts = activeVerdicts(scale).slice(0, 8);

  /** The selected words, without white space at their edges. */
  function selectedSpan(): CodePointSpan | null {
    const selection = walk.current();
    return selection === null ? null : trimSpan(spanOf(selection), read.text, read.places);
  }

  function targetOf({ start, end }: CodePointSpan) {
    return describeTarget(read.text, start, end, read.places.offsets);
  }

  function mark(verdict: string | null): string | null {
    const span = selectedSpan();
    if (span === null) {
      showMessage({ text: 'Select words in the text first.' });
      return null;
    }
    const id = actions.mark(targetOf(span), verdict === null ? {} : { verdict });
    walk.clear();
    select(id);
    return id;
  }

  function edit(change: (claim: NumberedClaim) => void): void {
    if (selected === null) showMessage({ text: 'Select a claim first: J goes to the next one.' });
    else change(selected);
  }

  return {
    verdicts,
    mark,
    hasWords: () => selectedSpan() !== null,

    judge: (verdict: string): void => {
      if (selectedSpan() !== null) mark(verdict);
      else {
        edit(({ annotation: { id } }) => actions.edit(id, { verdict }, 'Verdict changed'));
      }
    },

    step: (step: Step): void => {
      const index = shown.findIndex(({ annotation }) => annotation.id === selected?.annotation.id);
      const next = shown[index === -1 ? (step === 1 ? 0 : shown.length - 1) : index + step];
      if (next !== undefined) select(next.annotation.id);
    },

    nextToDo: (): void => {
      const index = shown.findIndex(({ annotation }) => annotation.id === selected?.annotation.id);
      const after = [...shown.slice(index + 1), ...shown.slice(0, Math.max(0, index))];
      const next = after.find(({ annotation }) => needsWork(annotation));
      if (next === undefined) showMessage({ text: 'Nothing else needs work.' });
      else select(next.annotation.id);
    },

    nextUnexamined: (): void => {
      const known = walk.current();
      const from = known === null ? (selected?.annotation.start ?? -1) : spanOf(known).start;
      const left = coverage.sentences.filter(({ state }) => state !== 'examined');
      const next = left.find(({ start }) => start > from) ?? left[0];
      if (next === undefined) showMessage({ text: 'Every sentence is examined.' });
      else walk.selectSpan(next);
    },

    nothingToCheck: (): void => {
      const known = walk.current();
      const spans = known === null ? [] : walk.sentencesIn(spanOf(known));
      if (spans.length === 0) {
        showMessage({ text: 'Select a sentence first: ⇧J goes to the next one.' });
        return;
      }
      const isMarked = ({ start, end }: CodePointSpan) =>
        coverageMarks.some(
          (mark) => mark.reviewerId === viewerId && mark.start === start && mark.end === end,
        );
      const open = spans.filter((span) => !isMarked(span));
      if (open.length > 0) actions.cover(open, true);
      else actions.cover(spans, false);
      showMessage({
        text: open.length > 0 ? 'Nothing to check in this sentence.' : 'The mark is off.',
        action: { label: 'Undo', run: () => void actions.undo() },
      });
    },

    setConfidence: (index: number): void => {
      const confidence = CONFIDENCES[index];
      if (confidence === undefined) return;
      edit(({ annotation: { id } }) => actions.edit(id, { confidence }, 'Confidence changed'));
    },

    nextPriority: (): void => {
      edit(({ annotation: { id, priority } }) => {
        const next = PRIORITIES[(PRIORITIES.indexOf(priority) + 1) % PRIORITIES.length];
        if (next !== undefined) actions.edit(id, { priority: next }, 'Priority changed');
      });
    },

    openStatus: (): void => {
      edit(({ annotation: { id } }) => pressStatus(id));
    },

    open: (part: CardPart): void => {
      if (part === 'query' && selectedSpan() !== null) mark(null);
      else if (selected === null) {
        edit(() => undefined);
        return;
      }
      openPart(part);
    },

    /** Of the selected words, or of the selected passage. */
    moveEdge: (edge: 'start' | 'end', step: Step): void => {
      if (selectedSpan() !== null) {
        walk.moveEdge(edge, step);
        return;
      }
      edit(({ annotation }) => {
        const moved = moveEdgeByWord(read, annotation, edge, step);
        if (moved === null) return;
        actions.moveBoundaries(annotation.id, targetOf(moved), targetOf(annotation));
      });
    },

    remove: (): void => {
      edit(({ annotation: { id }, number }) => {
        const index = shown.findIndex(({ annotation }) => annotation.id === id);
        const next = shown[index + 1] ?? shown[index - 1];
        const bringBack = actions.remove(id);
        openPart(null);
        select(next?.annotation.id ?? null);
        showMessage({
          text: `Claim ${number} deleted.`,
          action: {
            label: 'Undo',
            run: () => {
              bringBack();
              select(id);
            },
          },
        });
      });
    },

    undo: (): void => {
      const done = actions.undo();
      showMessage({ text: done === null ? 'Nothing to undo.' : sayDone('Undone', done) });
    },

    redo: (): void => {
      const done = actions.redo();
      showMessage({ text: done === null ? 'Nothing to do again.' : sayDone('Done again', done) });
    },

    goTo: (path: string): void => {
      router.push(path);
    },
  };
}

/** The card follows the selection; as long as it shows another claim, its button is another's. */
function pressStatus(annotationId: string, framesLeft = 30): void {
  const item = document.getElementById(claimElementId(annotationId));
  const button = item?.querySelector<HTMLElement>(`#${STATUS_BUTTON_ID}`) ?? null;
  if (button !== null) {
    button.focus();
    button.click();
  } else if (framesLeft > 0) {
    requestAnimationFrame(() => pressStatus(annotationId, framesLeft - 1));
  }
}

function sayDone(what: string, done: { label: string; isOvertaken: boolean }): string {
  return done.isOvertaken
    ? `Left as it is: somebody else has changed it since (${done.label}).`
    : `${what}: ${done.label}.`;
}
