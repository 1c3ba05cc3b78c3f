/** A blind round whose readings are in, for tests of what the desk makes of them. */
import type { Actor } from '@/lib/domain/access/access-request';
import type { NameRule } from '@/lib/domain/rounds/reading-names';
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Db } from '@/lib/server/db/client';
import { uuidv7 } from '@/lib/server/new-id';
import { closeRound, submitReading } from '@/lib/server/use-cases/close-round';
import { createRound } from '@/lib/server/use-cases/create-round';

import { anActor, anAnnotation, aRound, as } from './factories';

const REGISTER = {
  source: 'Register',
  tier: 'primary' as const,
  relation: 'supports' as const,
};

export const RECORD = 'The mayor called it a record';

/**
 * Ana, Ben and Cleo find “62 percent” alike. “The mayor called it a record” is
 * Ben’s alone, “Nobody else did” Ana’s and Cleo’s, who differ on its verdict,
 * and “Turnout” is Ben’s alone too.
 */
export async function aComparedRound(db: Db, { names }: { names?: NameRule } = {}) {
  const ana = await anActor(db, { name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { newsroomId, name: 'Ben' });
  const cleo = await anActor(db, { newsroomId, name: 'Cleo' });
  const head = await anActor(db, { newsroomId, roles: ['head_of_research'], name: 'Hana' });
  const round = await aRound(db, {
    reviewers: [ana, ben, cleo],
    ...(names !== undefined && { names }),
  });
  const mark = (reviewer: Actor, words: string, verdict: string): Promise<AnnotationView> =>
    anAnnotation(db, reviewer, round, words, {
      verdict,
      citations: [{ ...REGISTER, id: uuidv7() }],
    });
  const claims = {
    percentOfAna: await mark(ana, '62 percent', 'supported'),
    percentOfBen: await mark(ben, '62 percent', 'supported'),
    percentOfCleo: await mark(cleo, '62 percent', 'supported'),
    recordOfBen: await mark(ben, RECORD, 'disputed'),
    turnoutOfBen: await mark(ben, 'Turnout', 'opinion'),
    nobodyOfAna: await mark(ana, 'Nobody else did', 'supported'),
    nobodyOfCleo: await mark(cleo, 'Nobody else did', 'contradicted'),
  };
  for (const reviewer of [ana, ben, cleo]) {
    await as(db, reviewer, (context) => submitReading({ roundId: round.id }, context));
  }
  return { round, claims, ana, ben, cleo, head, newsroomId };
}

export type ComparedRound = Awaited<ReturnType<typeof aComparedRound>>;

/** Another round on the same article, in which Ana marks the mayor’s words. */
export async function aSecondRound(db: Db, all: ComparedRound, { close = true } = {}) {
  const { round, ana, ben, head } = all;
  const second = await as(db, head, (context) =>
    createRound(
      {
        articleId: round.articleId,
        mode: 'blind',
        reviewerIds: [ana.userId, ben.userId],
        dueAt: null,
      },
      context,
    ),
  );
  const made = await anAnnotation(db, ana, { id: second.id, text: round.text }, RECORD, {
    verdict: 'supported',
  });
  if (close) await as(db, head, (context) => closeRound({ roundId: second.id }, context));
  return { ...second, made };
}
