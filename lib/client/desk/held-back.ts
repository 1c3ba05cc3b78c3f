/**
 * Unsent work that the round does not take any more: it was closed or signed, or the
 * claim is gone. It is kept and shown; a person copies it, tries again or lets it go.
 */
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

import type { Outbox } from './outbox';
import type { KeptWrite } from './outbox-types';
import type { Shelf } from './shelf';
import type { DeskWrite } from './writes';

export type HeldBack = { id: string; write: DeskWrite; because: string };

export type HeldBackDependencies = {
  outbox: Pick<Outbox, 'resume' | 'takeOut' | 'stateOf'>;
  shelf: Pick<Shelf, 'drop'>;
  /** Whether the round takes claims and their changes now. */
  isOpen: () => boolean;
  phase: () => RoundPhase;
  /** Whether the desk knows this claim. */
  isThere: (annotationId: string) => boolean;
  onChange: (heldBack: readonly HeldBack[]) => void;
};

const CLOSED = 'The reading was closed before it arrived.';
const GONE = 'The claim is not there any more.';

/** What can be asked, answered and confirmed in a round that takes no claims. */
const NO_CLAIMS: ReadonlySet<DeskWrite['kind']> = new Set([
  'second_reading',
  'ask',
  'answer',
  'close_query',
  'reopen_query',
]);

export function createHeldBack(deps: HeldBackDependencies) {
  let held: readonly { kept: KeptWrite; because: string }[] = [];

  function show(next: typeof held): void {
    held = next;
    deps.onChange(held.map(({ kept: { id, write }, because }) => ({ id, write, because })));
  }

  function take(id: string): KeptWrite | null {
    return held.find(({ kept }) => kept.id === id)?.kept ?? null;
  }

  function without(id: string): typeof held {
    return held.filter(({ kept }) => kept.id !== id);
  }

  /** What was written in an open reading is no correction of one that is closed. */
  function isTooLate({ write, phase }: KeptWrite): boolean {
    if (NO_CLAIMS.has(write.kind)) return false;
    return !deps.isOpen() || (phase === 'open' && deps.phase() !== 'open');
  }

  return {
    /** What earlier visits left behind: sent, where the round takes it. */
    recover(kept: readonly KeptWrite[]): void {
      const made = new Set(
        kept.flatMap(({ write }) => (write.kind === 'create' ? [write.annotationId] : [])),
      );
      const resumed: KeptWrite[] = [];
      const late: { kept: KeptWrite; because: string }[] = [];
      for (const one of kept) {
        const { write } = one;
        const isThere = !('annotationId' in write) || deps.isThere(write.annotationId);
        if (write.kind === 'create' && isThere) {
          // It had arrived; only the answer was lost.
          deps.shelf.drop(one.id);
        } else if (isTooLate(one)) {
          late.push({ kept: one, because: CLOSED });
        } else if (isThere || write.kind === 'restore' || made.has(write.annotationId)) {
          resumed.push(one);
        } else if (write.kind === 'delete') {
          deps.shelf.drop(one.id);
        } else {
          late.push({ kept: one, because: GONE });
        }
      }
      if (resumed.length > 0) deps.outbox.resume(resumed);
      if (late.length > 0) {
        const ids = new Set(late.map(({ kept: { id } }) => id));
        show([...held.filter(({ kept }) => !ids.has(kept.id)), ...late]);
      }
    },

    /** What the server refused in a round that takes nothing any more is not laid over it. */
    look(key: string): void {
      const lane = deps.outbox.stateOf(key);
      if (lane?.status !== 'refused') return;
      if (deps.isOpen() && lane.problem.code !== 'round_closed') return;
      const because = lane.problem.detail;
      const taken = deps.outbox.takeOut(key);
      show([...held, ...taken.map((kept) => ({ kept, because }))]);
    },

    discard(id: string): void {
      if (take(id) === null) return;
      deps.shelf.drop(id);
      show(without(id));
    },

    /** The server says what it thinks of it; what it refuses comes back here. */
    retry(id: string): void {
      const kept = take(id);
      if (kept === null) return;
      show(without(id));
      deps.outbox.resume([{ ...kept, phase: deps.phase() }]);
    },
  };
}
