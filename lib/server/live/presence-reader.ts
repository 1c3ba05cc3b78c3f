import 'server-only';

import { presenceFrame } from '@/lib/contracts/presence';
import type { Actor } from '@/lib/domain/access/access-request';
import { seesPresence } from '@/lib/domain/access/presence';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { findPresenceFacts, type PresenceFacts } from '../repositories/presence-repository';
import type { Present, PresenceBoard } from './presence-board';

type ReaderDependencies = {
  db: Db;
  board: Pick<PresenceBoard, 'presentAt'>;
  /** Lets so many readings go on at once. */
  pass: <T>(work: () => Promise<T>) => Promise<T>;
};

/** A round that opens its readings does so a little later here; none becomes blind again by itself. */
const KNOWN_MS = 2_000;

/**
 * Who else is on an article, as one viewer may see it. The facts of a round are read
 * once for all its viewers and a moment: people move often, rounds seldom.
 */
export function createPresenceReader({ db, board, pass }: ReaderDependencies) {
  const known = new Map<string, { at: number; facts: Promise<PresenceFacts | null> }>();

  function factsOf(roundId: string): Promise<PresenceFacts | null> {
    const now = performance.now();
    const one = known.get(roundId);
    if (one !== undefined && now - one.at < KNOWN_MS) return one.facts;
    for (const [id, { at }] of known) if (now - at >= KNOWN_MS) known.delete(id);
    const facts = pass(() => asSystem(db, 'live', (tx) => findPresenceFacts(tx, roundId)));
    known.set(roundId, { at: now, facts });
    facts.catch(() => known.delete(roundId));
    return facts;
  }

  return async function readPresence(actor: Actor, articleId: string): Promise<string> {
    const others = board.presentAt(articleId).filter(({ userId }) => userId !== actor.userId);
    const people = await Promise.all(
      others.map(async (present) => {
        const facts = await factsOf(present.roundId);
        if (facts?.articleId !== articleId || !seesPresence(actor, facts)) return [];
        return [personOf(present, facts)];
      }),
    );
    const shown = people.flat().filter((person) => person !== null);
    shown.sort((a, b) => (key(a) < key(b) ? -1 : 1));
    return JSON.stringify(presenceFrame.parse({ people: shown }));
  };
}

const key = ({ userId, start }: { userId: string; start: number | null }) => `${userId} ${start}`;

function personOf(
  { userId, page: _page, articleId: _id, ...place }: Present,
  facts: PresenceFacts,
) {
  const person = facts.people.get(userId);
  // Somebody who is no member any more is nowhere.
  if (person === undefined) return null;
  const index = facts.reviewerIds.indexOf(userId);
  return { userId, ...person, reviewerIndex: index === -1 ? null : index, ...place };
}
