/** Signed reports as a visitor without an account meets them: from the front door to the answer. */
import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

import { NextRequest } from 'next/server';
import { describe, expect } from 'vitest';

import { NOTHING_MASKED } from '@/lib/domain/reports/masking';
import { PLAIN_TEMPLATE } from '@/lib/domain/reports/report-template';
import { specimenRecord } from '@/lib/domain/reports/specimen';
import { asSystem } from '@/lib/server/db/transactions';
import type { Db } from '@/lib/server/db/client';
import { sha256 } from '@/lib/server/hash';
import { insertPublicLink } from '@/lib/server/repositories/public-link-repository';
import { revokePublicLink } from '@/lib/server/use-cases/revoke-public-link';
import { test } from '@/lib/testing/database/test';
import { anActor, aRound, as } from '@/lib/testing/factories';

import { frontDoor } from '../auth/front-door';
import { publicFeed } from './public-feeds';
import { publicClaim, publicEmbed, publicReport } from './public-pages';
import { createPublicThrottle } from './public-throttle';
import { answerPublicly } from './respond-publicly';

const NOW = new Date('2026-11-21T16:40:00Z');
const BASE = 'https://desk.example';
const DAY = 86_400_000;

describe('a visitor of a public link', () => {
  test('reads the report without a session, and nothing tells who they are', async ({ db }) => {
    const { link, visit } = await aPublicLink(db);

    const { door, answer } = await visit(link.name);
    expect(door.status).toBe(200);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('<h1');
    for (const { headers } of [door, answer]) expect(headers.has('set-cookie')).toBe(false);

    // A person of the desk is a visitor like any other: what their browser sends is not passed on.
    const signedIn = await visit(link.name, {
      headers: {
        cookie: 'next-auth.session-token=anything',
        authorization: 'Bearer anything',
        accept: 'text/html',
      },
    });
    const passed = (name: string) => signedIn.door.headers.get(`x-middleware-request-${name}`);
    expect([passed('cookie'), passed('authorization')]).toEqual([null, null]);
    expect(passed('accept')).toBe('text/html');
  });

  test('finds the same nothing where a link is unknown, revoked or over', async ({ db }) => {
    const { link, visit, revoke } = await aPublicLink(db);
    const said = async (name: string, now = NOW) => {
      const { answer } = await visit(name, { now });
      return [answer.status, answer.headers.get('x-robots-tag'), await answer.text()];
    };
    const nothing = await said('A'.repeat(43));
    expect(nothing.slice(0, 2)).toEqual([404, 'noindex, nofollow']);

    expect(await said('short')).toEqual(nothing);
    expect(await said(link.id)).toEqual(nothing);
    expect((await said(link.name, new Date(NOW.getTime() + 29 * DAY)))[0]).toBe(200);
    expect(await said(link.name, new Date(NOW.getTime() + 30 * DAY))).toEqual(nothing);
    await revoke(link.id);
    expect(await said(link.name)).toEqual(nothing);
  });

  test('is asked to wait where too much is asked, before anything is looked up', async ({ db }) => {
    const { link, visit } = await aPublicLink(db);
    const count = createPublicThrottle(db, { fromOneAddress: 2, direct: 2 });
    const headers = { 'x-forwarded-for': '203.0.113.9' };
    const ask = (name: string) => visit(name, { headers, count, trustedProxyHops: 1 });

    expect((await ask(link.name)).answer.status).toBe(200);
    // Guessing counts as much as reading.
    expect((await ask('A'.repeat(43))).answer.status).toBe(404);
    const { answer } = await ask(link.name);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.text()).not.toContain('<h1');
    const other = await visit(link.name, {
      ...{ count, trustedProxyHops: 1 },
      headers: { 'x-forwarded-for': '203.0.113.10' },
    });
    expect(other.answer.status).toBe(200);
  });

  test('gets pages that run nothing, are kept by no cache, and are no search engine’s unless listed', async ({
    db,
  }) => {
    const { link, listed, visit } = await aPublicLink(db);

    const { door, answer } = await visit(link.name);
    expect(door.headers.get('cache-control')).toBe('private, no-store');
    expect(door.headers.get('referrer-policy')).toBe('no-referrer');
    expect(door.headers.get('x-frame-options')).toBe('DENY');
    expect(door.headers.get('strict-transport-security')).toContain('max-age=');
    const policy = door.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('script-src');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    // The door leaves it to the answer, or a listed report would be forbidden by one of two.
    expect(door.headers.has('x-robots-tag')).toBe(false);
    expect((await visit(listed.name)).answer.headers.get('x-robots-tag')).toBe('all');
    const html = await answer.text();
    expect(html).not.toMatch(
      /<script(?! type="application\/ld\+json")|\son\w+=|https?:\/\/[^"]*\.js"/i,
    );

    const card = await visit(`${link.name}/embed`);
    expect(card.answer.status).toBe(200);
    expect(card.door.headers.get('content-security-policy')).toContain('frame-ancestors *');
    expect(card.door.headers.has('x-frame-options')).toBe(false);
    expect(card.door.headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test('finds claims and feeds by the same door, and no other page of the desk', async ({ db }) => {
    const { listed, visit, newsroomId } = await aPublicLink(db);

    for (const path of [
      `${listed.name}/claims/1`,
      `newsrooms/${newsroomId}/feed.atom`,
      `newsrooms/${newsroomId}/claims.json`,
    ]) {
      expect((await visit(path)).answer.status, path).toBe(200);
    }
    const elsewhere = frontDoor(new NextRequest(`${BASE}/publicity`), HTTPS);
    expect(elsewhere.headers.get('location')).toContain('/sign-in');
  });

  test('can do nothing but read', () => {
    const routes = readdirSync('app/public', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('route.ts'),
    );
    expect(routes).toHaveLength(5);
    for (const route of routes) {
      const exported = readFileSync(`app/public/${route}`, 'utf8').matchAll(
        /^export .*?(\w+)\(/gmu,
      );
      // Next.js answers every other method with 405, and HEAD as it answers GET.
      expect(
        [...exported].map(([, name]) => name),
        route,
      ).toEqual(['GET']);
    }
  });
});

const HTTPS = { isHttps: true, isDevelopment: false };

/** A signed round with a link and a listed one, of a record that stands for any. */
async function aPublicLink(db: Db) {
  const editor = await anActor(db, { roles: ['editor'] });
  const reviewer = await anActor(db, { newsroomId: editor.newsroomId });
  const round = await aRound(db, { reviewers: [reviewer] });
  const record = specimenRecord('The Daily');
  const publish = (isListed: boolean) =>
    asSystem(db, 'verify', async (tx) => {
      await tx.reviewRound.update({ where: { id: round.id }, data: { phase: 'signed_off' } });
      const name = randomBytes(32).toString('base64url');
      const { id } = await insertPublicLink(tx, {
        ...{ newsroomId: editor.newsroomId, articleId: round.articleId, roundId: round.id },
        ...{ tokenHash: sha256(name), isListed, masking: NOTHING_MASKED, record },
        ...{ template: PLAIN_TEMPLATE, createdById: editor.userId, createdAt: NOW },
        expiresAt: new Date(NOW.getTime() + 30 * DAY),
      });
      return { id, name: isListed ? id : name };
    });
  return {
    link: await publish(false),
    listed: await publish(true),
    newsroomId: editor.newsroomId,
    revoke: (linkId: string) => as(db, editor, (one) => revokePublicLink({ linkId }, one), NOW),
    visit: (path: string, given: Visit = {}) => visit(db, path, given),
  };
}

type Visit = {
  headers?: Record<string, string>;
  now?: Date;
  count?: (address: string) => Promise<void>;
  trustedProxyHops?: number;
};

/** The request through the front door, and the answer behind it as the route of that path gives it. */
async function visit(db: Db, path: string, given: Visit) {
  const { headers = {}, now = NOW, trustedProxyHops = 0 } = given;
  const request = new NextRequest(`${BASE}/public/${path}`, { headers });
  const door = frontDoor(request, HTTPS);
  const [name = '', second = '', third = ''] = path.split('/');
  const answer = await answerPublicly(
    request,
    (context) => {
      if (name === 'newsrooms') return publicFeed({ newsroomId: second, file: third }, context);
      if (second === 'claims') return publicClaim(name, third, context);
      return second === 'embed' ? publicEmbed(name, context) : publicReport(name, context);
    },
    { db, now, baseUrl: BASE, trustedProxyHops, count: given.count ?? createPublicThrottle(db) },
  );
  return { door, answer };
}
