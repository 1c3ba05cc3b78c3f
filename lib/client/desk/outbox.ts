/**
 * The writes of the desk on their way to the server.
 *
 * Writes on one annotation go one after another, each on the version that the
 * one before it came back with; annotations do not wait for each other. A write
 * stays here until the server has acknowledged it: a lost connection, a refusal
 * or a change by somebody else never drops what a person typed.
 */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Problem } from '@/lib/contracts/problem';
import type { CoverageMarkView, QueryView } from '@/lib/contracts/round';

import {
  conflictsWith,
  type DeskWrite,
  type FieldConflict,
  keyOf,
  mergeWrites,
  needsVersion,
} from './writes';

/** What a write changed, as the server now has it. */
export type Answer = {
  annotation?: AnnotationView;
  query?: QueryView;
  marks?: readonly CoverageMarkView[];
};

export type Outcome = { ok: true; answer: Answer } | { ok: false; problem: Problem | null };

export type Send = (
  write: DeskWrite,
  version: number | null,
  options: { keepalive: boolean },
) => Promise<Outcome>;

type Conflict = { current: AnnotationView; fields: readonly FieldConflict[] };

export type LaneState =
  | { status: 'waiting' }
  | { status: 'sending' }
  /** The server was not reached; it is tried again by itself. */
  | { status: 'unreachable' }
  /** The server said no; a person decides. */
  | { status: 'refused'; problem: Problem }
  | { status: 'conflict'; conflict: Conflict };

type Lane = {
  writes: DeskWrite[];
  version: number | null;
  state: LaneState;
  attempts: number;
  cancelTimer: (() => void) | null;
};

export type OutboxDependencies = {
  send: Send;
  /** Runs `run` after so many milliseconds; returns the function that calls it off. */
  schedule: (run: () => void, delayMs: number) => () => void;
  /** The server acknowledged a write. */
  onAnswer: (write: DeskWrite, answer: Answer) => void;
  /** The newest state of an annotation that somebody else changed. */
  onCurrent: (annotation: AnnotationView) => void;
  onChange: (key: string) => void;
};

export type Outbox = ReturnType<typeof createOutbox>;

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;
/** How often a write is tried on a newer version before a person is asked. */
const MOST_REBASES = 5;

