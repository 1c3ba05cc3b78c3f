'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';

import { call } from '@/lib/client/call';
import type { AnnotationView, DecideInput } from '@/lib/contracts/annotation';
import type { ComparisonView } from '@/lib/contracts/comparison';
import type { WithdrawnDecisions } from '@/lib/contracts/decisions';
import {
  acceptAgreed,
  decide,
  getComparison,
  takeUnopposed,
  withdrawDecisions,
} from '@/lib/contracts/endpoints/decisions';
import type { StreamFrame } from '@/lib/contracts/event-stream';
import type { Problem } from '@/lib/contracts/problem';

import type { LiveStatus } from '@/lib/client/live/connection';
import type { LiveChange } from '@/lib/contracts/live';

import { showMessage } from '../ui/messages';
import { useLive } from '../ui/use-live';

/** A decision on its way, as the row of its group says it: "taking A". */
type Pending = ReadonlyMap<string, string>;

export type Saving =
  | { kind: 'idle' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; message: string };

export type Decisions = {
  /** The newest the server has told. */
  view: ComparisonView;
  /** Those that stand, the newest answers of the server included. */
  standing: readonly AnnotationView[];
  pending: Pending;
  saving: Saving;
  /** Whether what others decide appears by itself. */
  live: LiveStatus;
  /** One request after the other; what succeeded stays, and a failure says where it stopped. */
  settle: (
    groupKey: string,
    label: string,
    bodies: readonly DecideInput[],
  ) => Promise<{ ok: true; made: readonly AnnotationView[] } | { ok: false; message: string }>;
  /**
   * As one action, what stands as it is known here. The answer names what was left
   * as it is; there is none where the server refused, which is said in the status bar.
   */
  withdraw: (
    key: string,
    decisions: readonly Pick<AnnotationView, 'id' | 'version'>[],
  ) => Promise<WithdrawnDecisions | null>;
  /** Many at once. None where the server refused. */
  takeMany: (
    key: string,
    what: { kind: 'agreed' } | { kind: 'unopposed'; reviewerId: string; reason: string },
  ) => Promise<readonly AnnotationView[] | null>;
};

const NOT_REACHED =
  'The server was not reached. Nothing you wrote is lost; check the connection and try again.';

/**
 * The decisions of a round in the browser: shown at once, kept when the server
 * has them, and taken back with what was typed when it refuses.
 *
 * @param onFrame Hears every frame of the stream too.
 */
export function useDecisions(
  given: ComparisonView,
  onFrame: (frame: StreamFrame) => void,
): Decisions {
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

  // What others decide, or the desk corrects. What is chosen and typed here stays.
  const hasNews = useRef(false);
  const isReading = useRef(false);
  async function readNews() {
    hasNews.current = true;
    if (isReading.current) return;
    isReading.current = true;
    while (hasNews.current) {
      hasNews.current = false;
      await reload();
    }
    isReading.current = false;
  }
  const live = useLive(view.round.articleId, (frame) => {
    const { event, data } = frame;
    onFrame(frame);
    if (event === 'start') void readNews();
    if (event !== 'change') return;
    const { roundId } = JSON.parse(data) as LiveChange;
    if (roundId === view.round.id) void readNews();
    // A new version of the text: the page around the comparison changes with it.
    if (roundId === null) router.refresh();
  });

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

  return {
    view,
    standing,
    pending,
    saving,
    live,

    async withdraw(key, decisions) {
      begin(key, 'withdrawing');
      try {
        const result = await call(withdrawDecisions, {
          params: { roundId: view.round.id },
          body: { decisions: decisions.map(({ id, version }) => ({ id, version })) },
        });
        if (!result.ok) {
          showMessage({ tone: 'bad', text: `Not withdrawn. ${failed(result.problem)}` });
          return null;
        }
        // Whoever withdrew them, these do not stand any more.
        const gone = result.data.left.filter(({ because }) => because === 'withdrawn');
        const ids = [...result.data.withdrawn, ...gone.map(({ id }) => id)];
        setWithdrawn((before) => new Set([...before, ...ids]));
        saved();
        return result.data;
      } finally {
        end(key);
      }
    },

    async settle(groupKey, label, bodies) {
      begin(groupKey, label);
      const made: AnnotationView[] = [];
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
          made.push(decision);
          setAdded((before) => [...before, decision]);
        }
        saved();
        return { ok: true, made };
      } finally {
        end(groupKey);
      }
    },

    async takeMany(key, what) {
      begin(key, 'taking');
      try {
        const params = { roundId: view.round.id };
        const result =
          what.kind === 'agreed'
            ? await call(acceptAgreed, { params })
            : await call(takeUnopposed, {
                params,
                body: { reviewerId: what.reviewerId, reason: what.reason },
              });
        if (!result.ok) {
          showMessage({ tone: 'bad', text: `Nothing is decided. ${failed(result.problem)}` });
          return null;
        }
        const { annotations } = result.data;
        setAdded((before) => [...before, ...annotations]);
        saved();
        return annotations;
      } finally {
        end(key);
      }
    },
  };
}
