/**
 * The record of who did what when, as a chain: each event holds the hash of the
 * one before it, so that an event changed, taken out, put in or moved later on
 * leaves a broken link that anyone can find with the events alone.
 *
 * What a chain cannot show by itself is that its end was cut off, or that it was
 * written anew from the first changed event on. For that it is checked against
 * a head that was noted elsewhere: printed in an export, say.
 */
import type { JsonObject } from '../shared/json';
import { canonicalJson } from './canonical-json';

export type EventFacts = {
  chainId: string;
  /** Counts the events of the chain without a gap, from 1. */
  rev: number;
  newsroomId: string;
  articleId: string | null;
  roundId: string | null;
  /** Whose work it is: in an open blind round only they may see the event. */
  ownerId: string | null;
  /** `null` where no person did it. */
  actorId: string | null;
  type: string;
  payload: JsonObject;
  /** An instant in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
  occurredAt: string;
  /** 64 hexadecimal digits; {@link FIRST_PREV_HASH} for the first event. */
  prevHash: string;
  hash: string;
};

/** Lower-case hexadecimal SHA-256 of the text's UTF-8. An argument, because hashing is the platform's. */
export type Sha256 = (text: string) => string;

/** Where a chain stands: the last event's number and hash. */
export type ChainHead = { rev: number; hash: string };

export const FIRST_PREV_HASH = '0'.repeat(64);

/** What the hash of an event is taken over: everything but the hash itself. */
export function hashInput(event: Omit<EventFacts, 'hash'>): string {
  return canonicalJson({
    schema: 'obelus.event/1',
    chainId: event.chainId,
    rev: event.rev,
    newsroomId: event.newsroomId,
    articleId: event.articleId,
    roundId: event.roundId,
    ownerId: event.ownerId,
    actorId: event.actorId,
    type: event.type,
    payload: event.payload,
    occurredAt: event.occurredAt,
    prevHash: event.prevHash,
  });
}

/** The next event of a chain that stands at `head`; `null` for its first event. */
export function linkEvent(
  head: ChainHead | null,
  event: Omit<EventFacts, 'rev' | 'prevHash' | 'hash'>,
  sha256: Sha256,
): EventFacts {
  const linked = { ...event, rev: revAfter(head), prevHash: hashAfter(head) };
  return { ...linked, hash: sha256(hashInput(linked)) };
}

/**
 * - `missing`: an event with this number should stand here and does not.
 * - `misplaced`: this number has been seen already, or comes out of turn.
 * - `altered`: the event is not what its hash was taken over.
 * - `wrong_prev`: the event does not follow the one before it.
 * - `other_chain`: the event belongs to another chain.
 * - `cut_off`: the chain ends before the head that was noted.
 * - `head_differs`: the event at the head's number is not the one that was noted.
 */
type ChainFault =
  'missing' | 'misplaced' | 'altered' | 'wrong_prev' | 'other_chain' | 'cut_off' | 'head_differs';

export type ChainCheck =
  | { status: 'intact'; head: ChainHead | null }
  | { status: 'broken'; rev: number; fault: ChainFault; detail: string };

export type ChainCheckOptions = {
  /** Where the events begin, when they continue a part that has been checked. */
  after?: ChainHead | null;
  /** A head that was noted elsewhere, at or before the end of the chain. */
  noted?: ChainHead | null;
};

/**
 * Check events in the order of their numbers, and name the first broken link.
 *
 * A long chain can be checked in parts: the head of an intact part is `after`
 * of the next.
 */
export function verifyChain(
  events: readonly EventFacts[],
  sha256: Sha256,
  { after = null, noted = null }: ChainCheckOptions = {},
): ChainCheck {
  const chainId = events[0]?.chainId;
  let head = after;

  for (const event of events) {
    const fault =
      faultOf(event, head, sha256) ?? (event.chainId === chainId ? null : 'other_chain');
    if (fault !== null) return broken(fault, event, revAfter(head));
    head = { rev: event.rev, hash: event.hash };
    if (noted?.rev === head.rev && noted.hash !== head.hash) {
      return broken('head_differs', event, head.rev);
    }
  }
  if (noted !== null && noted.rev > (head?.rev ?? 0)) {
    const rev = revAfter(head);
    const detail = `The chain ends at event ${rev - 1}, but event ${noted.rev} was noted as its head.`;
    return { status: 'broken', rev, fault: 'cut_off', detail };
  }
  return { status: 'intact', head };
}

function faultOf(event: EventFacts, head: ChainHead | null, sha256: Sha256): ChainFault | null {
  const expected = revAfter(head);
  if (event.rev > expected) return 'missing';
  if (event.rev < expected) return 'misplaced';
  if (!isWhatWasHashed(event, sha256)) return 'altered';
  return event.prevHash === hashAfter(head) ? null : 'wrong_prev';
}

function isWhatWasHashed(event: EventFacts, sha256: Sha256): boolean {
  try {
    return sha256(hashInput(event)) === event.hash;
  } catch (error) {
    // What JSON cannot carry was never hashed, so it was put there afterwards.
    if (error instanceof TypeError || error instanceof RangeError) return false;
    throw error;
  }
}

function broken(fault: ChainFault, event: EventFacts, expectedRev: number): ChainCheck {
  const rev = fault === 'missing' ? expectedRev : event.rev;
  return { status: 'broken', rev, fault, detail: DETAIL[fault](event, expectedRev) };
}

const DETAIL: Record<ChainFault, (event: EventFacts, expectedRev: number) => string> = {
  missing: ({ rev }, expected) => `Event ${expected} is missing: event ${rev} stands in its place.`,
  misplaced: ({ rev }, expected) => `Event ${rev} stands where event ${expected} should.`,
  altered: ({ rev, type }) => `Event ${rev} (${type}) is not what was recorded: its hash differs.`,
  wrong_prev: ({ rev }) => `Event ${rev} does not follow the event before it: its link differs.`,
  other_chain: ({ rev, chainId }) => `Event ${rev} belongs to another chain (${chainId}).`,
  cut_off: ({ rev }) => `The chain ends at event ${rev}.`,
  head_differs: ({ rev }) =>
    `Event ${rev} is not the one that was noted: the chain was written anew at or before it.`,
};

function revAfter(head: ChainHead | null): number {
  return head === null ? 1 : head.rev + 1;
}

function hashAfter(head: ChainHead | null): string {
  return head === null ? FIRST_PREV_HASH : head.hash;
}
