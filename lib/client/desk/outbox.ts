/**
 * The writes of the desk on their way to the server.
 *
 * Writes on one annotation go one after another, each on the version that the
 * one before it came back with; annotations do not wait for each other. A write
 * stays here until the server has acknowledged it: a lost connection, a refusal
 * or a change by somebody else never drops what a person typed. Each has a key, under
 * which it happens once however often it is sent.
 */
import type { AnnotationView } from '@/lib/contracts/annotation';

import { chosen, type Choice, meet } from './meet';
import type { Answer, KeptWrite, LaneState, Outcome, OutboxDependencies } from './outbox-types';
import { type DeskWrite, keyOf, mergeWrites, needsVersion } from './writes';

type Lane = {
  entries: KeptWrite[];
  version: number | null;
  state: LaneState;
  attempts: number;
  cancelTimer: (() => void) | null;
};

export type Outbox = ReturnType<typeof createOutbox>;

const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 60_000;
/** How often a write is tried on a newer version before a person is asked. */
const MOST_REBASES = 5;
const NONE: readonly never[] = [];

export function createOutbox(deps: OutboxDependencies) {
  const lanes = new Map<string, Lane>();
  let isResting = false;
  let onQuiet: (() => void) | null = null;

  function laneOf(key: string): Lane {
    let lane = lanes.get(key);
    if (lane === undefined) {
      lane = {
        entries: [],
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

  function isHeld({ state: { status } }: Lane): boolean {
    return status === 'sending' || status === 'refused' || status === 'conflict';
  }

  /** The first write of a lane becomes another; `null` takes it out. */
  function replaceFirst(lane: Lane, write: DeskWrite | null): void {
    const [first] = lane.entries;
    if (first === undefined || first.write === write) return;
    deps.onDrop(first.id);
    if (write === null) {
      lane.entries.shift();
      return;
    }
    // Another body is another request: the one before was turned down for good.
    const entry = { ...first, id: deps.newId(), write, version: lane.version, isTried: false };
    lane.entries[0] = entry;
    deps.onKeep(entry);
  }

  function pump(key: string, keepalive = false): void {
    const lane = laneOf(key);
    const [entry] = lane.entries;
    if (entry === undefined || isHeld(lane) || isResting) return;
    stopTimer(lane);
    if (!entry.isTried) {
      entry.isTried = true;
      deps.onKeep(entry);
    }
    lane.state = { status: 'sending' };
    deps.onChange(key);
    void deps
      .send(entry.write, needsVersion(entry.write) ? lane.version : null, {
        keepalive,
        idempotencyKey: entry.id,
        phase: entry.phase,
      })
      .then((outcome) => settle(key, entry.write, outcome));
  }

  function settle(key: string, write: DeskWrite, outcome: Outcome): void {
    const lane = laneOf(key);
    lane.state = { status: 'waiting' };
    if (outcome.ok) {
      acknowledge(lane, write, outcome.answer);
    } else {
      const { problem } = outcome;
      if (problem === null || problem.status >= 500 || problem.status === 429) {
        retryLater(key, lane);
      } else if (problem.code === 'stale_version' && isAnnotation(problem.current)) {
        if (write.kind === 'second_reading') {
          // Their word was of what they read: on another claim a person says it anew.
          deps.onCurrent(problem.current);
          lane.state = { status: 'refused', problem };
        } else meetNewer(lane, write, problem.current);
      } else {
        lane.state = { status: 'refused', problem };
      }
    }
    deps.onChange(key);
    if (lane.state.status === 'waiting') pump(key);
    noteQuiet();
  }

  function acknowledge(lane: Lane, write: DeskWrite, answer: Answer): void {
    const done = lane.entries.shift();
    if (done !== undefined) deps.onDrop(done.id);
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

  function meetNewer(lane: Lane, write: DeskWrite, current: AnnotationView): void {
    lane.version = current.version;
    const met = meet(write, current, deps.personId);
    deps.onCurrent(current);
    if (met.isDone) {
      acknowledge(lane, write, { annotation: current });
      return;
    }
    replaceFirst(lane, met.write);
    if (met.joined.length > 0) deps.onJoined(current, met.joined);
    lane.attempts += 1;
    if (met.fields.length > 0 || lane.attempts > MOST_REBASES) {
      const { fields } = met;
      lane.state = { status: 'conflict', conflict: { current, fields, write: met.write } };
    }
  }

  function noteQuiet(): void {
    if ([...lanes.values()].some(({ state }) => state.status === 'sending')) return;
    onQuiet?.();
    onQuiet = null;
  }

  return {
    /** @param delayMs lets the next keystrokes join the write; 0 sends at once. */
    add(write: DeskWrite, delayMs = 0): void {
      const key = keyOf(write);
      const lane = laneOf(key);
      const last = lane.entries.at(-1);
      const merged = last === undefined || last.isTried ? null : mergeWrites(last.write, write);
      const entry: KeptWrite =
        last === undefined || merged === null
          ? {
              id: deps.newId(),
              write,
              version: lane.entries.length === 0 ? lane.version : null,
              isTried: false,
              phase: deps.phase(),
            }
          : { ...last, write: merged };
      if (merged === null) lane.entries.push(entry);
      else lane.entries[lane.entries.length - 1] = entry;
      deps.onKeep(entry);
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

    /** Writes of before, in their order; they go ahead of what was written since. */
    resume(kept: readonly KeptWrite[]): void {
      const ahead = new Map<string, KeptWrite[]>();
      for (const one of kept) {
        const key = keyOf(one.write);
        ahead.set(key, [...(ahead.get(key) ?? []), { ...one, isTried: true }]);
      }
      for (const [key, entries] of ahead) {
        const lane = laneOf(key);
        const sent = lane.state.status === 'sending' ? lane.entries.slice(0, 1) : [];
        // Whether somebody changed the claim since is for the server to say.
        if (sent.length === 0) lane.version = entries[0]?.version ?? null;
        lane.entries = [...sent, ...entries, ...lane.entries.slice(sent.length)];
        deps.onChange(key);
        pump(key);
      }
    },

    /** The version that the next write of an annotation is made on. */
    setVersion(annotationId: string, version: number): void {
      const lane = laneOf(annotationId);
      lane.version = Math.max(lane.version ?? 0, version);
    },

    writesOf: (key: string): readonly DeskWrite[] => {
      const lane = lanes.get(key);
      if (lane === undefined || lane.entries.length === 0) return NONE;
      return lane.entries.map(({ write }) => write);
    },

    stateOf: (key: string): LaneState | null => {
      const lane = lanes.get(key);
      return lane === undefined || lane.entries.length === 0 ? null : lane.state;
    },

    has: (id: string): boolean =>
      [...lanes.values()].some(({ entries }) => entries.some((entry) => entry.id === id)),

    /** Where something waits. */
    keys: (): readonly string[] =>
      [...lanes].filter(([, { entries }]) => entries.length > 0).map(([key]) => key),

    /** Everything not yet acknowledged, the writes of each key in order. */
    all: (): readonly DeskWrite[] =>
      [...lanes.values()].flatMap(({ entries }) => entries.map(({ write }) => write)),

    /** Send now what waits for more keystrokes or for a retry. */
    flush(options: { keepalive?: boolean } = {}): void {
      for (const key of lanes.keys()) pump(key, options.keepalive ?? false);
    },

    /** A person asks to try again what was refused or did not arrive. */
    retry(key: string): void {
      const lane = laneOf(key);
      if (lane.state.status === 'sending') return;
      lane.state = { status: 'waiting' };
      pump(key);
    },

    /** Settle a conflict: what a person chose is sent on the newer state. */
    resolve(key: string, choice: Choice): void {
      const lane = laneOf(key);
      if (lane.state.status !== 'conflict') return;
      const { current, fields, write } = lane.state.conflict;
      replaceFirst(lane, chosen(write, choice, { current, fields, newId: deps.newId }));
      lane.attempts = 0;
      lane.state = { status: 'waiting' };
      deps.onChange(key);
      pump(key);
    },

    /**
     * Take out what was not sent, to be let go or kept elsewhere: it is kept on this
     * machine until `onDrop` is told. Returns the writes, none of which is on its way.
     */
    takeOut(key: string): readonly KeptWrite[] {
      const lane = laneOf(key);
      const sent = lane.state.status === 'sending' ? lane.entries.slice(0, 1) : [];
      const taken = lane.entries.slice(sent.length);
      lane.entries = sent;
      if (sent.length === 0) lane.state = { status: 'waiting' };
      stopTimer(lane);
      deps.onChange(key);
      return taken;
    },

    /** Send nothing more. Resolves when nothing is on its way. */
    rest(): Promise<void> {
      isResting = true;
      for (const lane of lanes.values()) stopTimer(lane);
      return new Promise((resolve) => {
        onQuiet = resolve;
        noteQuiet();
      });
    },

    wake(): void {
      isResting = false;
      for (const key of lanes.keys()) pump(key);
    },
  };
}

function isAnnotation(value: unknown): value is AnnotationView {
  return typeof value === 'object' && value !== null && 'version' in value && 'claimText' in value;
}
