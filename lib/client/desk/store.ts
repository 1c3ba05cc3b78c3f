/**
 * The state of the desk in the browser: what the server last said, with the
 * writes that are still on their way laid over it. Nothing here decides what a
 * write means; the server does, and its answer replaces what was assumed.
 */
import type { AnnotationView, CreateAnnotationInput } from '@/lib/contracts/annotation';
import type { DeskView } from '@/lib/contracts/desk';
import type { DeskChanges } from '@/lib/contracts/desk-changes';
import type { CoverageMarkView, QueryView } from '@/lib/contracts/round';

import { draftAnnotation } from './drafts';
import { createHeldBack, type HeldBack } from './held-back';
import { createOutbox, type Outbox } from './outbox';
import type { LaneState, Send } from './outbox-types';
import { sameValue } from './same-value';
import type { Shelf } from './shelf';
import {
  applyToAnnotation,
  applyToCoverage,
  applyToQueries,
  type BesideWrite,
  type DeskWrite,
  isBeside,
  type PatchField,
} from './writes';

export type DeskState = {
  /** In reading order; the place in the list is the number of the claim. */
  annotations: readonly AnnotationView[];
  queries: readonly QueryView[];
  coverageMarks: readonly CoverageMarkView[];
  /** Notes to the adjudicator and words of second readers that have not arrived. */
  beside: readonly BesideWrite[];
  /** Annotations (and `coverage`) with writes that the server has not acknowledged. */
  lanes: ReadonlyMap<string, LaneState>;
  unsaved: number;
  /** When the server last acknowledged a write of this page. */
  savedAt: string | null;
  /** Writes that came too late, such as after the round was closed: kept and shown, not applied. */
  heldBack: readonly HeldBack[];
};

type Person = { userId: string; name: string };

export type DeskStoreDependencies = {
  send: Send;
  /** Where unsent work outlives the page. */
  shelf: Shelf;
  newId: () => string;
  now: () => string;
  schedule: (run: () => void, delayMs: number) => () => void;
  /** The person at the desk. */
  person: Person;
  /** Somebody changed the same texts in other places, and both changes stand. */
  onJoined?: (annotation: AnnotationView, fields: readonly PatchField[]) => void;
};

/** What of a desk view the store lives on. */
export type DeskRecord = Pick<
  DeskView,
  'annotations' | 'queries' | 'coverageMarks' | 'article' | 'round' | 'may'
>;

/** What others may have changed. */
export type DeskNews = Pick<DeskChanges, 'annotations' | 'gone' | 'queries' | 'coverageMarks'>;

export type DeskStore = ReturnType<typeof createDeskStore>;

