/**
 * The second lock, with the first one bypassed: these queries ask for everything
 * and no policy function stands before them. Each absence has its control, the
 * same query with row-level security switched off.
 */
import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, aRound } from '@/lib/testing/factories';

import { seedSample } from '../sample/seed-sample';
import type { Db } from './client';
import { asActor, asSystem } from './transactions';

/** Tables that hold nothing of a newsroom: the role of requests may not even read them. */
const SYSTEM_TABLES = [
  'account',
  'rate_limit',
  'session',
  'verification_token',
  'worker_heartbeat',
  '_prisma_migrations',
];

/** A reviewer's work, and the column that names whose it is. */
const WORK = {
  annotation: 'reviewer_id',
  citation: 'reviewer_id',
  coverage_mark: 'reviewer_id',
  round_submission: 'reviewer_id',
  query: 'asked_by_id',
  suggested_fix: 'reviewer_id',
  event: 'owner_id',
} as const;

const NOW = new Date('2025-03-20T12:00:00Z');

describe('row-level security', () => {
  test('knows every table: each is a newsroom’s, or is closed to requests', async ({ db }) => {
    const tables = await listTables(db);
    const guarded = tables.filter(({ guarded }) => guarded).map(({ name }) => name);

    expect(tables.map(({ name }) => name).filter((name) => !guarded.includes(name))).toEqual(
      [...SYSTEM_TABLES].sort(),
    );
    const stranger = await anActor(db);
    for (const table of SYSTEM_TABLES) {
      await expect(countAs(db, stranger, table), table).rejects.toThrow(/permission denied/);
    }
  });

  test('hides every row of every table from another newsroom', async ({ db }) => {
    await seedSample(db, NOW);
    const stranger = await anActor(db);
    const own = await rowsOf(db, stranger);

    for (const { name } of (await listTables(db)).filter(({ guarded }) => guarded)) {
      expect(await countAs(db, stranger, name), `${name}, guarded`).toBe(own.get(name) ?? 0);
      if (!FILLED_BY_SAMPLE.has(name)) continue;
      await unguarded(db, name, async () => {
        expect(await countAs(db, stranger, name), `${name}, unguarded`).toBeGreaterThan(
          own.get(name) ?? 0,
        );
      });
    }
  }, 120_000);

  test('hides a reviewer’s work from everyone else until the blind round is closed', async ({
    db,
  }) => {
    await seedSample(db, NOW);
    const { roundId, first, others } = await openBlindRound(db);

    for (const [table, owner] of Object.entries(WORK)) {
      const count = `SELECT count(*)::int AS n FROM "${table}"
                      WHERE round_id = '${roundId}' AND "${owner}" = '${first.userId}'`;
      expect(await numberAs(db, first, count), `${table}, own`).toBeGreaterThan(0);
      for (const [role, other] of others) {
        // The writer is asked: a query and its event of another are what they answer.
        if (role === 'writer' && table === 'query') continue;
        expect(await numberAs(db, other, count), `${table} for ${role}`).toBe(0);
      }
      await unguarded(db, table, async () => {
        const [, second] = others[0] ?? [];
        if (!second) throw new Error('The sample has no second reviewer');
        expect(await numberAs(db, second, count), `${table}, unguarded`).toBeGreaterThan(0);
      });
    }

    const messages = `SELECT count(*)::int AS n FROM query_message
                       WHERE query_id IN (SELECT id FROM query WHERE round_id = '${roundId}')`;
    expect(await numberAs(db, first, messages)).toBeGreaterThan(0);
    for (const [role, other] of others.filter(([name]) => name !== 'writer')) {
      expect(await numberAs(db, other, messages), role).toBe(0);
    }

    // Once the round is closed, the same work is there for the desk.
    await asSystem(db, 'verify', (tx) =>
      tx.reviewRound.update({ where: { id: roundId }, data: { phase: 'comparison' } }),
    );

    for (const [table, owner] of Object.entries(WORK)) {
      const count = `SELECT count(*)::int AS n FROM "${table}"
                      WHERE round_id = '${roundId}' AND "${owner}" = '${first.userId}'`;
      for (const [role, other] of others) {
        expect(await numberAs(db, other, count), `${table} for ${role}`).toBeGreaterThan(0);
      }
    }
  }, 120_000);

  test('lets nobody write into another newsroom', async ({ db }) => {
    const stranger = await anActor(db);
    const { newsroomId } = await anActor(db);

    await expect(
      asActor(db, stranger, (tx) =>
        tx.story.createMany({ data: [{ newsroomId, name: 'Planted' }] }),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});

describe('the role of requests', () => {
  test('is no superuser, owns nothing and bypasses nothing', async ({ db }) => {
    const rows = await asSystem(
      db,
      'verify',
      (tx) =>
        tx.$queryRaw<{ power: boolean; owned: number }[]>`
        SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcanlogin AS power,
               (SELECT count(*)::int FROM pg_class WHERE relowner = pg_roles.oid) AS owned
          FROM pg_roles WHERE rolname = 'obelus_app'`,
    );
    expect(rows).toEqual([{ power: false, owned: 0 }]);
  });
});

describe('what is written once', () => {
  test('refuses to be changed or deleted, also by the system', async ({ db }) => {
    await aRound(db, { reviewers: [await anActor(db)] });
    const run = (sql: string) => asSystem(db, 'verify', (tx) => tx.$executeRawUnsafe(sql));

    for (const table of ['event', 'article_version', 'verdict_scale', 'stage_set']) {
      await expect(run(`UPDATE "${table}" SET id = id`), table).rejects.toThrow(/never changed/);
      await expect(run(`DELETE FROM "${table}"`), table).rejects.toThrow(/never changed/);
      await expect(run(`TRUNCATE "${table}" CASCADE`), table).rejects.toThrow(/never emptied/);

      await run(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
      expect(await run(`UPDATE "${table}" SET id = id`), table).toBeGreaterThan(0);
      await run(`ALTER TABLE "${table}" ENABLE TRIGGER USER`);
    }
    await run('ALTER TABLE event DISABLE TRIGGER USER');
    await run('TRUNCATE event CASCADE');
    expect(await asSystem(db, 'verify', (tx) => tx.event.count())).toBe(0);
    await run('ALTER TABLE event ENABLE TRIGGER USER');
  });

  test('refuses a request the very privilege to change, delete or empty the record', async ({
    db,
  }) => {
    const actor = await anActor(db);
    await aRound(db, { reviewers: [actor] });
    const run = (sql: string) => asActor(db, actor, (tx) => tx.$executeRawUnsafe(sql));

    for (const table of ['event', 'article_version', 'verdict_scale', 'stage_set']) {
      for (const sql of [
        `UPDATE "${table}" SET id = id`,
        `DELETE FROM "${table}"`,
        `TRUNCATE "${table}" CASCADE`,
        `ALTER TABLE "${table}" DISABLE TRIGGER USER`,
      ]) {
        await expect(run(sql), sql).rejects.toThrow(/permission denied|must be owner/);
      }
    }

    // With the privilege given, it is the trigger that refuses; it is not that nothing matched.
    await asSystem(db, 'verify', (tx) =>
      tx.$executeRawUnsafe('GRANT UPDATE, DELETE, TRUNCATE ON event TO obelus_app'),
    );
    await expect(run('TRUNCATE event CASCADE')).rejects.toThrow(/never emptied/);
    await asSystem(db, 'verify', (tx) =>
      tx.$executeRawUnsafe('REVOKE UPDATE, DELETE, TRUNCATE ON event FROM obelus_app'),
    );
    await expect(run('TRUNCATE event CASCADE')).rejects.toThrow(/permission denied/);
  });
});

/** What the sample fills. Of the others, rows of people's own are tested where they are made. */
const FILLED_BY_SAMPLE = new Set([
  'newsroom',
  'verdict_scale',
  'app_user',
  'membership',
  'story',
  'article',
  'article_version',
  'review_round',
  'round_reviewer',
  'round_submission',
  'annotation',
  'annotation_derivation',
  'citation',
  'coverage_mark',
  'query',
  'query_message',
  'sign_off',
  'event',
  'stage_set',
]);

async function listTables(db: Db): Promise<{ name: string; guarded: boolean }[]> {
  return asSystem(
    db,
    'verify',
    (tx) =>
      tx.$queryRaw<{ name: string; guarded: boolean }[]>`
      SELECT relname::text AS name, relrowsecurity AND relforcerowsecurity AS guarded
        FROM pg_class
       WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
       ORDER BY relname`,
  );
}

/** Rows that are the stranger's own: their newsroom, its scale, themselves. */
function rowsOf(db: Db, { newsroomId }: Actor): Promise<Map<string, number>> {
  return asSystem(db, 'verify', async (tx) => {
    const scales = await tx.verdictScale.count({ where: { newsroomId } });
    return new Map([
      ['newsroom', 1],
      ['stage_set', 1],
      ['verdict_scale', scales],
      ['app_user', 1],
      ['membership', 1],
    ]);
  });
}

function countAs(db: Db, actor: Actor, table: string): Promise<number> {
  return numberAs(db, actor, `SELECT count(*)::int AS n FROM "${table}"`);
}

async function numberAs(db: Db, actor: Actor, sql: string): Promise<number> {
  const rows = await asActor(db, actor, (tx) => tx.$queryRawUnsafe<{ n: number }[]>(sql));
  return rows[0]?.n ?? -1;
}

async function unguarded(db: Db, table: string, run: () => Promise<void>): Promise<void> {
  const set = (state: 'DISABLE' | 'ENABLE') =>
    asSystem(db, 'verify', (tx) =>
      tx.$executeRawUnsafe(`ALTER TABLE "${table}" ${state} ROW LEVEL SECURITY`),
    );
  await set('DISABLE');
  try {
    await run();
  } finally {
    await set('ENABLE');
  }
}

/** The sample's open blind round with a complete reading, its reviewer, and everyone else. */
async function openBlindRound(
  db: Db,
): Promise<{ roundId: string; first: Actor; others: [string, Actor][] }> {
  return asSystem(db, 'verify', async (tx) => {
    const round = await tx.reviewRound.findFirstOrThrow({
      where: { phase: 'open', article: { code: '003' } },
    });
    const people = await tx.user.findMany({ include: { memberships: true } });
    const actorOf = (email: string): Actor => {
      const person = people.find((candidate) => candidate.email.startsWith(`${email}@`));
      const membership = person?.memberships[0];
      if (!person || !membership) throw new Error(`The sample has no ${email}`);
      const { newsroomId, roles } = membership;
      return { userId: person.id, newsroomId, roles, scopes: null };
    };
    const first = actorOf('checker');
    // The sample's reader found something to check in every sentence.
    await tx.coverageMark.createMany({
      data: [
        {
          newsroomId: first.newsroomId,
          roundId: round.id,
          reviewerId: first.userId,
          start: 0,
          end: 1,
        },
      ],
    });
    const names = ['second-checker', 'head-of-research', 'editor', 'writer', 'administrator'];
    return {
      roundId: round.id,
      first,
      others: names.map((name) => [name, actorOf(name)]),
    };
  });
}
