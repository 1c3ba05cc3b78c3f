'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';

import { call } from '@/lib/client/call';
import type { AnnotationView, DecideInput } from '@/lib/contracts/annotation';
import type { ComparisonView } from '@/lib/contracts/comparison';
import {
  acceptAgreed,
  decide,
  getComparison,
  withdrawDecision,
} from '@/lib/contracts/endpoints/decisions';
import type { Problem } from '@/lib/contracts/problem';

import { showMessage } from '../ui/messages';

/** A decision on its way, as the row of its group says it: "taking A". */
type Pending = ReadonlyMap<string, string>;

export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; message: string };

type Decisions = {
  /** The newest the server has told. */
  view: ComparisonView;
  /** Those that stand, the newest answers of the server included. */
  standing: readonly AnnotationView[];
  pending: Pending;
  saving: Saving;
  /** One request after the other; what succeeded stays, and a failure says where it stopped. */
  settle: (
    groupKey: string,
    label: string,
    bodies: readonly DecideInput[],
  ) => Promise<{ ok: true } | { ok: false; message: string }>;
  withdraw: (groupKey: string | null, decisionIds: readonly string[]) => Promise<boolean>;
  acceptAgreed: () => Promise<void>;
};

const NOT_REACHED =
  'The server was not reached. Nothing you wrote is lost; check the connection and try again.';

/**
 * The decisions of a round in the browser: shown at once, kept when the server
 * has them, and taken back with what was typed when it refuses.
 */
export function useDecisions(given: ComparisonView): Decisions {
  const router = useRouter();
  const [base, setBase] = useState(given);
  const [view, setView] = useState(given);
  const [added, setAdded] = useState<readonly AnnotationView[]>([]);
  const [withdrawn, setWithdrawn] = useState<ReadonlySet<string>>(new Set());
  const [pending, setPending] = useState<Pending>(new Map());
  const [saving, setSaving] = useState<Saving>({ kind: 'idle' });
  /** Ids of requests that got no answer, so that a repeat is the same decision. */
  const unanswered = useRef(new Map<string, string>());

  /** Counts the writes, so that an answer read before the last one is not believed. */
  const writes = useRef(0);

  // The page came anew.
  if (base !== given) {
    setBase(given);
    setView(given);
  }

  const known = new Set(view.decisions.map(({ id }) => id));
  const standing = [...view.decisions, ...added.filter(({ id }) => !known.has(id))].filter(
    ({ id }) => !withdrawn.has(id),
  );

  /** Asks for the data alone: a page that fails to come anew would take with it what is typed. */
  async function reload() {
    const since = writes.current;
    const result = await call(getComparison, { params: { roundId: view.round.id } });
    if (!result.ok || writes.current !== since) return;
    setView(result.data);
    setAdded([]);
    setWithdrawn(new Set());
    // The phase stands in the bar above as well.
    if (result.data.round.phase !== base.round.phase) router.refresh();
  }

  function saved() {
    setSaving({ kind: 'saved', at: new Date().toISOString() });
    void reload();
  }

  function failed(problem: Problem | null): string {
    const message = problem?.detail ?? NOT_REACHED;
    setSaving({ kind: 'failed', message });
    // Somebody else has been here: show what is true now.
    if (problem !== null) void reload();
    return message;
  }

  function begin(key: string, label: string) {
    writes.current += 1;
    setPending((before) => new Map(before).set(key, label));
    setSaving({ kind: 'saving' });
  }

  function end(key: string) {
    setPending((before) => new Map([...before].filter(([one]) => one !== key)));
  }

  async function withdraw(groupKey: string | null, decisionIds: readonly string[]) {
    const key = groupKey ?? 'withdrawal';
    begin(key, 'withdrawing');
    try {
      for (const annotationId of decisionIds) {
        const result = await call(withdrawDecision, { params: { annotationId } });
        // A decision that is gone is as good as withdrawn.
        if (!result.ok && result.problem?.code !== 'not_found') {
          showMessage({ tone: 'bad', text: `Not withdrawn. ${failed(result.problem)}` });
          return false;
        }
        setWithdrawn((before) => new Set([...before, annotationId]));
      }
      saved();
      return true;
    } finally {
      end(key);
    }
  }

  return {
    view,
    standing,
    pending,
    saving,
    withdraw,

    async settle(groupKey, label, bodies) {
      begin(groupKey, label);
      try {
        for (const [index, body] of bodies.entries()) {
          const what = JSON.stringify({ ...body, id: '' });
          const repeated = unanswered.current.get(what);
          const result = await call(decide, {
            params: { roundId: view.round.id },
            body: repeated === undefined ? body : { ...body, id: repeated },
          });
          if (!result.ok) {
            if (result.problem === null) unanswered.current.set(what, repeated ?? body.id);
            const done = index === 0 ? '' : `${index} of ${bodies.length} parts are saved. `;
            return { ok: false, message: done + failed(result.problem) };
          }
          unanswered.current.delete(what);
          const decision = result.data;
          setAdded((before) => [...before, decision]);
        }
        saved();
        return { ok: true };
      } finally {
        end(groupKey);
      }
    },

    async acceptAgreed() {
      const key = 'agreed';
      begin(key, 'accepting');
      try {
        const result = await call(acceptAgreed, { params: { roundId: view.round.id } });
        if (!result.ok) {
          showMessage({ tone: 'bad', text: `Not accepted. ${failed(result.problem)}` });
          return;
        }
        const { annotations } = result.data;
        setAdded((before) => [...before, ...annotations]);
        saved();
        showMessage({
          text: `${annotations.length} ${annotations.length === 1 ? 'claim' : 'claims'} in agreement accepted.`,
          action: {
            label: 'Undo',
            run: () =>
              void withdraw(
                null,
                annotations.map(({ id }) => id),
              ),
          },
        });
      } finally {
        end(key);
      }
    },
  };
}
