import { describe, expect } from 'vitest';

import type { Actor, Role } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, NOW } from '@/lib/testing/factories';
import { aVersion } from '@/lib/testing/versions';

import type { Db } from '../db/client';
import { asActor, asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { getComparison } from '../queries/get-comparison';
import { getRoundRecord } from '../queries/get-report';
import { getSignOff } from '../queries/get-sign-off';
import { getVersionReview } from '../queries/get-version-review';
import { getAnnotation } from '../queries/rounds';
import { listArticleEvents } from '../repositories/event-repository';
import { findRound } from '../repositories/round-repository';
import { acceptAgreed } from './accept-agreed';
import { markCoverage } from './change-coverage';
import { closeRound } from './close-round';
import { decideCarried } from './decide-carried';
import { signUnconfirmed } from './sign';

const OLD = 'The clerk counted the votes on Monday. Turnout was 62 percent.\nNobody else spoke.';
const NEW = 'The clerk counted the votes on Monday. Turnout was 68 percent.\nNobody else spoke.';
const LATER = new Date(NOW.getTime() + 60_000);

async function aBlindRound(db: Db, second: Role[] = ['checker']) {
  const ana = await anActor(db, { roles: ['checker'] });
  const { newsroomId } = ana;
  const ben = await anActor(db, { roles: second, newsroomId });
  const editor = await anActor(db, { roles: ['editor'], newsroomId });
  const head = await anActor(db, { roles: ['head_of_research'], newsroomId });
  const round = await aRound(db, { reviewers: [ana, ben], text: OLD });
  const citations = () => [
    { id: uuidv7(), source: 'Register', tier: 'primary' as const, relation: 'supports' as const },
  ];
  const findings = { verdict: 'supported', checkStatus: 'checked' } as const;
  const claim = await anAnnotation(db, ana, round, '62 percent', {
    ...findings,
    citations: citations(),
  });
  return { ana, ben, editor, head, round, claim, findings, citations };
}

function isOfReading({ type }: { type: string }): boolean {
  return type.startsWith('annotation.') || type.startsWith('coverage.');
}

describe('an open blind round', () => {
  test('is carried by whoever may not see it, and shows them nothing', async ({ db }) => {
    const { ana, ben, editor, round, claim } = await aBlindRound(db);
    await as(db, ana, (context) => markCoverage({ roundId: round.id, start: 0, end: 38 }, context));

    const added = await aVersion(db, editor, round, NEW);

    expect(JSON.stringify(added)).not.toMatch(/changed|waiting|passage/);
    const own = await as(db, ana, (context) => getAnnotation(claim.id, context));
    expect(own).toMatchObject({ exact: '68 percent', checkStatus: 'changed' });
    for (const other of [editor, ben]) {
      const review = await as(db, other, (context) =>
        getVersionReview({ roundId: round.id }, context),
      );
      expect(review).toMatchObject({
        passages: [],
        counts: { changed: 0 },
        waiting: 0,
        done: 0,
        to: { text: NEW },
      });
      // Ana's mark is as hidden as her claim: the whole text is unexamined.
      expect(review.unexamined).toHaveLength(3);
      const rows = await asActor(db, other, (tx) => tx.carriedPassage.count());
      expect(rows).toBe(0);
      const events = await asActor(db, other, (tx) =>
        listArticleEvents(tx, { articleId: round.articleId, limit: 50 }),
      );
      expect(events.map(({ type }) => type)).toContain('article.version_added');
      expect(events.filter(isOfReading).map(({ type }) => type)).toEqual([]);
    }
    // The control: to her it is all there.
    const review = await as(db, ana, (context) => getVersionReview({ roundId: round.id }, context));
    expect(review).toMatchObject({ counts: { changed: 1 }, waiting: 1 });
    expect(review.unexamined).toHaveLength(1);
    expect(await asActor(db, ana, (tx) => tx.carriedPassage.count())).toBe(1);
    const events = await asActor(db, ana, (tx) =>
      listArticleEvents(tx, { articleId: round.articleId, limit: 50 }),
    );
    expect(events.filter(isOfReading).map(({ type }) => type)).toEqual([
      'coverage.carried',
      'annotation.carried',
      'coverage.marked',
      'annotation.created',
    ]);
  });

  test('lets nobody decide on a passage but its owner', async ({ db }) => {
    const { ana, ben, editor, head, round, claim } = await aBlindRound(db);
    await aVersion(db, editor, round, NEW);
    const keep = (actor: Actor) =>
      as(db, actor, (context) =>
        decideCarried(
          { annotationId: claim.id, ifMatch: 2, body: { outcome: 'keep_verdict' } },
          context,
        ),
      );
    for (const other of [ben, editor, head]) {
      await expect(keep(other)).rejects.toMatchObject({ code: 'not_found' });
    }
    await expect(keep(ana)).resolves.toMatchObject({ waiting: 0, done: 1 });
  });

  test('is not carried for another newsroom, also where the function itself is called', async ({
    db,
  }) => {
    const { ana, round } = await aBlindRound(db);
    const stranger = await anActor(db, { roles: ['editor'] });
    const count = (actor: Actor) =>
      asActor(db, actor, async (tx) => {
        const rows = await tx.$queryRaw<unknown[]>`
          SELECT * FROM app_passages_to_carry(${round.id}::uuid)`;
        return rows.length;
      });
    expect(await count(stranger)).toBe(0);
    expect(await count(ana)).toBe(1);
    await expect(
      asActor(
        db,
        stranger,
        (tx) => tx.$executeRaw`SELECT app_place_coverage(${round.id}::uuid, '[]'::jsonb)`,
      ),
    ).rejects.toThrow(/not carried/);
  });
});

/** Both reviewers agree; the head of research has taken their readings. */
async function anAdjudicatedRound(db: Db) {
  const made = await aBlindRound(db);
  const { ben, editor, head, round, findings, citations } = made;
  await anAnnotation(db, ben, round, '62 percent', { ...findings, citations: citations() });
  for (const sentence of ['The clerk counted the votes on Monday.', 'Nobody else spoke.']) {
    const start = OLD.indexOf(sentence);
    const end = start + sentence.length;
    await as(db, ben, (context) => markCoverage({ roundId: round.id, start, end }, context));
  }
  await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
  const { annotations } = await as(db, head, (context) =>
    acceptAgreed({ roundId: round.id }, context),
  );
  const [decision] = annotations;
  if (!decision) throw new Error('Nothing was decided');
  return { ...made, decision };
}

describe('an adjudicated round', () => {
  test('has its decisions reviewed, and its readings stay as they were submitted', async ({
    db,
  }) => {
    const { ana, editor, head, round, claim, decision } = await anAdjudicatedRound(db);
    await aVersion(db, editor, round, NEW);

    const review = await as(db, head, (context) =>
      getVersionReview({ roundId: round.id }, context),
    );
    const fate = (id: string) => review.passages.find(({ annotation }) => annotation.id === id);
    expect(fate(decision.id)).toMatchObject({ status: 'changed', waits: true, mayDecide: true });
    expect(fate(claim.id)).toMatchObject({ waits: false, settledById: decision.id });
    expect(review).toMatchObject({ waiting: 1, counts: { changed: 1 } });

    const decide = (actor: Actor, annotationId: string) =>
      as(db, actor, (context) =>
        decideCarried({ annotationId, ifMatch: 2, body: { outcome: 'keep_verdict' } }, context),
      );
    await expect(decide(head, claim.id)).rejects.toMatchObject({ code: 'round_closed' });
    await expect(decide(ana, decision.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(decide(head, decision.id)).resolves.toMatchObject({ waiting: 0, done: 1 });
  });

  test('leaves what was retired out of comparison, signature and report', async ({ db }) => {
    const { editor, head, round, decision } = await anAdjudicatedRound(db);
    await aVersion(db, editor, round, 'The clerk counted the votes on Monday.\nNobody else spoke.');
    const look = async () => {
      const comparison = await as(db, head, (context) => getComparison(round.id, context));
      const facts = await asActor(db, head, (tx) => findRound(tx, round.id));
      if (!facts) throw new Error('The round is gone');
      const record = await as(db, head, (context) => getRoundRecord(facts, context));
      const signOff = await as(db, head, (context) => getSignOff(round.id, context));
      return { comparison, record, signOff };
    };

    await as(db, head, (context) =>
      decideCarried(
        { annotationId: decision.id, ifMatch: 2, body: { outcome: 'retire' } },
        context,
      ),
    );

    const { comparison, record, signOff } = await look();
    expect(comparison).toMatchObject({ decisions: [], groups: [], annotations: [] });
    expect(record).toMatchObject({ readings: [], decisions: [] });
    expect(signOff.claimCount).toBe(0);
    // Settled it stays: nothing is open because its words are gone.
    expect(signOff.round.phase).toBe('adjudicated');
    const [stage] = signOff.stages;
    expect(stage?.gates).toContainEqual(
      expect.objectContaining({ gate: 'carried_reviewed', met: true }),
    );
  });

  test('is not signed while a passage waits, and is once it is reviewed', async ({ db }) => {
    const { ana, editor, head, round, decision } = await anAdjudicatedRound(db);
    const checker = await anActor(db, { roles: ['checker'], newsroomId: ana.newsroomId });
    const signAs = async (actor: Actor, stageId: string) => {
      const { contentSha256 } = await as(db, actor, (context) => getSignOff(round.id, context));
      return as(db, actor, (context) =>
        signUnconfirmed({ roundId: round.id, stageId, contentSha256 }, context),
      );
    };
    await signAs(checker, 'checker');
    await aVersion(db, editor, round, NEW, LATER);

    const after = await as(db, checker, (context) => getSignOff(round.id, context));
    expect(after.stages[0]).toMatchObject({ id: 'checker', state: 'outdated' });
    await expect(signAs(checker, 'checker')).rejects.toMatchObject({
      code: 'gate_not_met',
      message: expect.stringContaining('Every passage is reviewed') as string,
    });
    const review = await as(db, head, (context) =>
      getVersionReview({ roundId: round.id }, context),
    );
    expect(review.outdatedSignatures).toMatchObject([
      { stageId: 'checker', signer: { userId: checker.userId } },
    ]);

    await as(db, head, (context) =>
      decideCarried(
        { annotationId: decision.id, ifMatch: 2, body: { outcome: 'keep_verdict' } },
        context,
      ),
    );
    await expect(signAs(checker, 'checker')).resolves.toMatchObject({
      stages: expect.arrayContaining([
        expect.objectContaining({ id: 'checker', state: 'signed' }),
      ]) as unknown,
    });
  });

  test('that was signed off falls back, with the new version as the reason', async ({ db }) => {
    const { editor, round } = await anAdjudicatedRound(db);
    const { newsroomId } = editor;
    for (const role of ['checker', 'head_of_research', 'editor', 'legal'] as const) {
      const signer = await anActor(db, { roles: [role], newsroomId });
      const { contentSha256 } = await as(db, signer, (context) => getSignOff(round.id, context));
      await as(db, signer, (context) =>
        signUnconfirmed({ roundId: round.id, stageId: role, contentSha256 }, context),
      );
    }
    const phase = async () =>
      (
        await asSystem(db, 'verify', (tx) =>
          tx.reviewRound.findUniqueOrThrow({ where: { id: round.id } }),
        )
      ).phase;
    expect(await phase()).toBe('signed_off');

    await aVersion(db, editor, round, NEW);

    expect(await phase()).toBe('adjudicated');
    const { standing, reopened } = await asSystem(db, 'verify', async (tx) => ({
      standing: await tx.signOff.count({ where: { voidedAt: null } }),
      reopened: await tx.event.findFirstOrThrow({ where: { type: 'round.reopened' } }),
    }));
    expect(standing).toBe(0);
    expect(reopened.payload).toEqual({ reason: 'Version 2 of the article was added.' });
  });
});
