import type { IncomingHttpHeaders } from 'node:http';

import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect } from 'vitest';

import type { CreateWebhookBody } from '@/lib/contracts/notifications';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { as } from '@/lib/testing/factories';
import { ask, aToldDesk, makeJobsDue, ORIGIN, work } from '@/lib/testing/telling';
import { aWebSite, type WebSite } from '@/lib/testing/web-site';

import type { Db } from '../db/client';
import { getDeliveries, getWebhooks } from '../queries/list-webhooks';
import {
  createWebhook,
  renewWebhookSecret,
  replayDelivery,
  updateWebhook,
} from '../use-cases/change-webhooks';
import { closeRound } from '../use-cases/close-round';
import { postWebhook, webhookAddressProblem } from './post-webhook';

let site: WebSite;
let status = 204;
let received: { headers: IncomingHttpHeaders; body: string }[] = [];

beforeEach(async () => {
  status = 204;
  received = [];
  site = await aWebSite((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      received.push({ headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(status, { location: site.url('/elsewhere') }).end();
    });
  });
});
afterEach(async () => {
  await site.close();
});

const config = () => ({ FETCH_ALLOW_HOSTS: [site.host], NEXTAUTH_URL: ORIGIN });

function tellSite(db: Db, ada: Actor, over: Partial<CreateWebhookBody> = {}) {
  const body = { name: 'Script', url: site.url('/in'), format: 'standard' as const };
  return as(db, ada, (context) =>
    createWebhook({ ...body, kinds: ['query.asked', 'round.closed'], ...over }, context, config()),
  );
}

const typesOf = () => received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

