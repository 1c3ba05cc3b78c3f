'use client';

import { useRef, useState } from 'react';

import { call } from '@/lib/client/call';
import {
  confirmCarried,
  decideCarried,
  getVersionReview,
  takeBackConfirmed,
  undoCarried,
} from '@/lib/contracts/endpoints/versions';
import type { Problem } from '@/lib/contracts/problem';
import type {
  CarriedPassageView,
  DecideCarriedBody,
  DecidedPassageView,
  VersionReviewView,
} from '@/lib/contracts/versions';

import { showMessage } from '../ui/messages';

export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; message: string };

type Outcome = { ok: true; passage: CarriedPassageView } | { ok: false; message: string };

export type Carried = {
  /** The newest the server has told. */
  review: VersionReviewView;
  /** Ids of passages whose decision is on its way. */
  pending: ReadonlySet<string>;
  saving: Saving;
  decide: (passage: CarriedPassageView, body: DecideCarriedBody) => Promise<Outcome>;
  takeBack: (passage: CarriedPassageView) => Promise<Outcome>;
  confirmSafe: (ids: readonly string[]) => Promise<readonly CarriedPassageView[] | null>;
  /** What `confirmSafe` answered, taken back as one; says how many wait again, and how many were left. */
  takeBackSafe: (
    passages: readonly CarriedPassageView[],
  ) => Promise<{ taken: number; left: number } | null>;
};

const NOT_REACHED =
  'The server was not reached, and nothing was decided. Check the connection and try again.';

/** The decisions of a review in the browser: what the server answers takes the place of what was shown. */
export function useCarried(given: VersionReviewView): Carried {
  const [base, setBase] = useState(given);
  const [review, setReview] = useState(given);
  const [pending, setPending] = useState<ReadonlySet<string>>(new Set());
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  /** Counts the writes, so that an answer read before the last one is not believed. */
  const writes = useRef(0);

  // The page came anew.
  if (base !== given) {
    setBase(given);
    setReview(given);
  }

  /** Counts of sentences and signatures depend on more than one passage. */
  async function reload() {
    const since = writes.current;
    const result = await call(getVersionReview, {
      params: { roundId: given.round.id },
      query: { to: given.to.id },
    });
    if (result.ok && writes.current === since) setReview(result.data);
  }

  function begin(ids: readonly string[]) {
    writes.current += 1;
    setPending((before) => new Set([...before, ...ids]));
    setSaving({ kind: 'saving' });
  }

  function end(ids: readonly string[]) {
    setPending((before) => new Set([...before].filter((id) => !ids.includes(id))));
  }

  function take(passages: readonly CarriedPassageView[], waiting: number, done: number) {
    const byId = new Map(passages.map((passage) => [passage.annotation.id, passage]));
    setReview((before) => ({
      ...before,
      waiting,
      done,
      passages: before.passages.map((known) => byId.get(known.annotation.id) ?? known),
    }));
    setSaving({ kind: 'saved', at: new Date().toISOString() });
  }

  function failed(problem: Problem | null): string {
    const message =
      problem?.code === 'stale_version'
        ? 'Somebody else has changed or decided this claim meanwhile. It is shown as it is now.'
        : (problem?.detail ?? NOT_REACHED);
    setSaving({ kind: 'failed', message });
    if (problem !== null) void reload();
    return message;
  }

  async function write(
    passage: CarriedPassageView,
    send: () => Promise<
      { ok: true; data: DecidedPassageView } | { ok: false; problem: Problem | null }
    >,
  ): Promise<Outcome> {
    const ids = [passage.annotation.id];
    begin(ids);
    try {
      const result = await send();
      if (!result.ok) return { ok: false, message: failed(result.problem) };
      take([result.data.passage], result.data.waiting, result.data.done);
      // Where passages stand decides which sentences are examined.
      if (result.data.passage.after?.start !== passage.after?.start) void reload();
      return { ok: true, passage: result.data.passage };
    } finally {
      end(ids);
    }
  }

  return {
    review,
    pending,
    saving,

    decide: (passage, body) =>
      write(passage, () =>
        call(decideCarried, {
          params: { annotationId: passage.annotation.id },
          body,
          ifMatch: passage.annotation.version,
        }),
      ),

    takeBack: (passage) =>
      write(passage, () =>
        call(undoCarried, {
          params: { annotationId: passage.annotation.id },
          ifMatch: passage.annotation.version,
        }),
      ),

    async confirmSafe(ids) {
      begin(ids);
      try {
        const result = await call(confirmCarried, {
          params: { roundId: given.round.id },
          body: { annotationIds: [...ids] },
        });
        if (!result.ok) {
          showMessage({ tone: 'bad', text: `Not confirmed. ${failed(result.problem)}` });
          return null;
        }
        take(result.data.passages, result.data.waiting, result.data.done);
        return result.data.passages;
      } finally {
        end(ids);
      }
    },

    async takeBackSafe(passages) {
      const ids = passages.map(({ annotation }) => annotation.id);
      begin(ids);
      try {
        const result = await call(takeBackConfirmed, {
          params: { roundId: given.round.id },
          body: {
            passages: passages.map(({ annotation: { id, version } }) => ({
              annotationId: id,
              version,
            })),
          },
        });
        if (!result.ok) {
          showMessage({ tone: 'bad', text: `Not taken back. ${failed(result.problem)}` });
          return null;
        }
        const { left, waiting, done } = result.data;
        take(result.data.passages, waiting, done);
        // What was left is not shown as it is now.
        if (left.length > 0) void reload();
        return { taken: result.data.passages.length, left: left.length };
      } finally {
        end(ids);
      }
    },
  };
}
