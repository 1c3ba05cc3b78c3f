/**
 * A signature and an edit of what is signed, sent in the same moment. Whoever comes first,
 * no signature stands on anything but the content that was shown to its signer.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import type { SignOffView } from '@/lib/contracts/sign-off';
import type { Db } from '@/lib/server/db/client';
import { uuidv7 } from '@/lib/server/new-id';
import { confirmSignature } from '@/lib/server/use-cases/confirm-signature';
import { closeRound } from '@/lib/server/use-cases/close-round';
import { anAnnotation, aRound, as } from '@/lib/testing/factories';

import { aPerson, type Person } from './people';
import type { Wire } from './wire';

export type Races = {
  races: number;
  /** The signature was given first, and the edit voided it. */
  voided: number;
  /** The edit came first, and the signature was refused. */
  refused: number;
  /** A signature that stands on other content than there is, or was given on such. */
  wrong: string[];
  unexpected: string[];
};

type Ring = { roundId: string; claimId: string; signer: Person; writer: Person };

type Racers = { signer: Person; writer: Person; editor: Person };

async function racersOf(db: Db): Promise<Racers> {
  const writer = await aPerson(db);
  const { newsroomId } = writer.actor;
  const signer = await aPerson(db, { newsroomId });
  const editor = await aPerson(db, { newsroomId, roles: ['editor'] });
  return { signer, writer, editor };
}

/** A closed round of one reader, whose claim passes the gates of the first stage. */
async function aRing(db: Db, { writer, signer, editor }: Racers): Promise<Ring> {
  const round = await aRound(db, { reviewers: [writer.actor], text: 'Turnout was 62 percent.' });
  const claim = await anAnnotation(db, writer.actor, round, '62 percent', {
    verdict: 'supported',
    citations: [{ id: uuidv7(), source: 'Register', tier: 'primary', relation: 'supports' }],
  });
  await as(db, editor.actor, (context) => closeRound({ roundId: round.id }, context));
  return { roundId: round.id, claimId: claim.id, signer, writer };
}

/** The next are run on another round: the history of voided signatures is shown with each. */
const RACES_ON_ONE = 25;

export type RacePlan = {
  races: number;
  /** On so many rounds at once. */
  rings: number;
  /** The two are sent within this time of each other, in milliseconds. */
  withinMs: number;
};

export async function races(
  wire: Wire,
  db: Db,
  { races: count, rings, withinMs }: RacePlan,
): Promise<Races> {
  const found: Races = { races: 0, voided: 0, refused: 0, wrong: [], unexpected: [] };
  let left = count;
  await Promise.all(
    Array.from({ length: rings }, async () => {
      const people = await racersOf(db);
      while (left > 0) {
        const here = Math.min(left, RACES_ON_ONE);
        left -= here;
        await racesOnOne(wire, db, await aRing(db, people), { races: here, found, withinMs });
      }
    }),
  );
  return found;
}

async function racesOnOne(
  wire: Wire,
  db: Db,
  ring: Ring,
  { races: count, found, withinMs }: { races: number; found: Races; withinMs: number },
): Promise<void> {
  let version = 1;
  for (let at = 0; at < count; at += 1) {
    version = await race(wire, db, ring, { version, found, withinMs });
  }
  await look(wire, ring, found, `round ${ring.roundId}, at the end`);
  const late = await givenTooLate(db, ring.roundId);
  found.wrong.push(...late.map((rev) => `event ${rev} signs what had changed before it`));
}

/** @returns the claim's version after it. */
async function race(
  wire: Wire,
  db: Db,
  ring: Ring,
  { version, found, withinMs }: { version: number; found: Races; withinMs: number },
): Promise<number> {
  const shown = await look(wire, ring, found, `race ${found.races}`);
  found.races += 1;
  const stageId = shown.stages[0]?.id ?? '';
  const { confirmation } = await as(
    db,
    ring.signer.actor,
    (context) =>
      confirmSignature(
        { roundId: ring.roundId, stageId, contentSha256: shown.contentSha256, method: 'sign_in' },
        context,
      ),
    new Date(),
  );
  const sign = async () => {
    await sleep(Math.random() * withinMs);
    return wire({
      method: 'POST',
      path: `/api/v1/rounds/${ring.roundId}/sign-offs`,
      headers: ring.signer.headers,
      body: { stageId, contentSha256: shown.contentSha256, confirmation },
    });
  };
  const edit = async () => {
    await sleep(Math.random() * withinMs);
    return wire({
      method: 'PATCH',
      path: `/api/v1/annotations/${ring.claimId}`,
      headers: { ...ring.writer.headers, 'if-match': `"${version}"` },
      body: { claimText: `Turnout was 62 percent, race ${found.races}` },
    });
  };
  const [signed, edited] = await Promise.all([sign(), edit()]);
  const signedAs = (await signed.json()) as { code?: string };
  const editedAs = (await edited.json()) as { version?: number; current?: { version: number } };
  if (signed.status === 201) found.voided += 1;
  else if (signedAs.code === 'content_changed') found.refused += 1;
  else found.unexpected.push(`a signature: ${signed.status} ${String(signedAs.code)}`);
  if (edited.status === 200) return editedAs.version ?? version;
  found.unexpected.push(`an edit: ${edited.status}`);
  return editedAs.current?.version ?? version;
}

/** What would be signed now; a signature that stands must stand on just that. */
async function look(wire: Wire, ring: Ring, found: Races, when: string): Promise<SignOffView> {
  const response = await wire({
    method: 'GET',
    path: `/api/v1/rounds/${ring.roundId}/sign-off`,
    headers: ring.signer.headers,
  });
  if (response.status !== 200) throw new Error(`The page of signatures answers ${response.status}`);
  const view = (await response.json()) as SignOffView;
  for (const { signature } of view.stages) {
    if (signature?.voidedAt === null && signature.contentSha256 !== view.contentSha256) {
      found.wrong.push(`${when}: a signature stands on other content`);
    }
  }
  return view;
}

/**
 * Signatures that were given after their content had changed: it shows by their being voided
 * in the signer's own transaction, where the step after every change finds them outdated.
 */
async function givenTooLate(db: Db, roundId: string): Promise<number[]> {
  const rows = await db.$queryRaw<{ rev: number }[]>`
    SELECT signed.rev FROM event signed
      JOIN event voided ON voided.chain_id = signed.chain_id
       AND voided.payload->>'signOffId' = signed.payload->>'signOffId'
     WHERE signed.round_id = ${roundId}::uuid
       AND signed.type = 'sign_off.signed' AND voided.type = 'sign_off.voided'
       AND voided.actor_id = signed.actor_id`;
  return rows.map(({ rev }) => rev);
}
