import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

import { SMTPServer } from 'smtp-server';
import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { choicesOf } from '@/lib/domain/notifications/preferences';
import { test } from '@/lib/testing/database/test';
import { as, NOW } from '@/lib/testing/factories';
import {
  aMailer,
  ask,
  aToldDesk,
  makeJobsDue,
  ORIGIN,
  SECRET,
  tasksOf,
  toldTo,
  work,
} from '@/lib/testing/telling';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { changeNotificationPreferences } from '../use-cases/notification-preferences';
import { createMailer } from './mailer';
import { unsubscribe, unsubscribeWords } from './unsubscribe';
import { unsubscribeToken } from './unsubscribe-token';

function prefer(db: Db, actor: Actor, kinds: object, over: object = {}) {
  const body = { choices: choicesOf(kinds), digestHour: 8, timeZone: 'UTC', ...over };
  return as(db, actor, (context) =>
    changeNotificationPreferences(body, context, { SMTP_URL: undefined }),
  );
}

describe('a mail', () => {
  test('leaves at once, whole, and says nothing of the article in its subject', async ({
    db,
    databaseUrl,
  }) => {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData(stream, _session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          received.push(Buffer.concat(parts).toString());
          done();
        });
      },
    });
    server.listen(0, '127.0.0.1');
    await once(server.server, 'listening');
    const { port } = server.server.address() as AddressInfo;
    const mailer = createMailer({
      url: `smtp://127.0.0.1:${port}`,
      from: 'Obelus <obelus@daily.example>',
    });
    try {
      const { ana, wim, claim } = await aToldDesk(db);
      await ask(db, ana, claim.id);
      await work(db, databaseUrl, { mailer });
      const toWim = received.filter((mail) => mail.includes(`To: ${wim.userId}@daily.example`));
      expect(toWim).toHaveLength(1);
      const mail = toWim[0]?.replaceAll(/=\r\n/gu, '') ?? '';
      expect(mail).toMatch(/^Subject: A query is put to you\r$/mu);
      expect(mail).toContain('Turnout');
      expect(mail).not.toContain('Who says so');
      expect(mail).toMatch(
        /^List-Unsubscribe: *\r?\n? *<https:\/\/obelus\.daily\.example\/unsubscribe\/off/mu,
      );
      expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/mu);
      expect(mail).toContain('text/plain');
      expect(mail).toContain('text/html');
    } finally {
      await new Promise<void>((closed) => server.close(() => closed()));
    }
  });

  test('that the server does not take is tried again, and sent once', async ({
    db,
    databaseUrl,
  }) => {
    const mailer = aMailer();
    mailer.refuses = true;
    const { ana, claim } = await aToldDesk(db);
    await work(db, databaseUrl);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { mailer });
    expect(mailer.sent).toEqual([]);

    mailer.refuses = false;
    await makeJobsDue(db);
    await work(db, databaseUrl, { mailer });
    expect(mailer.sent).toHaveLength(1);
    const { id } = await asSystem(db, 'verify', (tx) =>
      tx.notification.findFirstOrThrow({ where: { kind: 'query_put' } }),
    );
    await tasksOf(db, { mailer })['send_mail']?.({ notificationId: id }, undefined as never);
    expect(mailer.sent).toHaveLength(1);
    expect(mailer.sent[0]?.messageId).toContain(id);
  });

  test('is not sent where the person may not see the thing any more', async ({
    db,
    databaseUrl,
  }) => {
    const mailer = aMailer();
    mailer.refuses = true;
    const { ana, ben, wim, claim } = await aToldDesk(db);
    const query = await ask(db, ana, claim.id);
    const other = await ask(db, ana, claim.id);
    await work(db, databaseUrl, { mailer });
    await asSystem(db, 'seed', (tx) =>
      tx.query.update({ where: { id: query.id }, data: { assigneeId: ben.userId } }),
    );
    mailer.refuses = false;
    await makeJobsDue(db);
    await work(db, databaseUrl, { mailer });
    // The control is the other query: it is still put to the writer, and mailed.
    const toWim = mailer.sent.filter(({ to }) => to === `${wim.userId}@daily.example`);
    expect(toWim).toHaveLength(1);
    expect(other.assignee?.userId).toBe(wim.userId);
  });

  test('of a day is one digest, at the hour of the person’s own zone', async ({
    db,
    databaseUrl,
  }) => {
    const mailer = aMailer();
    const { ana, wim, claim } = await aToldDesk(db);
    // Noon in London is seven in New York.
    const zone = { digestHour: 8, timeZone: 'America/New_York' };
    await prefer(db, wim, { query_put: { app: true, mail: 'digest' } }, zone);
    await ask(db, ana, claim.id);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { mailer });
    const digests = async (hours: number) => {
      const now = new Date(NOW.getTime() + hours * 3_600_000);
      await tasksOf(db, { mailer, now })['send_digests']?.({}, undefined as never);
      return mailer.sent.filter(({ to }) => to === `${wim.userId}@daily.example`);
    };
    expect(await digests(0)).toEqual([]);
    expect(await digests(1)).toMatchObject([{ subject: 'Your digest: 2 things' }]);
    // Another newsroom of the same person has a digest of its own on that day.
    const digest = mailer.sent.find(({ subject }) => subject.startsWith('Your digest'));
    expect(digest?.messageId).toContain(wim.newsroomId);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { mailer });
    expect(await digests(2)).toHaveLength(1);
    expect(await digests(25)).toHaveLength(2);
  });

  test('stops by its link without signing in, and by a link of nobody else’s', async ({
    db,
    databaseUrl,
  }) => {
    const mailer = aMailer();
    const { ana, wim, claim } = await aToldDesk(db);
    const { userId, newsroomId } = wim;
    const token = unsubscribeToken({ userId, newsroomId, kind: 'query_put' }, SECRET);
    expect(unsubscribeWords(token, SECRET)).toBe('“A query is put to you”');
    const forged = unsubscribeToken({ userId, newsroomId, kind: 'query_put' }, 'another secret');
    expect(await unsubscribe(forged, SECRET, db)).toBe(false);
    expect(unsubscribeWords(`${token}x`, SECRET)).toBeNull();

    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { mailer });
    const toWim = () => mailer.sent.filter(({ to }) => to === `${userId}@daily.example`);
    expect(toWim()).toHaveLength(1);
    expect(toWim()[0]?.text).toContain(`${ORIGIN}/unsubscribe?t=${encodeURIComponent(token)}`);

    expect(await unsubscribe(token, SECRET, db)).toBe(true);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl, { mailer });
    expect(toWim()).toHaveLength(1);
    expect(await toldTo(db, wim)).toEqual(['query_put', 'query_put']);
  });
});
