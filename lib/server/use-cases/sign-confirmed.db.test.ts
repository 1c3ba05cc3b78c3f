/** Signatures of people who have shown who they are, stages of several people, and what leaves as a package. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { afterAll, describe, expect } from 'vitest';

import type { Actor, Role } from '@/lib/domain/access/access-request';
import { readPackage } from '@/lib/domain/sign-off/read-package';
import { verifyPackage } from '@/lib/domain/sign-off/verify-package';
import {
  aPerson,
  CONFIG,
  cookieOf,
  headersWith,
  LATER,
  authRoutes,
  PASSWORD,
  post,
} from '@/lib/testing/accounts';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import { confirmPerson } from '../auth/confirm-person';
import { createSignInThrottle } from '../auth/sign-in-throttle';
import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { sha256 } from '../hash';
import { uuidv7 } from '../new-id';
import { getSignOff } from '../queries/get-sign-off';
import { takeConfirmation } from '../repositories/confirmation-repository';
import { NODE_CRYPTO } from '../signing/node-crypto';
import { signingKeys } from '../signing/signing-keys';
import { changeRoundStages } from './change-round-stages';
import { changeSettings } from './change-settings';
import { closeRound } from './close-round';
import { confirmSignature, signatureSubject } from './confirm-signature';
import { DEFAULT_SETTINGS } from './default-settings';
import { exportSignedPackage } from './export-signed-package';
import { sign, signUnconfirmed } from './sign';
import { updateAnnotation } from './update-annotation';

const folder = mkdtempSync(path.join(tmpdir(), 'obelus-sign-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function aRoundToSign(db: Db) {
  const reviewer = await anActor(db, { roles: ['checker'] });
  const { newsroomId } = reviewer;
  const person = (role: Role) => anActor(db, { roles: [role], newsroomId });
  const [checker, second, editor, administrator] = await Promise.all(
    (['checker', 'checker', 'editor', 'administrator'] as const).map(person),
  );
  if (!checker || !second || !editor || !administrator) throw new Error('Somebody is missing');
  const round = await aRound(db, { reviewers: [reviewer], text: 'Turnout was 62 percent.' });
  const claim = await anAnnotation(db, reviewer, round, '62 percent', {
    verdict: 'supported',
    citations: [{ id: uuidv7(), source: 'Register', tier: 'primary', relation: 'supports' }],
  });
  await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
  const shown = async (actor: Actor) =>
    (await as(db, actor, (context) => getSignOff(round.id, context))).contentSha256;
  return { round, claim, reviewer, checker, second, editor, administrator, shown };
}

describe('a confirmation', () => {
  test('makes one signature, of one stage, over one seal, by one person, for two minutes', async ({
    db,
  }) => {
    const { round, checker, second, shown } = await aRoundToSign(db);
    const contentSha256 = await shown(checker);
    const signing = { roundId: round.id, stageId: 'checker', contentSha256 };
    const given = await as(db, checker, (context) =>
      confirmSignature({ ...signing, method: 'password' }, context),
    );
    const { confirmation } = given;
    const refused = { code: 'not_confirmed' };

    await expect(
      as(db, second, (context) => sign({ ...signing, confirmation }, context)),
    ).rejects.toMatchObject(refused);
    await expect(
      as(db, checker, (context) => sign({ ...signing, confirmation: `${confirmation}x` }, context)),
    ).rejects.toMatchObject(refused);
    const tooLate = new Date(new Date(given.expiresAt).getTime() + 1);
    await expect(
      as(db, checker, (context) => sign({ ...signing, confirmation }, context), tooLate),
    ).rejects.toMatchObject(refused);
    const other = await as(db, checker, (context) =>
      confirmSignature({ ...signing, stageId: 'editor', method: 'password' }, context),
    );
    await expect(
      as(db, checker, (context) => sign({ ...signing, confirmation: other.confirmation }, context)),
    ).rejects.toMatchObject(refused);

    await as(db, checker, (context) => sign({ ...signing, confirmation }, context));
    const rows = await asSystem(db, 'verify', (tx) => tx.confirmation.findMany());
    expect(rows.filter(({ usedAt }) => usedAt !== null)).toHaveLength(1);
    expect(rows.some(({ tokenHash }) => tokenHash === confirmation)).toBe(false);
    const event = await db.event.findFirstOrThrow({ where: { type: 'sign_off.signed' } });
    expect(event.payload).toMatchObject({ confirmedBy: 'password' });
  });

  test('is used up by the first of two that come at once', async ({ db }) => {
    const { round, checker, shown } = await aRoundToSign(db);
    const signing = { roundId: round.id, stageId: 'checker', contentSha256: await shown(checker) };
    const { confirmation } = await as(db, checker, (context) =>
      confirmSignature({ ...signing, method: 'password' }, context),
    );
    const take = () =>
      as(db, checker, ({ tx, now }) =>
        takeConfirmation(tx, {
          userId: checker.userId,
          purpose: 'sign_off',
          subjectSha256: signatureSubject(signing),
          tokenHash: sha256(confirmation),
          now,
        }),
      );
    const taken = await Promise.all([take(), take(), take(), take()]);
    expect(taken.filter((method) => method === 'password')).toHaveLength(1);
  });

  test('takes the password, and wrong ones are counted with those at the sign-in', async ({
    db,
  }) => {
    const ana = await aPerson(db);
    const actor = { ...ana, roles: ['checker'] as const, scopes: null };
    const context = {
      db,
      throttle: createSignInThrottle(db),
      config: CONFIG,
      headers: headersWith(''),
      now: LATER,
    };
    const confirm = (password: string | null) =>
      confirmPerson({ actor, password, withinMinutes: 0 }, context);

    expect(await confirm(PASSWORD)).toBe('password');
    await expect(confirm(null)).rejects.toMatchObject({ code: 'invalid_input' });
    for (let guess = 0; guess < 3; guess += 1) {
      await expect(confirm('other words than these')).rejects.toMatchObject({
        code: 'invalid_input',
      });
    }
    await expect(confirm('a fourth guess')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(confirm(PASSWORD)).rejects.toMatchObject({ code: 'too_many_requests' });
  });

  test('takes a sign-in of just now, where the newsroom allows it or there is no password', async ({
    db,
  }) => {
    const ana = await aPerson(db);
    const cookie = cookieOf(
      await authRoutes(db).password(post({ email: ana.email, password: PASSWORD })),
    );
    const confirm = (minutes: number, withinMinutes: number) =>
      confirmPerson(
        { actor: { ...ana, roles: ['checker'], scopes: null }, password: null, withinMinutes },
        {
          db,
          throttle: createSignInThrottle(db),
          config: CONFIG,
          headers: headersWith(cookie),
          now: new Date(LATER.getTime() + minutes * 60_000),
        },
      );

    expect(await confirm(9, 10)).toBe('sign_in');
    await expect(confirm(11, 10)).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(confirm(1, 0)).rejects.toMatchObject({ code: 'invalid_input' });
    await asSystem(db, 'seed', (tx) =>
      tx.user.update({ where: { id: ana.userId }, data: { passwordHash: null } }),
    );
    expect(await confirm(4, 0)).toBe('sign_in');
    await expect(confirm(6, 0)).rejects.toMatchObject({ code: 'not_confirmed' });
  });
});

/** The first stage takes two people from now on, and the round is moved to it. */
async function twoCheckers(db: Db, administrator: Actor, editor: Actor, roundId: string) {
  const stages = DEFAULT_SETTINGS.stages.map((stage, at) =>
    at === 0 ? { ...stage, signatures: 2 } : stage,
  );
  await as(db, administrator, (context) =>
    changeSettings({ ...DEFAULT_SETTINGS, stages }, context),
  );
  return as(db, editor, (context) => changeRoundStages({ roundId, version: 2 }, context));
}