describe('a webhook', () => {
  test('is sent messages that its receiver can verify, without a word of a claim', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ada, round, claim } = await aToldDesk(db);
    const { secret, id } = await tellSite(db, ada);
    const query = await ask(db, ana, claim.id);
    await work(db, databaseUrl, { allowHosts: [site.host], now: new Date() });

    const [message] = received;
    if (message === undefined) throw new Error('Nothing was sent');
    const headers = message.headers as Record<string, string>;
    expect(new Webhook(secret).verify(message.body, headers)).toMatchObject({
      type: 'query.asked',
      data: {
        newsroom: { name: 'The Daily' },
        article: { id: round.articleId, title: 'Turnout' },
        round: { id: round.id, mode: 'shared' },
        actor: { name: 'Ana' },
        subject: { queryId: query.id, annotationId: claim.id },
      },
    });
    expect(() => new Webhook(secret).verify(`${message.body} `, headers)).toThrow();
    expect(message.body).not.toContain('Who says so');
    expect(message.body).not.toContain('a record');

    const { deliveries } = await as(db, ada, (context) =>
      getDeliveries({ webhookId: id, limit: 10 }, context),
    );
    expect(deliveries).toMatchObject([
      { id: headers['webhook-id'], state: 'delivered', attempts: 1, log: [{ status: 204 }] },
    ]);
  });

  test('gets another secret, and is signed with the old one too for a day', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ada, claim } = await aToldDesk(db);
    const { secret: old, id } = await tellSite(db, ada);
    await expect(
      as(db, ana, (context) => renewWebhookSecret({ webhookId: id }, context)),
    ).rejects.toMatchObject({ code: 'forbidden' });

    // Two days ago and now: the standard refuses to verify what is older than minutes.
    const daysAgo = new Date(Date.now() - 2 * 86_400_000);
    const first = await as(
      db,
      ada,
      (context) => renewWebhookSecret({ webhookId: id }, context),
      daysAgo,
    );
    const second = await as(
      db,
      ada,
      (context) => renewWebhookSecret({ webhookId: id }, context),
      new Date(),
    );
    expect(new Set([old, first.secret, second.secret]).size).toBe(3);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { allowHosts: [site.host], now: new Date() });
    const opens = (secret: string) => {
      const [message] = received;
      if (message === undefined) throw new Error('Nothing was sent');
      try {
        new Webhook(secret).verify(message.body, message.headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    expect([old, first.secret, second.secret].map(opens)).toEqual([false, true, true]);

    received = [];
    await db.webhook.update({ where: { id }, data: { previousSecretUntil: daysAgo } });
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { allowHosts: [site.host], now: new Date() });
    expect([first.secret, second.secret].map(opens)).toEqual([false, true]);

    // No request reads a secret, the new one or the one before it.
    const { webhooks } = await as(db, ada, (context) => getWebhooks(context));
    expect(JSON.stringify(webhooks)).not.toContain('whsec_');
    await expect(
      as(db, ada, ({ tx }) => tx.webhook.findFirst({ select: { previousSecret: true } })),
    ).rejects.toThrow();
  });

  test('is told of blind work when the round closes, and of what everyone sees at once', async ({
    db,
    databaseUrl,
  }) => {
    const telling = { allowHosts: [site.host] };
    const { ana, ada, head, round, claim } = await aToldDesk(db, 'blind');
    await tellSite(db, ada);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, telling);
    expect(typesOf()).toEqual([]);

    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    await work(db, databaseUrl, telling);
    expect(typesOf().sort()).toEqual(['query.asked', 'round.closed']);

    // The control: in a shared round the same leaves at once.
    const shared = await aToldDesk(db, 'shared');
    await tellSite(db, shared.ada);
    received = [];
    await ask(db, shared.ana, shared.claim.id);
    await work(db, databaseUrl, telling);
    expect(typesOf()).toEqual(['query.asked']);
  });

  test('is tried again until it answers, under one id, and by hand once more', async ({
    db,
    databaseUrl,
  }) => {
    const telling = { allowHosts: [site.host], now: new Date() };
    const { ana, ada, claim } = await aToldDesk(db);
    const { id } = await tellSite(db, ada);
    const log = async () => {
      const list = await as(db, ada, (context) =>
        getDeliveries({ webhookId: id, limit: 10 }, context),
      );
      const [delivery] = list.deliveries;
      if (delivery === undefined) throw new Error('Nothing was queued');
      return delivery;
    };
    status = 500;
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, telling);
    expect(await log()).toMatchObject({ state: 'waiting', attempts: 1, log: [{ status: 500 }] });
    // A pause is kept: nothing is sent before it is over.
    await work(db, databaseUrl, telling);
    expect(received).toHaveLength(1);

    status = 302;
    await makeJobsDue(db);
    await work(db, databaseUrl, telling);
    expect(site.asked).not.toContain(`${site.host}/elsewhere`);
    status = 200;
    await makeJobsDue(db);
    await work(db, databaseUrl, telling);
    const delivery = await log();
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 3 });

    await as(db, ada, (context) => replayDelivery({ deliveryId: delivery.id }, context));
    await work(db, databaseUrl, telling);
    expect(received).toHaveLength(4);
    expect(new Set(received.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([delivery.id]),
    );
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);
  });

  test('is switched off when it is gone, with a note, and on again by hand', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ada, claim } = await aToldDesk(db);
    const { id } = await tellSite(db, ada);
    status = 410;
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { allowHosts: [site.host] });
    const { webhooks } = await as(db, ada, (context) => getWebhooks(context));
    expect(webhooks).toMatchObject([{ disabledNote: expect.stringContaining('gone') as string }]);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { allowHosts: [site.host] });
    expect(received).toHaveLength(1);

    const body = { enabled: true };
    const after = await as(db, ada, (context) =>
      updateWebhook({ webhookId: id, body }, context, config()),
    );
    expect(after).toMatchObject({ disabledAt: null, failingSince: null });
  });

  test('speaks as Slack and Teams understand', async ({ db, databaseUrl }) => {
    const { ana, ada, claim } = await aToldDesk(db);
    await tellSite(db, ada, { format: 'slack' });
    await tellSite(db, ada, { format: 'teams' });
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { allowHosts: [site.host] });
    const bodies = received.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    expect(bodies.find((body) => 'blocks' in body)).toMatchObject({
      text: expect.stringContaining('A query was put to the writer') as string,
    });
    expect(bodies.find((body) => body['type'] === 'message')).toMatchObject({
      attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }],
    });
  });

  test('leads to the public internet over TLS, or to a host that is named', async ({ db }) => {
    const { ada, ana } = await aToldDesk(db);
    expect(webhookAddressProblem('https://hooks.daily.example/in', [])).toBeNull();
    for (const url of [
      'http://hooks.daily.example/',
      'ftp://a.example/',
      'https://u:p@a.example/',
    ]) {
      expect(webhookAddressProblem(url, []), url).not.toBeNull();
    }
    const message = { id: 'm', body: '{}', secrets: [`whsec_${btoa('secret')}`], at: new Date() };
    const inside = await postWebhook(
      { ...message, url: 'https://hooks.daily.example/' },
      {
        allowHosts: [],
        resolve: (_, done) => done(null, [{ address: '10.0.0.7', family: 4 }]),
      },
    );
    expect(inside).toMatchObject({
      isDelivered: false,
      note: expect.stringContaining('private network') as string,
    });
    await expect(tellSite(db, ada, { url: 'http://10.0.0.7/' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(tellSite(db, ana)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as(db, ana, (context) => getWebhooks(context))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
