import { describe, expect } from 'vitest';

import {
  createAnnotation as endpoint,
  updateAnnotation as updating,
} from '@/lib/contracts/endpoints/annotations';
import { createToken } from '@/lib/contracts/endpoints/newsroom';
import { search } from '@/lib/contracts/endpoints/search';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, aRound, as, NOW, targetOf } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { listAnnotations } from '../queries/rounds';
import { createAnnotation } from '../use-cases/create-annotation';
import { updateAnnotation } from '../use-cases/update-annotation';
import { createRouteFactory } from './create-route-factory';

const SAME_ORIGIN = { 'sec-fetch-site': 'same-origin' };

function routesFor(db: Db, actor: Actor | null) {
  const errors: unknown[] = [];
  const defineRoute = createRouteFactory({
    db,
    getActor: () => Promise.resolve(actor),
    now: () => NOW,
    newRequestId: () => 'request-1',
    logError: (error) => errors.push(error),
  });
  const create = defineRoute(endpoint, {
    run: ({ params, body }, context) => createAnnotation({ ...params, ...body }, context),
  });
  const update = defineRoute(updating, {
    run: ({ params, body, ifMatch }, context) =>
      updateAnnotation({ ...params, ifMatch, body }, context),
  });
  return { create, update, errors };
}

