import { describe, expect } from 'vitest';

import type { Actor, Role } from '@/lib/domain/access/access-request';
import { blockedOnLock } from '@/lib/testing/database/blocked-on-lock';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { latch } from '@/lib/testing/latch';

import type { Db } from '../db/client';
import { asActor, asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import { getSignOff } from '../queries/get-sign-off';
import { closeRound } from './close-round';
import { reopenRound } from './reopen-round';
import { signUnconfirmed } from './sign';
import { updateAnnotation } from './update-annotation';

const STAGES: readonly Role[] = ['checker', 'head_of_research', 'editor', 'legal'];

/** A closed round of one reviewer with one claim that passes every gate, and the people who sign. */
async function aRoundToSign(db: Db) {
  const reviewer = await anActor(db, { roles: ['checker'] });
  const { newsroomId } = reviewer;
  const signers = new Map<Role, Actor>();
  for (const role of STAGES) {
    signers.set(role, await anActor(db, { roles: [role], newsroomId }));
  }
  const round = await aRound(db, { reviewers: [reviewer], text: 'Turnout was 62 percent.' });
  const claim = await anAnnotation(db, reviewer, round, '62 percent', {
    verdict: 'supported',
    citations: [{ id: uuidv7(), source: 'Register', tier: 'primary', relation: 'supports' }],
  });
  const by = (role: Role): Actor => {
    const signer = signers.get(role);
    if (!signer) throw new Error(`Nobody signs as ${role}`);
    return signer;
  };
  await as(db, by('editor'), (context) => closeRound({ roundId: round.id }, context));
  return { round, claim, reviewer, by };
}

async function signAs(db: Db, actor: Actor, roundId: string, stageId: string) {
  const { contentSha256 } = await as(db, actor, (context) => getSignOff(roundId, context));
  return as(db, actor, (context) => signUnconfirmed({ roundId, stageId, contentSha256 }, context));
}

describe('sign', () => {
  test('keeps the very bytes whose hash it holds', async ({ db }) => {
    const { round, by } = await aRoundToSign(db);

    const view = await signAs(db, by('checker'), round.id, 'checker');

    const row = await asSystem(db, 'verify', (tx) => tx.signOff.findFirstOrThrow());
    expect(sha256(row.canonicalBytes)).toBe(view.contentSha256);
    expect(row.contentSha256).toBe(view.contentSha256);
    expect(new TextDecoder().decode(row.canonicalBytes)).toContain('"exact":"62 percent"');
  });

  test('goes through the stages in order, and the last one signs the round off', async ({ db }) => {
    const { round, by } = await aRoundToSign(db);
    await expect(signAs(db, by('legal'), round.id, 'legal')).rejects.toMatchObject({
      code: 'round_closed',
    });

    for (const stage of STAGES) await signAs(db, by(stage), round.id, stage);

    const view = await as(db, by('legal'), (context) => getSignOff(round.id, context));
    expect(view.round.phase).toBe('signed_off');
    expect(view.stages.map(({ state }) => state)).toEqual(STAGES.map(() => 'signed'));
  });

  test('refuses a stage to whoever does not have its role', async ({ db }) => {
    const { round, by } = await aRoundToSign(db);

    await expect(signAs(db, by('editor'), round.id, 'checker')).rejects.toMatchObject({
      code: 'forbidden',
    });
  });

  test('refuses content other than what was shown', async ({ db }) => {
    const { round, claim, reviewer, by } = await aRoundToSign(db);
    const shown = await as(db, by('checker'), (context) => getSignOff(round.id, context));
    await as(db, reviewer, (context) =>
      updateAnnotation(
        { annotationId: claim.id, ifMatch: 1, body: { verdict: 'disputed' } },
        context,
      ),
    );

    await expect(
      as(db, by('checker'), (context) =>
        signUnconfirmed(
          { roundId: round.id, stageId: 'checker', contentSha256: shown.contentSha256 },
          context,
        ),
      ),
    ).rejects.toMatchObject({ code: 'content_changed' });
    expect(await asSystem(db, 'verify', (tx) => tx.signOff.count())).toBe(0);
  });

  test('refuses while a gate of the stage is not met, and names it', async ({ db }) => {
    const { round, claim, reviewer, by } = await aRoundToSign(db);
    await as(db, reviewer, (context) =>
      updateAnnotation({ annotationId: claim.id, ifMatch: 1, body: { verdict: null } }, context),
    );

    await expect(signAs(db, by('checker'), round.id, 'checker')).rejects.toMatchObject({
      code: 'gate_not_met',
      message: expect.stringContaining('Every claim has a verdict') as string,
    });
  });

  test('gives the last signature to nobody who edited what is signed', async ({ db }) => {
    const { round, claim, by } = await aRoundToSign(db);
    const editing = await anActor(db, {
      roles: ['editor', 'legal'],
      newsroomId: by('legal').newsroomId,
    });
    await as(db, editing, (context) =>
      updateAnnotation({ annotationId: claim.id, ifMatch: 1, body: { priority: 'high' } }, context),
    );
    await signAs(db, by('checker'), round.id, 'checker');
    await signAs(db, by('head_of_research'), round.id, 'head_of_research');
    await signAs(db, by('editor'), round.id, 'editor');

    await expect(signAs(db, editing, round.id, 'legal')).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('someone else') as string,
    });
    const signed = await signAs(db, by('legal'), round.id, 'legal');
    expect(signed.round.phase).toBe('signed_off');
  });
});

