/**
 * Many clients follow an article on which many events happen, while web processes, the
 * connections that listen and the database itself are killed. Each client is told of every
 * event once.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { asSystem } from '@/lib/server/db/transactions';
import { createDb } from '@/lib/server/db/client';
import { uuidv7 } from '@/lib/server/new-id';
import { targetOf } from '@/lib/testing/factories';

import type { Web } from '../scripts/lib/several-webs.mjs';
import type { Database } from './ground';
import { follow, type Follower } from './live-clients';
import { aPerson, type Person } from './people';
import type { Wire } from './wire';
import { aDesk } from './writes';

/** An annotation that comes with nine citations is ten events. */
const CITATIONS = 9;
const EVENTS_A_WRITE = CITATIONS + 1;
const QUIET_MS = 60_000;

export type LivePlan = {
  clients: number;
  writes: number;
  writers: number;
  leavesWithinMs: number;
  /** Between two faults. */
  faultEveryMs: number;
  databaseKills: number;
};

export type LiveFigures = {
  events: number;
  missed: string[];
  twice: string[];
  begunAnew: number;
  opened: number;
  faults: { web: number; listen: number; database: number };
  /** From the acknowledgement to a client's having all of it. */
  lateMs: number[];
};

export async function live(
  { server, url, db }: Database,
  wire: Wire,
  webs: readonly Web[],
  plan: LivePlan,
): Promise<LiveFigures> {
  const desk = await aDesk(db, plan.writers);
  const { newsroomId } = desk.reviewers[0]?.actor ?? { newsroomId: '' };
  const viewers: Person[] = [];
  for (let at = 0; at < plan.clients; at += 1) {
    viewers.push(await aPerson(db, { newsroomId, roles: ['editor'] }));
  }
  const clients = viewers.map((person) =>
    follow(wire, person, desk.round.articleId, { leavesWithinMs: plan.leavesWithinMs }),
  );
  await Promise.all(clients.map(({ ready }) => ready));

  const acknowledgedAt = new Map<string, number>();
  let left = plan.writes;
  const faults = { web: 0, listen: 0, database: 0 };
  let isWritten = false;

  async function writing(person: Person): Promise<void> {
    while (left > 0) {
      left -= 1;
      const id = uuidv7();
      await untilTaken(wire, person, desk.round, id);
      acknowledgedAt.set(id, performance.now());
    }
  }

  async function faulting(): Promise<void> {
    for (let turn = 0; !isWritten; turn += 1) {
      await sleep(plan.faultEveryMs);
      const kind = turn % 3;
      if (kind === 0) {
        faults.listen += await cutListening(url);
      } else if (kind === 1 && webs.length > 0) {
        const web = webs[turn % webs.length];
        await web?.kill();
        web?.startAgain();
        await web?.untilReady();
        faults.web += 1;
      } else if (kind === 2 && faults.database < plan.databaseKills) {
        await server.crash();
        await server.startAgain();
        faults.database += 1;
      }
    }
  }

  const faultsDone = faulting();
  await Promise.all(desk.reviewers.map(writing));
  isWritten = true;
  await faultsDone;

  const expected = plan.writes * EVENTS_A_WRITE;
  const givesUpAt = performance.now() + QUIET_MS;
  while (clients.some(({ changes }) => changes < expected) && performance.now() < givesUpAt) {
    await sleep(50);
  }
  await sleep(500); // Whatever comes once too often comes now.
  for (const client of clients) client.stop();
  await Promise.all(clients.map(({ done }) => done));

  const fresh = createDb(url);
  const events = await asSystem(fresh, 'verify', (tx) =>
    tx.event.count({
      where: {
        articleId: desk.round.articleId,
        type: { in: ['annotation.created', 'citation.added'] },
      },
    }),
  );
  await fresh.$disconnect();
  return { events, faults, ...compared(clients, acknowledgedAt) };
}

function compared(clients: readonly Follower[], acknowledgedAt: ReadonlyMap<string, number>) {
  const missed: string[] = [];
  const twice: string[] = [];
  const lateMs: number[] = [];
  for (const [at, client] of clients.entries()) {
    for (const [id, ackedAt] of acknowledgedAt) {
      const told = client.ofAnnotation.get(id) ?? 0;
      if (told < EVENTS_A_WRITE) missed.push(`client ${at}: ${EVENTS_A_WRITE - told} of ${id}`);
      if (told > EVENTS_A_WRITE) twice.push(`client ${at}: ${told - EVENTS_A_WRITE} of ${id}`);
      const lastAt = client.lastAt.get(id);
      if (lastAt !== undefined) lateMs.push(Math.max(0, lastAt - ackedAt));
    }
    if (client.repeated > 0) twice.push(`client ${at}: ${client.repeated} frames`);
  }
  const sum = (of: (client: Follower) => number) =>
    clients.reduce((total, client) => total + of(client), 0);
  return {
    missed,
    twice,
    lateMs,
    begunAnew: sum(({ begunAnew }) => begunAnew),
    opened: sum(({ opened }) => opened),
  };
}

async function untilTaken(
  wire: Wire,
  person: Person,
  round: { id: string; text: string },
  id: string,
): Promise<void> {
  const key = uuidv7();
  const body = {
    id,
    target: targetOf(round.text, 'In ward 1,'),
    citations: Array.from({ length: CITATIONS }, () => ({ id: uuidv7(), source: 'Register' })),
  };
  for (;;) {
    try {
      const response = await wire({
        method: 'POST',
        path: `/api/v1/rounds/${round.id}/annotations`,
        headers: { ...person.headers, 'idempotency-key': key },
        body,
        signal: AbortSignal.timeout(20_000),
      });
      await response.text();
      if (response.status === 201) return;
    } catch {
      // Cut, and sent again.
    }
    await sleep(50 + Math.random() * 100);
  }
}

/** Ends the connections that listen for doorbells; says how many there were. */
async function cutListening(url: string): Promise<number> {
  const fresh = createDb(url);
  try {
    const rows = await fresh.$queryRaw<unknown[]>`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'obelus live' AND datname = current_database()`;
    return rows.length;
  } catch {
    return 0; // The database is away: so are they.
  } finally {
    await fresh.$disconnect();
  }
}