describe('the stages of a round', () => {
  test('are those of its day until it is moved, which voids what was signed', async ({ db }) => {
    const { round, checker, second, editor, administrator, shown } = await aRoundToSign(db);
    const signing = { roundId: round.id, stageId: 'checker', contentSha256: await shown(checker) };
    const before = await as(db, checker, (context) => signUnconfirmed(signing, context));
    expect(before).toMatchObject({ stageVersion: 1, stages: [{ state: 'signed' }, {}, {}, {}] });

    const moved = await twoCheckers(db, administrator, editor, round.id);
    expect(moved).toMatchObject({
      stageVersion: 2,
      newestStageVersion: 2,
      stages: [{ state: 'outdated', needed: 2 }, {}, {}, {}],
    });
    await as(db, checker, (context) => signUnconfirmed(signing, context));
    await expect(
      as(db, checker, (context) => signUnconfirmed(signing, context)),
    ).rejects.toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining('Another person') as string,
    });
    const done = await as(db, second, (context) => signUnconfirmed(signing, context));
    expect(done.stages.map(({ state }) => state)).toEqual(['signed', 'next', 'locked', 'locked']);
    await expect(
      as(db, checker, (context) => changeRoundStages({ roundId: round.id, version: 1 }, context)),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      as(db, editor, (context) => changeRoundStages({ roundId: round.id, version: 9 }, context)),
    ).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('a signed package', () => {
  test('leaves whole, and says what changed since nowhere but in the newsroom', async ({ db }) => {
    const { round, claim, reviewer, checker, shown } = await aRoundToSign(db);
    const keys = signingKeys({ folder, given: undefined }, LATER);
    const signing = { roundId: round.id, stageId: 'checker', contentSha256: await shown(checker) };
    await as(db, checker, (context) => signUnconfirmed(signing, context));
    const exported = async () => {
      const { body } = await as(db, checker, (context) =>
        exportSignedPackage({ roundId: round.id }, context, keys),
      );
      const { signed, problem } = readPackage(JSON.parse(String(body)));
      expect(problem).toBeNull();
      if (signed === null) throw new Error('No package');
      return verifyPackage(signed, NODE_CRYPTO, { trustedKeyIds: [keys.current.id] });
    };

    const whole = await exported();
    expect(whole.faults).toEqual([]);
    expect(whole.standing[0]).toMatch(/^Checker: signed by checker on /);

    await as(db, reviewer, (context) =>
      updateAnnotation(
        { annotationId: claim.id, ifMatch: 1, body: { verdict: 'disputed' } },
        context,
      ),
    );
    const after = await exported();
    expect(after.faults).toEqual([]);
    expect(after.standing[0]).toBe('Checker: was signed, for something else than this.');
    const { changes } = await as(db, checker, (context) => getSignOff(round.id, context));
    expect(changes).toMatchObject([
      { field: 'verdict', before: 'Supported', after: 'Disputed', by: { userId: reviewer.userId } },
    ]);
  });
});
