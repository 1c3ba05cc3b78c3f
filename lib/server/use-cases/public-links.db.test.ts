/** Signed reports for readers without an account: what the link shows, to whom, and until when. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect } from 'vitest';

import type { CreatePublicLinkBody } from '@/lib/contracts/public-reports';
import type { Actor, Role } from '@/lib/domain/access/access-request';
import { publicFeed } from '@/lib/server/public/public-feeds';
import {
  publicClaim,
  publicEmbed,
  publicOembed,
  publicReport,
} from '@/lib/server/public/public-pages';
import { createPublicThrottle } from '@/lib/server/public/public-throttle';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { sha256 } from '@/lib/server/hash';
import { signingKeys } from '@/lib/server/signing/signing-keys';
import { as } from '@/lib/testing/factories';
import { SAMPLE_DAY as NOW, test } from '@/lib/testing/database/sample';

import { createPublicLink } from './create-public-link';
import { exportReport } from './export-report';
import { exportSignedPackage } from './export-signed-package';
import { revokePublicLink } from './revoke-public-link';

const BASE = 'https://desk.example';
const BODY: CreatePublicLinkBody = {
  rationales: 'shown',
  names: 'masked',
  isListed: false,
  days: 30,
};

const nameIn = (url: string) => url.split('/').at(-1) ?? '';

describe('a public link', { timeout: 240_000 }, () => {
  test('shows the masked copy, keeps no token, and is gone once it is revoked', async ({
    sample: db,
  }) => {
    const { roundId, editor, checkers } = await signedRound(db);
    const link = await as(
      db,
      editor,
      (context) => createPublicLink({ ...BODY, roundId, baseUrl: BASE }, context),
      NOW,
    );
    const name = nameIn(link.url);
    const context = { db, now: NOW, baseUrl: BASE };

    const page = await publicReport(name, context);
    expect(page?.isListed).toBe(false);
    expect(page?.body).toContain('Reviewer A');
    const named = (html: string) => checkers.some((name) => html.includes(`Reviewer A, ${name}`));
    expect(named(page?.body ?? '')).toBe(false);
    // The control: the report itself names them.
    const full = await as(db, editor, (one) => exportReport({ roundId, format: 'html' }, one));
    expect(named(String(full.body))).toBe(true);
    const [row] = await asSystem(db, 'verify', (tx) => tx.publicLink.findMany());
    expect(row?.tokenHash).toBe(sha256(name));
    expect(JSON.stringify(row)).not.toContain(name);
    expect(JSON.stringify(row?.record)).not.toMatch(/@sample\.example/);

    // Its id is no address while it is not listed.
    expect(await publicReport(link.id, context)).toBeNull();
    expect((await publicEmbed(name, context))?.body).toContain(`/public/${name}`);
    expect((await publicClaim(name, '1', context))?.body).toContain('"ClaimReview"');
    expect(await publicClaim(name, '999', context)).toBeNull();

    await as(db, editor, (one) => revokePublicLink({ linkId: link.id }, one));
    expect(await publicReport(name, context)).toBeNull();
    expect(await publicClaim(name, '1', context)).toBeNull();
  });

  test('ends by itself, and is shown only while the round is signed off', async ({
    sample: db,
  }) => {
    const { roundId, editor } = await signedRound(db);
    const link = await as(
      db,
      editor,
      (context) => createPublicLink({ ...BODY, roundId, baseUrl: BASE }, context),
      NOW,
    );
    const at = (days: number) =>
      publicReport(nameIn(link.url), {
        db,
        now: new Date(NOW.getTime() + days * 86_400_000),
        baseUrl: BASE,
      });

    expect(await at(29)).not.toBeNull();
    expect(await at(30)).toBeNull();
    const phase = (to: 'adjudicated' | 'signed_off') =>
      asSystem(db, 'verify', (tx) =>
        tx.reviewRound.update({ where: { id: roundId }, data: { phase: to } }),
      );
    await phase('adjudicated');
    expect(await at(1)).toBeNull();
    await phase('signed_off');
    expect(await at(1)).not.toBeNull();
  });

  test('that is listed is in the feeds, and no other is', async ({ sample: db }) => {
    const { roundId, editor } = await signedRound(db);
    const make = (isListed: boolean) =>
      as(
        db,
        editor,
        (context) => createPublicLink({ ...BODY, isListed, roundId, baseUrl: BASE }, context),
        NOW,
      );
    const context = { db, now: NOW, baseUrl: BASE };
    const feed = (file: string) => publicFeed({ newsroomId: editor.newsroomId, file }, context);

    await make(false);
    expect(await feed('feed.atom')).toBeNull();
    const listed = await make(true);
    expect(nameIn(listed.url)).toBe(listed.id);
    expect((await publicReport(listed.id, context))?.isListed).toBe(true);
    expect((await feed('feed.atom'))?.body).toContain(listed.url);
    expect((await feed('feed.rss'))?.body).toContain('<rss version="2.0"');
    const claims = JSON.parse((await feed('claims.json'))?.body ?? '') as Record<string, unknown>;
    expect(claims['@type']).toBe('DataFeed');
    expect(JSON.stringify(claims)).toContain(`${listed.url}/claims/1`);
    expect(await feed('else')).toBeNull();

    const oembed = await publicOembed(
      new URLSearchParams({ url: listed.url, maxwidth: '300' }),
      context,
    );
    expect(JSON.parse(oembed?.body ?? '')).toMatchObject({ type: 'rich', width: 300 });
    const strange = new URLSearchParams({
      url: listed.url.replace('desk.example', 'else.example'),
    });
    expect(await publicOembed(strange, context)).toBeNull();
  });

  test('is made by who settles a round, of a signed one, and by nobody else', async ({
    sample: db,
  }) => {
    const { roundId, editor, actorOf, openRoundId } = await signedRound(db);
    for (const role of ['checker', 'writer', 'viewer', 'administrator'] as const) {
      const actor = await actorOf(role);
      await expect(
        as(db, actor, (context) => createPublicLink({ ...BODY, roundId, baseUrl: BASE }, context)),
        role,
      ).rejects.toMatchObject({ code: 'forbidden' });
    }
    await expect(
      as(db, editor, (context) =>
        createPublicLink({ ...BODY, roundId: openRoundId, baseUrl: BASE }, context),
      ),
    ).rejects.toThrow();
  });
});

describe('an article that cites protected sources', { timeout: 240_000 }, () => {
  test('is exported and published only by a choice, and named only by who may tell', async ({
    sample: db,
  }) => {
    const { roundId, editor, actorOf } = await signedRound(db);
    const canary = 'Quirinia Canarysource';
    await asSystem(db, 'verify', async (tx) => {
      const decided = await tx.citation.findFirstOrThrow({
        where: { annotation: { roundId, origin: 'adjudication', decision: { not: 'rejected' } } },
      });
      await tx.citation.update({
        where: { id: decided.id },
        data: { source: canary, confidential: true, alias: 'a person on the council' },
      });
    });
    const asked = { roundId, format: 'markdown' } as const;
    const exported = async (actor: Actor, choice: { sources?: 'shown' | 'masked' }) =>
      String((await as(db, actor, (one) => exportReport({ ...asked, ...choice }, one))).body);

    await expect(exported(editor, {})).rejects.toMatchObject({ code: 'masking_not_chosen' });
    await expect(
      as(db, editor, (one) => createPublicLink({ ...BODY, roundId, baseUrl: BASE }, one)),
    ).rejects.toMatchObject({ code: 'masking_not_chosen' });
    expect(await exported(editor, { sources: 'masked' })).not.toContain(canary);
    expect(await exported(editor, { sources: 'masked' })).toContain('a person on the council');
    expect(await exported(editor, { sources: 'shown' })).toContain(canary);

    const viewer = await actorOf('viewer');
    expect(await exported(viewer, { sources: 'masked' })).not.toContain(canary);
    await expect(exported(viewer, { sources: 'shown' })).rejects.toMatchObject({
      code: 'forbidden',
    });
    const folder = await mkdtemp(path.join(tmpdir(), 'obelus-test-keys-'));
    const keys = signingKeys({ folder, given: undefined }, new Date());
    await rm(folder, { recursive: true });
    const packed = (actor: Actor) =>
      as(db, actor, (one) => exportSignedPackage({ roundId }, one, keys));
    await expect(packed(viewer)).rejects.toMatchObject({ code: 'forbidden' });
    expect(String((await packed(editor)).body)).toContain(canary);
    const event = await asSystem(db, 'verify', (tx) =>
      tx.event.findFirstOrThrow({
        where: { type: 'report.exported', actorId: viewer.userId },
        orderBy: { rev: 'desc' },
      }),
    );
    expect(event.payload).toMatchObject({ masked: ['protected sources'] });
  });
});

describe('readers without an account', () => {
  test('are counted by their address, and asked to wait', async ({ db }) => {
    const throttle = createPublicThrottle(db, { fromOneAddress: 2, direct: 3 });
    await throttle('203.0.113.9');
    await throttle('203.0.113.9');
    await expect(throttle('203.0.113.9')).rejects.toMatchObject({ code: 'too_many_requests' });
    await throttle('203.0.113.10');
  });
});

async function signedRound(db: Db) {
  return asSystem(db, 'verify', async (tx) => {
    const round = await tx.reviewRound.findFirstOrThrow({
      where: { phase: 'signed_off' },
      include: { reviewers: true },
    });
    const open = await tx.reviewRound.findFirstOrThrow({ where: { phase: 'open' } });
    const people = await tx.user.findMany({
      where: { id: { in: round.reviewers.map(({ userId }) => userId) } },
    });
    const actorOf = async (role: Role): Promise<Actor> => {
      const member = await asSystem(db, 'verify', (inner) =>
        inner.membership.findFirstOrThrow({
          where: { newsroomId: round.newsroomId, roles: { equals: [role] } },
        }),
      );
      return { userId: member.userId, newsroomId: round.newsroomId, roles: [role], scopes: null };
    };
    return {
      roundId: round.id,
      openRoundId: open.id,
      editor: await actorOf('editor'),
      checkers: people.map(({ name }) => name),
      actorOf,
    };
  });
}
