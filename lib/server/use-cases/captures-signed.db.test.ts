/** What was captured of a citation is signed by its hash; what is captured later voids nothing. */
import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as, NOW } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { getRoundRecord } from '../queries/get-report';
import { getSignOff } from '../queries/get-sign-off';
import { findRound } from '../repositories/round-repository';
import { closeRound } from './close-round';
import { signUnconfirmed } from './sign';
import { updateAnnotation } from './update-annotation';

const URL = 'https://register.example/turnout';

async function aCitedRound(db: Db) {
  const reviewer = await anActor(db, { roles: ['checker'] });
  const { newsroomId } = reviewer;
  const head = await anActor(db, { roles: ['head_of_research'], newsroomId });
  const checker = await anActor(db, { roles: ['checker'], newsroomId });
  const round = await aRound(db, { reviewers: [reviewer], text: 'Turnout was 62 percent.' });
  const citationId = uuidv7();
  const claim = await anAnnotation(db, reviewer, round, '62 percent', {
    verdict: 'supported',
    citations: [
      { id: citationId, source: 'Register', tier: 'primary', relation: 'supports', url: URL },
    ],
  });
  await as(db, head, (context) => closeRound({ roundId: round.id }, context));

  /** Taken, as the worker leaves it. */
  async function capture(sha256: string, minutes: number): Promise<void> {
    const at = new Date(NOW.getTime() + minutes * 60_000);
    const id = uuidv7();
    await asSystem(db, 'worker', async (tx) => {
      await tx.capture.create({
        data: {
          ...{ id, newsroomId, articleId: round.articleId, roundId: round.id },
          ...{ reviewerId: reviewer.userId, annotationId: claim.id, citationId },
          ...{ kind: 'page', state: 'done', url: URL, askedById: reviewer.userId },
          ...{ createdAt: at, takenAt: at },
          parts: {
            create: [
              { kind: 'page', newsroomId, sha256, size: 10, mediaType: 'text/html' },
              { kind: 'warc', newsroomId, sha256: 'f'.repeat(64), size: 10, mediaType: 'x/y' },
            ],
          },
        },
      });
    });
  }
  const state = () => as(db, checker, (context) => getSignOff(round.id, context));
  const stand = async () => (await state()).stages.map((stage) => stage.state)[0];
  async function sign(): Promise<void> {
    const { contentSha256 } = await state();
    await as(db, checker, (context) =>
      signUnconfirmed({ roundId: round.id, stageId: 'checker', contentSha256 }, context),
    );
  }
  const covered = (actor: Actor) =>
    as(db, actor, async (context) => {
      const found = await findRound(context.tx, round.id);
      if (found === null) throw new Error('There is a round');
      const record = await getRoundRecord(found, context);
      return (record.alsoCovered?.['captures'] ?? []).map(({ id, sha256 }) => [id, sha256]);
    });
  return { reviewer, checker, claim, citationId, capture, state, stand, sign, covered };
}

async function signedTexts(db: Db): Promise<string> {
  const rows = await asSystem(db, 'verify', (tx) => tx.signOff.findMany());
  return rows.map(({ canonicalBytes }) => new TextDecoder().decode(canonicalBytes)).join();
}

describe('the capture of a citation', () => {
  test('is signed by its hash, and one that is taken later voids nothing', async ({ db }) => {
    const one = await aCitedRound(db);
    await one.capture('a'.repeat(64), 1);
    const before = (await one.state()).contentSha256;
    await one.capture('b'.repeat(64), 2);
    // The control: while nobody has signed, the newest capture is what a signature would cover.
    expect((await one.state()).contentSha256).not.toBe(before);

    await one.sign();
    const signed = (await one.state()).contentSha256;
    const canonical = await signedTexts(db);
    expect(canonical).toContain('b'.repeat(64));
    expect(canonical).not.toContain('a'.repeat(64));

    await one.capture('c'.repeat(64), 3);
    expect(await one.stand()).toBe('signed');
    expect((await one.state()).contentSha256).toBe(signed);
    expect(await one.covered(one.checker)).toEqual([[one.citationId, 'b'.repeat(64)]]);
  });

  test('is covered anew once something else has voided the signature', async ({ db }) => {
    const one = await aCitedRound(db);
    // Signed when nothing was captured yet, as before there were captures.
    await one.sign();
    await one.capture('a'.repeat(64), 1);
    expect(await one.stand()).toBe('signed');
    expect(await one.covered(one.checker)).toEqual([]);

    await as(db, one.reviewer, (context) =>
      updateAnnotation(
        { annotationId: one.claim.id, ifMatch: 1, body: { claimText: 'It was 62.' } },
        context,
      ),
    );
    expect(await one.stand()).toBe('outdated');
    expect(await one.covered(one.checker)).toEqual([[one.citationId, 'a'.repeat(64)]]);
    await one.sign();
    expect(await one.stand()).toBe('signed');
  });
});
