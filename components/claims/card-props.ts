import type { DeskActions } from '@/lib/client/desk/actions';
import type { Choice } from '@/lib/client/desk/meet';
import type { LaneState } from '@/lib/client/desk/outbox-types';
import type { BesideWrite } from '@/lib/client/desk/writes';
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { PresentPerson } from '@/lib/contracts/presence';
import type { QueryView } from '@/lib/contracts/round';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

/** The part of a card that is open for writing, or shown over the desk. */
export type CardPart =
  'chain' | 'rationale' | 'citation' | 'fix' | 'query' | 'comment' | 'criticism' | 'history';

/** What the parts of a claim card are given. */
export type CardProps = {
  annotation: AnnotationView;
  /** Its place in reading order. */
  number: number;
  /** The verdicts of the round's scale, in order. */
  verdicts: readonly Verdict[];
  queries: readonly QueryView[];
  /** Names for the ids of people. */
  nameOf: (userId: string) => string;
  /** The person at the desk. */
  viewer: { userId: string; roles: readonly string[] };
  isReadOnly: boolean;
  /** Writes on the claim that have not arrived; `null` when all have. */
  lane: LaneState | null;
  /** What was written beside the claim and has not arrived. */
  unsent: readonly BesideWrite[];
  /** Who else has this claim open. */
  others: readonly PresentPerson[];
  actions: DeskActions;
  part: CardPart | null;
  onPart: (part: CardPart | null) => void;
  onDelete: () => void;
  /** Move a border of the passage by a word: -1 to the left, 1 to the right. */
  onMoveEdge: (edge: 'start' | 'end', step: -1 | 1) => void;
  onRetry: () => void;
  onResolve: (choice: Choice) => void;
  onDiscard: () => void;
};