function aRequest(method: string, body: unknown, headers: Record<string, string> = SAME_ORIGIN) {
  return new Request('http://localhost:3000/api/v1/anything', {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function aRoundWithRoutes(db: Db) {
  const ana = await anActor(db);
  const round = await aRound(db, { reviewers: [ana] });
  const body = { id: uuidv7(), target: targetOf(round.text, '62 percent') };
  const params = { params: Promise.resolve({ roundId: round.id }) };
  const list = () => as(db, ana, (context) => listAnnotations(round.id, context));
  return { ...routesFor(db, ana), round, body, params, list };
}

describe('a route', () => {
  test('answers with the result, its ETag and the request’s id', async ({ db }) => {
    const { create, body, params } = await aRoundWithRoutes(db);

    const response = await create(aRequest('POST', body), params);

    expect(response.status).toBe(201);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.get('x-request-id')).toBe('request-1');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
    expect(await response.json()).toMatchObject({ id: body.id, exact: '62 percent' });
  });

  test('answers a repeat of one key as the first time, and changes nothing', async ({ db }) => {
    const { create, body, params, list } = await aRoundWithRoutes(db);
    const headers = { ...SAME_ORIGIN, 'idempotency-key': 'a-key-of-its-own' };
    const once = () => create(aRequest('POST', body, headers), params);

    const answers = await Promise.all([once(), once(), once(), once(), once()]);

    const bodies = await Promise.all(answers.map((answer) => answer.json()));
    expect(new Set(bodies.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect((await list()).annotations).toHaveLength(1);
  });

  test('refuses the same key for another body', async ({ db }) => {
    const { create, body, params } = await aRoundWithRoutes(db);
    const headers = { ...SAME_ORIGIN, 'idempotency-key': 'a-key-of-its-own' };
    await create(aRequest('POST', body, headers), params);

    const other = await create(aRequest('POST', { ...body, priority: 'high' }, headers), params);

    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: 'idempotency_mismatch' });
  });

  test('keeps no key of a write that failed, so that it can be tried again', async ({ db }) => {
    const { create, body, params } = await aRoundWithRoutes(db);
    const headers = { ...SAME_ORIGIN, 'idempotency-key': 'a-key-of-its-own' };
    const wrong = {
      ...body,
      target: { ...body.target, quote: { ...body.target.quote, exact: 'Nowhere' } },
    };
    expect((await create(aRequest('POST', wrong, headers), params)).status).toBe(409);

    expect((await create(aRequest('POST', body, headers), params)).status).toBe(201);
  });

  test('keeps no answer that holds a secret', async ({ db }) => {
    const defineRoute = createRouteFactory({
      db,
      getActor: () => anActor(db, { roles: ['administrator'] }),
      now: () => NOW,
      newRequestId: () => 'request-1',
      logError: () => undefined,
    });
    const route = defineRoute(createToken, {
      run: () => Promise.reject(new Error('This is never reached')),
    });
    const body = { name: 'Script', scopes: ['read'] };
    const headers = { ...SAME_ORIGIN, 'idempotency-key': 'a-key-of-its-own' };

    const response = await route(aRequest('POST', body, headers), { params: Promise.resolve({}) });

    expect(response.status).toBe(422);
  });

  test('asks for the version a change was made on', async ({ db }) => {
    const { create, update, body, params } = await aRoundWithRoutes(db);
    await create(aRequest('POST', body), params);
    const at = { params: Promise.resolve({ annotationId: body.id }) };
    const change = (headers: Record<string, string>) =>
      update(aRequest('PATCH', { verdict: 'disputed' }, { ...SAME_ORIGIN, ...headers }), at);

    expect((await change({})).status).toBe(428);
    expect((await change({ 'if-match': 'three' })).status).toBe(422);
    expect((await change({ 'if-match': '"1"' })).status).toBe(200);
    const stale = await change({ 'if-match': '"1"' });
    expect(stale.status).toBe(412);
    expect(stale.headers.get('content-type')).toBe('application/problem+json');
    expect(await stale.json()).toMatchObject({ code: 'stale_version', current: { version: 2 } });
  });

  test.for([
    ['no JSON', '{', 'not valid JSON'],
    ['an unknown field', { surprise: true }, 'surprise'],
    ['an object where a string belongs', { claimText: { contains: '' } }, 'claimText'],
    [
      'a script for an address',
      { citations: [{ id: uuidv7(), source: 'x', url: 'javascript:1' }] },
      'url',
    ],
    ['half of a surrogate pair', { claimText: '\ud800' }, 'claimText'],
    ['a NUL', { claimText: 'a\u0000b' }, 'claimText'],
  ] as const)('refuses %s, and says where', async ([, sent, where], { db }) => {
    const { create, body, params, errors, list } = await aRoundWithRoutes(db);
    const whole = typeof sent === 'string' ? sent : { ...body, ...sent };

    const response = await create(aRequest('POST', whole), params);

    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain(where);
    expect((await list()).annotations).toEqual([]);
    expect(errors).toEqual([]);
  });

  test('takes JSON and says so of anything else', async ({ db }) => {
    const { create, body, params, list } = await aRoundWithRoutes(db);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const headers = { ...SAME_ORIGIN, 'content-type': type };
      const refused = await create(aRequest('POST', body, headers), params);
      expect(refused.status).toBe(415);
      expect(await refused.json()).toMatchObject({
        title: 'Unsupported Media Type',
        code: 'unsupported_media_type',
      });
    }
    expect((await list()).annotations).toEqual([]);
    const headers = { ...SAME_ORIGIN, 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await create(aRequest('POST', body, headers), params)).status).toBe(201);
  });

  test('refuses what cannot be stored in a question too, and says where', async ({ db }) => {
    const actor = await anActor(db);
    const ran: unknown[] = [];
    const defineRoute = createRouteFactory({
      db,
      getActor: () => Promise.resolve(actor),
      now: () => NOW,
      newRequestId: () => 'request-1',
      logError: (error) => ran.push(error),
    });
    const find = defineRoute(search, {
      run: ({ query }) => {
        ran.push(query);
        return Promise.resolve({ hits: [], total: 0, hasLikeness: true });
      },
    });
    const refused = await find(new Request('http://localhost:3000/api/v1/search?q=a%00b'), {
      params: Promise.resolve({}),
    });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ issues: [{ path: 'q' }] });
    expect(ran).toEqual([]);
  });

  test.for([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['another host of the same site', { 'sec-fetch-site': 'same-site' }],
    ['a sandboxed page', { origin: 'null', host: 'localhost:3000' }],
    ['a foreign origin', { origin: 'https://elsewhere.example', host: 'localhost:3000' }],
    ['nowhere in particular', {}],
  ] as const)('refuses a write that comes from %s', async ([, headers], { db }) => {
    const { create, body, params } = await aRoundWithRoutes(db);

    expect((await create(aRequest('POST', body, headers), params)).status).toBe(403);
    expect((await create(aRequest('POST', body, SAME_ORIGIN), params)).status).toBe(201);
  });

  test('asks nobody to sign in', async ({ db }) => {
    const { create } = routesFor(db, null);
    const response = await create(aRequest('POST', {}), { params: Promise.resolve({}) });
    expect(response.status).toBe(401);
  });

  test('gives one answer for what is hidden, absent, or no id at all', async ({ db }) => {
    const { round } = await aRoundWithRoutes(db);
    const stranger = routesFor(db, await anActor(db));
    const body = { id: uuidv7(), target: targetOf(round.text, '62 percent') };
    const answers = await Promise.all(
      [round.id, uuidv7(), 'no-id'].map(async (roundId) => {
        const response = await stranger.create(aRequest('POST', body), {
          params: Promise.resolve({ roundId }),
        });
        return { status: response.status, body: await response.text() };
      }),
    );
    expect(answers[0]?.status).toBe(404);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test('tells nobody of a bug, and logs it', async ({ db }) => {
    const errors: unknown[] = [];
    const defineRoute = createRouteFactory({
      db,
      getActor: () => anActor(db),
      now: () => NOW,
      newRequestId: () => 'request-1',
      logError: (error) => errors.push(error),
    });
    const route = defineRoute(endpoint, {
      run: () => Promise.reject(new Error('The vault code is 1234')),
    });
    const body = { id: uuidv7(), target: targetOf('Turnout', 'Turnout') };

    const response = await route(aRequest('POST', body), {
      params: Promise.resolve({ roundId: uuidv7() }),
    });

    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('1234');
    expect(errors).toHaveLength(1);
  });
});
