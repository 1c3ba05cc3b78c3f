/**
 * Processes are killed under load: web processes one after the other, PostgreSQL now and
 * then. What was acknowledged before is there afterwards; what was cut is sent again.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { createDb } from '@/lib/server/db/client';

import type { Web } from '../scripts/lib/several-webs.mjs';
import type { Database } from './ground';
import type { Wire } from './wire';
import { aDesk, aLedger, type Compared, compareWithRecord, type Ledger, write } from './writes';

export type KillPlan = {
  writers: number;
  everyMs: number;
  webKills: number;
  databaseKills: number;
  /** How long the load goes on undisturbed before each kill. */
  pauseMs: number;
};

export type Kills = Compared & {
  acknowledged: number;
  sentAgain: number;
  refused: string[];
  /** From the kill until the killed web process is ready again. */
  webReadyMs: number[];
  /** From the kill until PostgreSQL takes connections again. */
  databaseUpMs: number[];
  /** From the kill of PostgreSQL until a write is acknowledged again. */
  writesAgainMs: number[];
};

export async function kills(
  { server, url, db }: Database,
  wire: Wire,
  webs: readonly Web[],
  plan: KillPlan,
): Promise<Kills> {
  const desk = await aDesk(db, plan.writers);
  const ledgers: Ledger[] = [];
  let isOver = false;
  const writing = desk.reviewers.map(async (person, at) => {
    const ledger = aLedger();
    ledgers.push(ledger);
    await write(
      wire,
      desk,
      { person, at, ledger },
      { writes: 1_000_000, everyMs: plan.everyMs, isOver: () => isOver },
    );
  });
  const acknowledged = () => ledgers.reduce((sum, ledger) => sum + ledger.acknowledged, 0);
  const figures = {
    webReadyMs: [] as number[],
    databaseUpMs: [] as number[],
    writesAgainMs: [] as number[],
  };

  async function killDatabase(): Promise<void> {
    const killedAt = performance.now();
    await server.crash();
    const before = acknowledged();
    await server.startAgain();
    figures.databaseUpMs.push(performance.now() - killedAt);
    while (acknowledged() === before) await sleep(5);
    figures.writesAgainMs.push(performance.now() - killedAt);
  }

  async function killWeb(at: number): Promise<void> {
    const web = webs[at % webs.length];
    if (web === undefined) return;
    const killedAt = performance.now();
    await web.kill();
    web.startAgain();
    await web.untilReady();
    figures.webReadyMs.push(performance.now() - killedAt);
  }

  const rounds = Math.max(plan.webKills, plan.databaseKills);
  const every = (count: number, at: number) =>
    Math.floor(((at + 1) * count) / rounds) > Math.floor((at * count) / rounds);
  try {
    for (let at = 0; at < rounds; at += 1) {
      await sleep(plan.pauseMs);
      if (every(plan.webKills, at)) await killWeb(at);
      if (every(plan.databaseKills, at)) await killDatabase();
    }
    await sleep(plan.pauseMs);
  } finally {
    isOver = true;
    await Promise.all(writing);
  }

  // Connections of before the kills are dead.
  const fresh = createDb(url);
  const compared = await compareWithRecord(fresh, desk, ledgers);
  await fresh.$disconnect();
  return {
    ...compared,
    ...figures,
    acknowledged: acknowledged(),
    sentAgain: ledgers.reduce((sum, ledger) => sum + ledger.sentAgain, 0),
    refused: ledgers.flatMap((ledger) => ledger.refused),
  };
}
