/** What the outbox of the desk is made of: the writes it keeps, how each of them stands, whom it tells. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Problem } from '@/lib/contracts/problem';
import type { CoverageMarkView, QueryView } from '@/lib/contracts/round';
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

import type { FieldConflict } from './meet';
import type { DeskWrite, PatchField } from './writes';

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
  options: { keepalive: boolean; idempotencyKey: string; phase: RoundPhase },
) => Promise<Outcome>;

/** A write as it is kept on this machine until the server has it. */
export type KeptWrite = {
  /** The `Idempotency-Key` of every try. */
  id: string;
  write: DeskWrite;
  /** Of the annotation as the person saw it; null where it follows another write. */
  version: number | null;
  /** It may have arrived already: it is not changed any more, and sent again under its key. */
  isTried: boolean;
  /** Where the round was when it was written: what was meant for a reading is no correction of a signed one. */
  phase: RoundPhase;
};

export type Conflict = {
  current: AnnotationView;
  fields: readonly FieldConflict[];
  write: DeskWrite;
};

export type LaneState =
  | { status: 'waiting' }
  | { status: 'sending' }
  /** The server was not reached; it is tried again by itself. */
  | { status: 'unreachable' }
  /** The server said no; a person decides. */
  | { status: 'refused'; problem: Problem }
  | { status: 'conflict'; conflict: Conflict };

export type OutboxDependencies = {
  send: Send;
  /** Runs `run` after so many milliseconds; returns the function that calls it off. */
  schedule: (run: () => void, delayMs: number) => () => void;
  newId: () => string;
  /** Where the round is, as the page shows it. */
  phase: () => RoundPhase;
  /** Whose writes these are. */
  personId: string;
  /** The server acknowledged a write. */
  onAnswer: (write: DeskWrite, answer: Answer) => void;
  /** The newest state of an annotation that somebody else changed. */
  onCurrent: (annotation: AnnotationView) => void;
  onChange: (key: string) => void;
  /** A write has to outlive the page from here on, as it is now. */
  onKeep: (kept: KeptWrite) => void;
  /** Nothing has to be kept of it any more. */
  onDrop: (id: string) => void;
  /** Somebody changed the same texts in other places: both changes stand. */
  onJoined: (annotation: AnnotationView, fields: readonly PatchField[]) => void;
};
