/**
 * The state of the desk in the browser: what the server last said, with the
 * writes that are still on their way laid over it. Nothing here decides what a
 * write means; the server does, and its answer replaces what was assumed.
 */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DeskView } from '@/lib/contracts/desk';
import type { CoverageMarkView, QueryView } from '@/lib/contracts/round';

import { draftAnnotation } from './drafts';
import { keepWrites, type KeptText, readKeptWrites } from './kept-writes';
import { createOutbox, type LaneState, type Outbox, type Send } from './outbox';
import { sameValue } from './same-value';
import { applyToAnnotation, applyToCoverage, applyToQueries, type DeskWrite } from './writes';

export type DeskState = {
  /** In reading order; the place in the list is the number of the claim. */
  annotations: readonly AnnotationView[];
  queries: readonly QueryView[];
  coverageMarks: readonly CoverageMarkView[];
  /** Annotations (and `coverage`) with writes that the server has not acknowledged. */
  lanes: ReadonlyMap<string, LaneState>;
  unsaved: number;
  /** When the server last acknowledged a write of this page. */
  savedAt: string | null;
  /** Writes kept from before that can no longer be sent, because the round is closed. */
  heldBack: number;
};

type Person = { userId: string; name: string };

export type DeskStoreDependencies = {
  send: Send;
  kept: KeptText;
  now: () => string;
  schedule: (run: () => void, delayMs: number) => () => void;
  /** The person at the desk. */
  person: Person;
};

/** What of a desk view the store lives on. */
export type DeskRecord = Pick<
  DeskView,
  'annotations' | 'queries' | 'coverageMarks' | 'article' | 'round' | 'may'
>;

export type DeskStore = ReturnType<typeof createDeskStore>;

export function createDeskStore(first: DeskRecord, deps: DeskStoreDependencies) {
  let desk = first;
  /** As the server has them; an annotation that was deleted here stays, to be brought back. */
  let bases = new Map<string, { annotation: AnnotationView; deleted: boolean }>();
  let state: DeskState = {
    annotations: [],
    queries: [],
    coverageMarks: [],
    lanes: new Map(),
    unsaved: 0,
    savedAt: null,
    heldBack: 0,
  };
  let isRecovered = false;
  const listeners = new Set<() => void>();

  const outbox: Outbox = createOutbox({
    send: deps.send,
    schedule: deps.schedule,
    onAnswer: (write, { annotation, query, marks }) => {
      state = { ...state, savedAt: deps.now() };
      if (annotation !== undefined) bases.set(annotation.id, { annotation, deleted: false });
      if (write.kind === 'delete') {
        const base = bases.get(write.annotationId);
        if (base !== undefined) bases.set(write.annotationId, { ...base, deleted: true });
      }
      if (query !== undefined) {
        desk = {
          ...desk,
          queries: [...desk.queries.filter(({ id }) => id !== query.id), query],
        };
      }
      if (marks !== undefined) desk = { ...desk, coverageMarks: marks };
    },
    onCurrent: (annotation) => {
      bases.set(annotation.id, { annotation, deleted: false });
    },
    onChange: () => {
      derive();
      if (state.heldBack === 0) keepWrites(deps.kept, outbox.all());
    },
  });

  function draftContext() {
    return {
      articleId: desk.article.id,
      roundId: desk.round.id,
      reviewerId: deps.person.userId,
      now: deps.now(),
    };
  }

  function shown(id: string): AnnotationView | null {
    const base = bases.get(id);
    if (base === undefined) return null;
    let { annotation, deleted } = base;
    for (const write of outbox.writesOf(id)) {
      if (write.kind === 'delete') deleted = true;
      else if (write.kind === 'restore') deleted = false;
      else annotation = applyToAnnotation(annotation, write);
    }
    return deleted ? null : annotation;
  }

  function derive(): void {
    const before = new Map(state.annotations.map((annotation) => [annotation.id, annotation]));
    const annotations = [...bases.keys()]
      .map(shown)
      .filter((annotation) => annotation !== null)
      .map((annotation) => kept(before.get(annotation.id), annotation))
      .toSorted(inReadingOrder);

    const writes = outbox.all();
    let queries = desk.queries;
    let coverageMarks = desk.coverageMarks;
    for (const write of writes) {
      const annotation = 'annotationId' in write ? shown(write.annotationId) : null;
      queries = applyToQueries(queries, write, { author: deps.person, at: deps.now(), annotation });
      coverageMarks = applyToCoverage(coverageMarks, write, deps.person.userId);
    }
    const lanes = new Map<string, LaneState>();
    for (const key of [...bases.keys(), 'coverage']) {
      const lane = outbox.stateOf(key);
      if (lane !== null) lanes.set(key, lane);
    }
    state = {
      ...state,
      annotations: sameItems(state.annotations, annotations) ? state.annotations : annotations,
      queries: kept(state.queries, queries),
      coverageMarks: kept(state.coverageMarks, coverageMarks),
      lanes,
      unsaved: writes.length,
    };
    for (const listener of listeners) listener();
  }

  function receive(next: DeskRecord): void {
    desk = next;
    const deleted = [...bases].filter(
      ([id, base]) => base.deleted || outbox.writesOf(id).length > 0,
    );
    bases = new Map(deleted);
    for (const annotation of next.annotations) {
      bases.set(annotation.id, { annotation, deleted: false });
      outbox.setVersion(annotation.id, annotation.version);
    }
    derive();
  }

  receive(first);

  /** Lay a write over the state and send it. */
  function write(next: DeskWrite, delayMs = 0): void {
    if (next.kind === 'create') {
      const annotation = draftAnnotation(next.body, draftContext());
      bases.set(annotation.id, { annotation, deleted: false });
    }
    outbox.add(next, delayMs);
  }

  return {
    getState: () => state,
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    outbox,
    find: (id: string): AnnotationView | null =>
      state.annotations.find((annotation) => annotation.id === id) ?? null,
    roundId: () => desk.round.id,
    person: deps.person,

    write,

    /** Let go of writes that the server refused; what it has is shown again. */
    discard: (key: string): void => {
      const dropped = outbox.discard(key);
      if (dropped.some(({ kind }) => kind === 'create')) bases.delete(key);
      derive();
    },

    /** Take over a newer view of the same round, as a refreshed page brings it. */
    receive,

    /** Send what an earlier visit could not; once, when the page has taken over. */
    recover: (): void => {
      if (isRecovered) return;
      isRecovered = true;
      const kept = readKeptWrites(deps.kept);
      if (!desk.may.annotate) {
        state = { ...state, heldBack: kept.length };
        derive();
        return;
      }
      for (const next of kept) {
        const isThere = !('annotationId' in next) || bases.has(next.annotationId);
        // A mark that is there had arrived; only the answer was lost.
        if (next.kind === 'create' ? isThere : !isThere) continue;
        // Whether somebody changed the claim since is for the server to say.
        if (next.kind === 'update') outbox.forgetVersion(next.annotationId);
        write(next);
      }
    },
  };
}

/** The object of before when nothing in it changed, so that what shows it rests. */
function kept<T>(before: T | undefined, now: T): T {
  return before !== undefined && sameValue(before, now) ? before : now;
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** By where the passage begins; of two that begin together, the longer first. */
function inReadingOrder(a: AnnotationView, b: AnnotationView): number {
  if (a.start !== b.start) return a.start - b.start;
  if (a.end !== b.end) return b.end - a.end;
  return a.id < b.id ? -1 : 1;
}