export function createOutbox(deps: OutboxDependencies) {
  const lanes = new Map<string, Lane>();

  function laneOf(key: string): Lane {
    let lane = lanes.get(key);
    if (lane === undefined) {
      lane = {
        writes: [],
        version: null,
        state: { status: 'waiting' },
        attempts: 0,
        cancelTimer: null,
      };
      lanes.set(key, lane);
    }
    return lane;
  }

  function stopTimer(lane: Lane): void {
    lane.cancelTimer?.();
    lane.cancelTimer = null;
  }

  function isHeld(lane: Lane): boolean {
    const { status } = lane.state;
    return status === 'sending' || status === 'refused' || status === 'conflict';
  }

  function pump(key: string, keepalive = false): void {
    const lane = laneOf(key);
    const [write] = lane.writes;
    if (write === undefined || isHeld(lane)) return;
    stopTimer(lane);
    lane.state = { status: 'sending' };
    deps.onChange(key);
    void deps
      .send(write, needsVersion(write) ? lane.version : null, { keepalive })
      .then((outcome) => settle(key, write, outcome));
  }

  function settle(key: string, write: DeskWrite, outcome: Outcome): void {
    const lane = laneOf(key);
    lane.state = { status: 'waiting' };
    if (outcome.ok) {
      acknowledge(lane, write, outcome.answer);
      deps.onChange(key);
      pump(key);
      return;
    }
    const { problem } = outcome;
    if (problem === null || problem.status >= 500 || problem.status === 429) {
      retryLater(key, lane);
    } else if (problem.code === 'stale_version' && isAnnotation(problem.current)) {
      meetNewer(key, lane, write, problem.current);
    } else {
      lane.state = { status: 'refused', problem };
    }
    deps.onChange(key);
  }

  function acknowledge(lane: Lane, write: DeskWrite, answer: Answer): void {
    lane.writes.shift();
    lane.attempts = 0;
    if (answer.annotation !== undefined) lane.version = answer.annotation.version;
    deps.onAnswer(write, answer);
  }

  function retryLater(key: string, lane: Lane): void {
    const delayMs = Math.min(FIRST_RETRY_MS * 2 ** lane.attempts, LONGEST_RETRY_MS);
    lane.attempts += 1;
    lane.state = { status: 'unreachable' };
    stopTimer(lane);
    lane.cancelTimer = deps.schedule(() => {
      lane.cancelTimer = null;
      pump(key);
    }, delayMs);
  }

  function meetNewer(key: string, lane: Lane, write: DeskWrite, current: AnnotationView): void {
    lane.version = current.version;
    // The answer to an earlier try was lost on the way.
    const isDone =
      write.kind === 'add_citation' && current.citations.some(({ id }) => id === write.body.id);
    deps.onCurrent(current);
    if (isDone) {
      acknowledge(lane, write, { annotation: current });
      pump(key);
      return;
    }
    const fields = conflictsWith(write, current);
    lane.attempts += 1;
    if (fields.length > 0 || lane.attempts > MOST_REBASES) {
      lane.state = { status: 'conflict', conflict: { current, fields } };
      return;
    }
    pump(key);
  }

  return {
    /** @param delayMs lets the next keystrokes join the write; 0 sends at once. */
    add(write: DeskWrite, delayMs = 0): void {
      const key = keyOf(write);
      const lane = laneOf(key);
      const last = lane.writes.at(-1);
      const isLastOnItsWay = lane.state.status === 'sending' && lane.writes.length === 1;
      const merged = last === undefined || isLastOnItsWay ? null : mergeWrites(last, write);
      if (merged === null) lane.writes.push(write);
      else lane.writes[lane.writes.length - 1] = merged;
      deps.onChange(key);
      if (isHeld(lane)) return;
      if (delayMs === 0) {
        pump(key);
        return;
      }
      if (lane.state.status === 'unreachable') return;
      stopTimer(lane);
      lane.cancelTimer = deps.schedule(() => {
        lane.cancelTimer = null;
        pump(key);
      }, delayMs);
    },

    /** The version that the next write of an annotation is made on. */
    setVersion(annotationId: string, version: number): void {
      const lane = laneOf(annotationId);
      lane.version = Math.max(lane.version ?? 0, version);
    },

    /** The next write is made on a version that is not known: the server answers with its own. */
    forgetVersion(annotationId: string): void {
      laneOf(annotationId).version = null;
    },

    writesOf: (key: string): readonly DeskWrite[] => lanes.get(key)?.writes ?? [],

    stateOf: (key: string): LaneState | null => {
      const lane = lanes.get(key);
      return lane === undefined || lane.writes.length === 0 ? null : lane.state;
    },

    /** Everything not yet acknowledged, the writes of each key in order. */
    all: (): readonly DeskWrite[] => [...lanes.values()].flatMap(({ writes }) => writes),

    /** Send now what waits for more keystrokes or for a retry. */
    flush(options: { keepalive?: boolean } = {}): void {
      for (const [key, lane] of lanes) {
        if (lane.writes.length > 0) pump(key, options.keepalive ?? false);
      }
    },

    /** A person asks to try again what was refused or did not arrive. */
    retry(key: string): void {
      const lane = laneOf(key);
      if (lane.state.status === 'sending') return;
      lane.state = { status: 'waiting' };
      pump(key);
    },

    /** Settle a conflict: send the person's text over the newer one, or let it go. */
    resolve(key: string, choice: 'mine' | 'theirs'): void {
      const lane = laneOf(key);
      if (lane.state.status !== 'conflict') return;
      if (choice === 'theirs') lane.writes.shift();
      lane.attempts = 0;
      lane.state = { status: 'waiting' };
      deps.onChange(key);
      pump(key);
    },

    /** Let go of what was not sent. Returns the writes, none of which is on its way. */
    discard(key: string): readonly DeskWrite[] {
      const lane = laneOf(key);
      const kept = lane.state.status === 'sending' ? lane.writes.slice(0, 1) : [];
      const dropped = lane.writes.slice(kept.length);
      lane.writes = kept;
      if (kept.length === 0) lane.state = { status: 'waiting' };
      stopTimer(lane);
      deps.onChange(key);
      return dropped;
    },
  };
}

function isAnnotation(value: unknown): value is AnnotationView {
  return typeof value === 'object' && value !== null && 'version' in value && 'claimText' in value;
}
