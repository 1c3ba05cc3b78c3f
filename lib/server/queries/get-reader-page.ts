import 'server-only';

import type { QueryView } from '@/lib/contracts/round';
import type { Actor } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';
import { buildReaderPage, type ReaderPage } from '@/lib/domain/reports/reader-page';
import { ROUND_PHASES, type RoundPhase } from '@/lib/domain/rounds/round-phase';

import { authorize, notFound } from '../authorize';
import { readingNamesOf } from '../reading-names';
import { type ReaderRows, readReader } from '../repositories/reader-repository';
import type { Round } from '../repositories/round-repository';
import type { UseCaseContext } from '../use-cases/context';
import { annotationsToShow } from './get-desk';
import { shownQuery, withShownNames } from './hidden-names';
import { recordedClaim, recordedQuery } from './recorded';

/**
 * An article to read, with what the newest round that the reader may look into has
 * found so far, or the round that is asked for. Where no round is open to them,
 * the newest text stands alone.
 */
export async function getReaderPage(
  { articleId, roundId }: { articleId: string; roundId: string | null },
  { tx, actor }: UseCaseContext,
): Promise<ReaderPage> {
  authorize(actor, { action: 'article:read', newsroom: actor });
  const wanted = { roundId, phases: readablePhases(actor) };
  const rows = await readReader(tx, articleId, wanted, actor);
  if (rows === null || (roundId !== null && rows.round === null)) throw notFound();
  const { article, newest, rounds, settings, round } = rows;
  const common = { article, newestVersion: newest.ordinal, newestRound: rounds };
  const { stages } = settings;
  if (round === null) {
    return buildReaderPage({
      ...common,
      version: newest,
      round: null,
      claims: [],
      queries: [],
      signing: { stages, signatures: [] },
      people: [],
      mayReport: false,
    });
  }
  const { facts, round: view, version, queries } = round.desk;
  authorize(actor, { action: 'round:read', round: facts });
  const names = readingNamesOf(facts, actor.userId);
  const shown = withShownNames(round.desk, actor.userId);
  return buildReaderPage({
    ...common,
    version,
    round: view,
    claims: annotationsToShow(shown.facts, shown.annotations, actor.userId).map(recordedClaim),
    queries: queriesToShow(facts, queries, actor)
      .map((query) => shownQuery(query, names))
      .map(recordedQuery),
    signing: { stages: round.stages, signatures: signaturesOf(round) },
    // A reviewer goes by the name that the round shows of them.
    people: [...shown.people.values(), ...view.reviewers],
    mayReport: denialOf(actor, { action: 'report:export', round: facts }) === null,
  });
}

/** The phases in which a round is open to the actor even where they do not review it: the policy's own answer. */
function readablePhases(actor: Actor): RoundPhase[] {
  const { newsroomId } = actor;
  return ROUND_PHASES.filter(
    (phase) =>
      denialOf(actor, {
        action: 'round:read',
        round: { newsroomId, phase, mode: 'shared', reviewerIds: [] },
      }) === null,
  );
}

function queriesToShow(
  round: Round,
  queries: readonly QueryView[],
  actor: Actor,
): readonly QueryView[] {
  return queries.filter(
    ({ askedBy, assignee }) =>
      denialOf(actor, {
        action: 'query:read',
        round,
        query: {
          askedById: askedBy.userId,
          addresseeIds: assignee === null ? [] : [assignee.userId],
        },
      }) === null,
  );
}

function signaturesOf({ signatures }: NonNullable<ReaderRows['round']>) {
  return signatures.map(({ signedAt, voidedAt, ...signature }) => ({
    ...signature,
    signedAt: signedAt.toISOString(),
    voidedAt: voidedAt?.toISOString() ?? null,
  }));
}