describe('a change to what was signed', () => {
  test('voids every standing signature in its own transaction, and is named', async ({ db }) => {
    const { round, claim, reviewer, by } = await aRoundToSign(db);
    await signAs(db, by('checker'), round.id, 'checker');
    await signAs(db, by('head_of_research'), round.id, 'head_of_research');

    await as(db, reviewer, (context) =>
      updateAnnotation(
        { annotationId: claim.id, ifMatch: 1, body: { verdict: 'disputed' } },
        context,
      ),
    );

    const view = await as(db, by('editor'), (context) => getSignOff(round.id, context));
    expect(view.stages.map(({ state }) => state)).toEqual([
      'outdated',
      'outdated',
      'locked',
      'locked',
    ]);
    expect(view.changes).toMatchObject([
      { kind: 'claim_changed', field: 'verdict', before: 'Supported', after: 'Disputed' },
    ]);
    const times = await asSystem(
      db,
      'verify',
      (tx) =>
        tx.$queryRaw<{ same: boolean }[]>`
        SELECT bool_and(s.xmin = a.xmin) AS same FROM sign_off s, annotation a WHERE a.id = ${claim.id}::uuid`,
    );
    expect(times).toEqual([{ same: true }]);
  });

  test('is nothing to a signature when the bytes stay as they were', async ({ db }) => {
    const { round, claim, reviewer, by } = await aRoundToSign(db);
    await signAs(db, by('checker'), round.id, 'checker');

    await as(db, reviewer, (context) =>
      updateAnnotation(
        { annotationId: claim.id, ifMatch: 1, body: { verdict: 'supported' } },
        context,
      ),
    );

    const view = await as(db, by('editor'), (context) => getSignOff(round.id, context));
    expect(view.stages[0]?.state).toBe('signed');
  });

  test('needs a signed round to be opened again first, which voids everything', async ({ db }) => {
    const { round, claim, reviewer, by } = await aRoundToSign(db);
    for (const stage of STAGES) await signAs(db, by(stage), round.id, stage);
    const change = () =>
      as(db, reviewer, (context) =>
        updateAnnotation(
          { annotationId: claim.id, ifMatch: 1, body: { verdict: 'disputed' } },
          context,
        ),
      );
    await expect(change()).rejects.toMatchObject({ code: 'round_closed' });

    await as(db, by('head_of_research'), (context) =>
      reopenRound({ roundId: round.id, reason: 'The register was corrected.' }, context),
    );

    const voided = await asSystem(db, 'verify', (tx) =>
      tx.signOff.count({ where: { voidedAt: null } }),
    );
    expect(voided).toBe(0);
    await expect(change()).resolves.toMatchObject({ verdict: 'disputed' });
  });

  test('that is under way makes a signer wait, and then refuses the signature', async ({ db }) => {
    const { round, claim, reviewer, by } = await aRoundToSign(db);
    const { contentSha256 } = await as(db, by('checker'), (context) =>
      getSignOff(round.id, context),
    );
    const changed = latch();
    const letGo = latch();

    const changing = asActor(db, reviewer, async (tx) => {
      await updateAnnotation(
        { annotationId: claim.id, ifMatch: 1, body: { verdict: 'disputed' } },
        { tx, actor: reviewer, now: new Date() },
      );
      changed.open();
      await letGo.opened;
    });
    await changed.opened;
    const signing = as(db, by('checker'), (context) =>
      signUnconfirmed({ roundId: round.id, stageId: 'checker', contentSha256 }, context),
    );
    const refused = expect(signing).rejects.toMatchObject({ code: 'content_changed' });
    await blockedOnLock(db);
    letGo.open();

    await Promise.all([changing, refused]);
  });
});
