import { describe, expect } from 'vitest';

import { choicesOf } from '@/lib/domain/notifications/preferences';
import { test } from '@/lib/testing/database/test';
import { anActor, as, NOW } from '@/lib/testing/factories';
import {
  ask,
  aToldDesk,
  mention,
  mentionHidden,
  tasksOf,
  toldTo,
  work,
} from '@/lib/testing/telling';

import { asActor, asSystem } from '../db/transactions';
import { listNotifications } from '../queries/list-notifications';
import { answerQuery } from '../use-cases/change-queries';
import { closeRound } from '../use-cases/close-round';
import { markAllNotifications, markNotification } from '../use-cases/mark-notifications';
import { changeNotificationPreferences } from '../use-cases/notification-preferences';
import { uuidv7 } from '../new-id';

const HOUR = 3_600_000;

describe('what is told', () => {
  test('is a query to its writer, its answer to who asked, and nothing to who did it', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, ben, wim, claim } = await aToldDesk(db);
    const query = await ask(db, ana, claim.id);
    await work(db, databaseUrl);
    expect(await toldTo(db, wim)).toEqual(['query_put']);

    const list = await as(db, wim, (context) => listNotifications({ limit: 10 }, context));
    expect(list).toMatchObject({
      unread: 1,
      notifications: [
        { sentence: 'Ana put a query on “Turnout” to you.', path: '/', readAt: null },
      ],
    });

    await as(db, wim, (context) =>
      answerQuery({ queryId: query.id, id: uuidv7(), body: 'The county.' }, context),
    );
    await work(db, databaseUrl);
    expect(await toldTo(db, ana)).toEqual(['query_answered', 'round_assigned']);
    expect(await toldTo(db, wim)).toEqual(['query_put']);
    expect(await toldTo(db, ben)).toEqual(['round_assigned']);
  });

  test('is told once, however often the worker comes to it', async ({ db, databaseUrl }) => {
    const { ana, wim, claim } = await aToldDesk(db);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl);
    const event = await asSystem(db, 'verify', (tx) =>
      tx.event.findFirstOrThrow({ where: { type: 'query.asked' } }),
    );
    const { tell } = tasksOf(db, {});
    const place = { chainId: event.chainId, rev: event.rev };
    for (let run = 0; run < 3; run += 1) await tell?.(place, undefined as never);
    expect(await toldTo(db, wim)).toEqual(['query_put']);
  });

  test('is as hidden as the blind round, and comes when that is closed', async ({
    db,
    databaseUrl,
  }) => {
    const blind = await aToldDesk(db, 'blind');
    await mentionHidden(db, blind.ana, blind, [blind.head, blind.ben]);
    await ask(db, blind.ana, blind.claim.id);
    await work(db, databaseUrl);
    expect(await toldTo(db, blind.head)).toEqual([]);
    expect(await toldTo(db, blind.ben)).toEqual(['round_assigned']);
    // Whom a query is put to is told of it, and of nothing beside.
    expect(await toldTo(db, blind.wim)).toEqual(['query_put']);

    // The control is the shared round: the same work, and it is told.
    const shared = await aToldDesk(db, 'shared');
    await mention(db, shared.ana, shared.claim.id, shared.head);
    await work(db, databaseUrl);
    expect(await toldTo(db, shared.head)).toEqual(['mention']);

    await as(db, blind.head, (context) => closeRound({ roundId: blind.round.id }, context));
    await work(db, databaseUrl);
    expect(await toldTo(db, blind.head)).toContain('mention');
    expect(await toldTo(db, blind.ben)).toEqual(['mention', 'round_assigned']);
    expect(await toldTo(db, blind.wim)).toEqual(['query_put']);
  });

  test('is hidden by the database too, where a row was written that should not be', async ({
    db,
  }) => {
    const { ana, ben, round } = await aToldDesk(db, 'blind');
    const row = {
      ...{ newsroomId: ana.newsroomId, userId: ben.userId, kind: 'mention', isListed: true },
      ...{ roundId: round.id, articleId: round.articleId, occurredAt: NOW },
    };
    await asSystem(db, 'seed', (tx) =>
      tx.notification.createMany({
        data: [
          { ...row, occasion: 'of another', ownerId: ana.userId },
          { ...row, occasion: 'of nobody' },
        ],
      }),
    );
    const count = () => asActor(db, ben, (tx) => tx.notification.count());
    expect(await count()).toBe(1);
    expect(await asActor(db, ana, (tx) => tx.notification.count())).toBe(0);
    await asSystem(db, 'verify', (tx) =>
      tx.reviewRound.update({ where: { id: round.id }, data: { phase: 'comparison' } }),
    );
    expect(await count()).toBe(2);
  });

  test('names no reviewer while a round is settled without names', async ({ db, databaseUrl }) => {
    const { ana, ben, head, round, claim } = await aToldDesk(db, 'blind');
    await asSystem(db, 'seed', (tx) =>
      tx.reviewRound.update({ where: { id: round.id }, data: { names: 'until_settled' } }),
    );
    await mentionHidden(db, ana, { round, claim }, [head]);
    await as(db, head, (context) => closeRound({ roundId: round.id }, context));
    await work(db, databaseUrl);
    const sentences = async () =>
      (await as(db, head, (context) => listNotifications({ limit: 10 }, context))).notifications
        .filter(({ kind }) => kind === 'mention')
        .map(({ sentence }) => sentence);
    expect(await sentences()).toEqual(['You are mentioned in a comment on “Turnout”.']);
    expect(await toldTo(db, ben)).toEqual(['round_assigned']);

    await asSystem(db, 'verify', (tx) =>
      tx.reviewRound.update({ where: { id: round.id }, data: { phase: 'adjudicated' } }),
    );
    expect(await sentences()).toEqual(['Ana mentions you in a comment on “Turnout”.']);
  });

  test('is what is due, once when it is near and once when it is over', async ({ db }) => {
    const { ana, wim, round, claim } = await aToldDesk(db);
    const dueAt = new Date(NOW.getTime() + 48 * HOUR);
    await asSystem(db, 'seed', (tx) =>
      tx.reviewRound.update({ where: { id: round.id }, data: { dueAt } }),
    );
    await ask(db, ana, claim.id, { dueAt: dueAt.toISOString() });
    const look = async (hours: number) => {
      const now = new Date(NOW.getTime() + hours * HOUR);
      await tasksOf(db, { now })['tell_due']?.({}, undefined as never);
      return [await toldTo(db, ana), await toldTo(db, wim)];
    };
    expect(await look(20)).toEqual([[], []]);
    expect(await look(30)).toEqual([['round_due'], ['query_due']]);
    expect(await look(31)).toEqual([['round_due'], ['query_due']]);
    expect(await look(50)).toEqual([
      ['round_due', 'round_due'],
      ['query_due', 'query_due'],
    ]);
  });

  test('is marked as read, up to what was seen, by its person alone', async ({
    db,
    databaseUrl,
  }) => {
    const { ana, wim, claim } = await aToldDesk(db);
    await ask(db, ana, claim.id);
    await ask(db, ana, claim.id);
    await work(db, databaseUrl);
    const read = () => as(db, wim, (context) => listNotifications({ limit: 10 }, context));
    const [newest, oldest] = (await read()).notifications;
    if (newest === undefined || oldest === undefined) throw new Error('Two are told');

    await expect(
      as(db, ana, (context) =>
        markNotification({ notificationId: newest.id, read: true }, context),
      ),
    ).rejects.toMatchObject({ code: 'not_found' });
    await as(db, wim, (context) => markAllNotifications({ upTo: oldest.id }, context));
    expect((await read()).notifications.map(({ readAt }) => readAt !== null)).toEqual([
      false,
      true,
    ]);
    expect(
      await as(db, wim, (context) =>
        markNotification({ notificationId: newest.id, read: true }, context),
      ),
    ).toEqual({ unread: 0 });
  });

  test('is not told where its kind is switched off', async ({ db, databaseUrl }) => {
    const { ana, wim, claim } = await aToldDesk(db);
    const choices = choicesOf({ query_put: { app: false, mail: 'off' } });
    await as(db, wim, (context) =>
      changeNotificationPreferences(
        { choices, digestHour: 7, timeZone: 'Europe/Vienna' },
        context,
        {
          SMTP_URL: undefined,
        },
      ),
    );
    await ask(db, ana, claim.id);
    await work(db, databaseUrl);
    expect(await toldTo(db, wim)).toEqual([]);

    const other = await anActor(db, { roles: ['writer'], newsroomId: ana.newsroomId });
    await ask(db, ana, claim.id, { assigneeId: other.userId });
    await work(db, databaseUrl);
    expect(await toldTo(db, other)).toEqual(['query_put']);
  });
});