export function createDeskStore(first: DeskRecord, deps: DeskStoreDependencies) {
  let desk = first;
  /** As the server has them; an annotation that was deleted here stays, to be brought back. */
  let bases = new Map<string, { annotation: AnnotationView; deleted: boolean }>();
  let state: DeskState = {
    annotations: [],
    queries: [],
    coverageMarks: [],
    beside: [],
    lanes: new Map(),
    unsaved: 0,
    savedAt: null,
    heldBack: [],
  };
  /** Counts the acknowledged writes, so that what was read before one is told from what came after. */
  let answers = 0;
  /** Claims that are being written on, as the person saw them; news of them waits. */
  const held = new Map<string, { seen: AnnotationView; reasons: Set<string> }>();
  const waiting = new Map<string, AnnotationView | null>();
  const listeners = new Set<() => void>();

  const outbox: Outbox = createOutbox({
    send: deps.send,
    schedule: deps.schedule,
    onAnswer: (write, { annotation, query, marks }) => {
      state = { ...state, savedAt: deps.now() };
      answers += 1;
      if (annotation !== undefined) take(annotation);
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
    onCurrent: take,
    onChange: (key) => {
      // What arrived while a write was under way is what the next one is made on.
      const base = bases.get(key);
      if (base !== undefined && outbox.writesOf(key).length === 0) {
        outbox.setVersion(key, base.annotation.version);
      }
      late.look(key);
      derive();
    },
    newId: deps.newId,
    personId: deps.person.userId,
    phase: () => desk.round.phase,
    onKeep: deps.shelf.keep,
    onDrop: deps.shelf.drop,
    onJoined: (annotation, fields) => deps.onJoined?.(annotation, fields),
  });
  const late = createHeldBack({
    outbox: {
      ...outbox,
      resume: (kept) => {
        for (const { write: one } of kept) if (one.kind === 'create') draft(one.body);
        outbox.resume(kept);
      },
      takeOut: (key) => {
        const taken = outbox.takeOut(key);
        if (taken.some(({ write: { kind } }) => kind === 'create')) bases.delete(key);
        return taken;
      },
    },
    shelf: deps.shelf,
    isOpen: () => desk.may.annotate,
    phase: () => desk.round.phase,
    isThere: (id) => bases.has(id),
    onChange: (heldBack) => {
      state = { ...state, heldBack };
      derive();
    },
  });

  /** The newest state stands, in whichever order answers and news arrive. */
  function take(annotation: AnnotationView): void {
    const base = bases.get(annotation.id);
    if (base !== undefined) {
      const ahead = base.annotation.version - annotation.version;
      // A reading from before a deletion does not bring the claim back.
      if (ahead > 0 || (base.deleted && ahead === 0)) return;
    }
    bases.set(annotation.id, { annotation, deleted: false });
  }

  /**
   * A write under way keeps the version it was made on: if it has met a change by
   * somebody else, the server says so and the person sees both.
   */
  function followVersion({ id, version }: AnnotationView): void {
    if (outbox.writesOf(id).length === 0) outbox.setVersion(id, version);
  }

  function draftContext() {
    return {
      articleId: desk.article.id,
      roundId: desk.round.id,
      reviewerId: deps.person.userId,
      now: deps.now(),
    };
  }

  function draft(body: CreateAnnotationInput): void {
    const annotation = draftAnnotation(body, draftContext());
    bases.set(annotation.id, { annotation, deleted: false });
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
    for (const key of outbox.keys()) {
      const lane = outbox.stateOf(key);
      if (lane !== null) lanes.set(key, lane);
    }
    state = {
      ...state,
      annotations: sameItems(state.annotations, annotations) ? state.annotations : annotations,
      queries: kept(state.queries, queries),
      coverageMarks: kept(state.coverageMarks, coverageMarks),
      beside: kept(state.beside, writes.filter(isBeside)),
      lanes,
      unsaved: writes.length,
    };
    for (const listener of listeners) listener();
  }

  function receive(next: DeskRecord): void {
    desk = next;
    const there = new Set(next.annotations.map(({ id }) => id));
    bases = new Map(
      [...bases].filter(
        ([id, base]) =>
          base.deleted || there.has(id) || held.has(id) || outbox.writesOf(id).length > 0,
      ),
    );
    for (const annotation of next.annotations) hear(annotation);
    for (const key of outbox.keys()) late.look(key);
    derive();
  }

  function hear(annotation: AnnotationView): void {
    if (held.has(annotation.id)) {
      waiting.set(annotation.id, annotation);
      return;
    }
    take(annotation);
    followVersion(annotation);
  }

  function loseSight(id: string): void {
    const base = bases.get(id);
    if (base === undefined || outbox.writesOf(id).length > 0) return;
    if (held.has(id)) waiting.set(id, null);
    else bases.set(id, { ...base, deleted: true });
  }

  /**
   * Take over what others changed. What is typed here and not yet saved stays over it;
   * a claim that is gone stays as long as something written on it is not saved.
   */
  function merge(changes: DeskNews, answersBefore: number): void {
    for (const annotation of changes.annotations) hear(annotation);
    // Else it was read before the server had a write of this desk: the next reading tells.
    if (answersBefore === answers) {
      for (const id of changes.gone) loseSight(id);
      desk = { ...desk, queries: changes.queries, coverageMarks: changes.coverageMarks };
    }
    derive();
  }

  receive(first);

  /** Lay a write over the state and send it. */
  function write(next: DeskWrite, delayMs = 0): void {
    const one = 'annotationId' in next ? held.get(next.annotationId) : undefined;
    if (one !== undefined) one.seen = applyToAnnotation(one.seen, next);
    if (next.kind === 'create') draft(next.body);
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
      const dropped = outbox.takeOut(key);
      for (const { id } of dropped) deps.shelf.drop(id);
      if (dropped.some(({ write: { kind } }) => kind === 'create')) bases.delete(key);
      derive();
    },
    late,

    /** Take over a newer view of the same round, as a refreshed page brings it. */
    receive,

    /**
     * Somebody writes on a claim here: news of it waits until they have done, so that
     * what they write is measured against what they saw.
     */
    hold: (id: string, reason: string): void => {
      const seen = shown(id);
      const one = held.get(id);
      if (one !== undefined) one.reasons.add(reason);
      else if (seen !== null) held.set(id, { seen, reasons: new Set([reason]) });
    },

    release: (reason: string): void => {
      for (const [id, { reasons }] of held) {
        if (!reasons.delete(reason) || reasons.size > 0) continue;
        held.delete(id);
        const news = waiting.get(id);
        waiting.delete(id);
        if (news === undefined) continue;
        if (news === null) loseSight(id);
        else hear(news);
        derive();
      }
    },

    /** The claim as the person saw it who writes on it; their own writes are in it. */
    seen: (id: string): AnnotationView | null => held.get(id)?.seen ?? null,

    /** Take over what others changed. */
    merge,

    /** How many writes the server has acknowledged. */
    answers: (): number => answers,

    /** The claims that are shown and wait for nothing. */
    settled: (): readonly string[] =>
      [...bases]
        .filter(([id, { deleted }]) => !deleted && outbox.writesOf(id).length === 0)
        .map(([id]) => id),

    /** Send what an earlier visit could not, when the page has taken over. */
    recover: async (): Promise<void> => {
      outbox.wake();
      const kept = await deps.shelf.takeOver();
      late.recover(kept.filter(({ id }) => !outbox.has(id)));
    },

    /** The desk is left: what is on its way ends, what is not waits for the next visit. */
    leave: async (): Promise<void> => {
      outbox.flush();
      await outbox.rest();
      await deps.shelf.leave();
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
