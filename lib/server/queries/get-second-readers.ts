import 'server-only';

import type { SecondReaderClaim } from '@/lib/contracts/assignments';
import type { PersonView } from '@/lib/contracts/common';
import { denialOf } from '@/lib/domain/access/policy';
import { secondReaderDenial } from '@/lib/domain/rounds/second-reader';

import { authorize, notFound } from '../authorize';
import { readingNamesOf, namedAsShown } from '../reading-names';
import { findPeople, personOf } from '../repositories/person-repository';
import { findRound, type Round } from '../repositories/round-repository';
import { readSecondReaders } from '../repositories/second-reading-repository';
import type { UseCaseContext } from '../use-cases/context';
import { secondReaderClaims, type SecondReaderClaimFacts } from '../use-cases/second-readers';

/** The claims of a round that need a second reader, and what second readers said of them. */
export async function listSecondReaders(
  roundId: string,
  context: UseCaseContext,
): Promise<{ claims: SecondReaderClaim[] }> {
  const { tx, actor } = context;
  const round = await findRound(tx, roundId);
  if (!round) throw notFound();
  authorize(actor, { action: 'round:read', round });
  return { claims: await secondReaderViews(round, context) };
}

export async function secondReaderViews(
  round: Round,
  { tx, actor }: UseCaseContext,
): Promise<SecondReaderClaim[]> {
  const claims = secondReaderClaims(round, await readSecondReaders(tx, round.id));
  const people = namedAsShown(
    await findPeople(
      tx,
      claims.flatMap(({ readings }) => readings.map(({ readerId }) => readerId)),
    ),
    readingNamesOf(round, actor.userId),
  );
  const isRefused = denialOf(actor, { action: 'claim:second_read', round }) !== null;
  return claims.map((claim) => toView(claim, { people, isRefused, readerId: actor.userId }));
}

function toView(
  claim: SecondReaderClaimFacts,
  {
    people,
    isRefused,
    readerId,
  }: { people: ReadonlyMap<string, PersonView>; isRefused: boolean; readerId: string },
): SecondReaderClaim {
  const denial = secondReaderDenial(readerId, claim);
  return {
    annotationId: claim.id,
    causes: [...claim.causes],
    state: claim.state,
    version: claim.version,
    readings: claim.readings.toReversed().map((reading) => ({
      id: reading.id,
      reader: personOf(people, reading.readerId),
      agrees: reading.agrees,
      note: reading.note,
      readAt: reading.readAt,
      isCurrent: reading.annotationVersion === claim.version,
    })),
    denial:
      denial?.message ?? (isRefused ? 'You cannot be a second reader in this round now.' : null),
  };
}
