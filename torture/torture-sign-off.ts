/** 10,000 races of a signature against an edit: none wrong; with the lock taken out, some. */
import type { Db } from '@/lib/server/db/client';

import { aDatabase, clearUp } from './ground';
import { exactly, none, some, type Torture } from './report';
import { races, type RacePlan, type Races } from './races';
import { inProcess, loadRoutes } from './routes';
import { createSlowDb } from './slow-db';

const PLANS = {
  short: { races: 40, rings: 4, withinMs: 8 },
  long: { races: 10_000, rings: 6, withinMs: 12 },
} satisfies Record<string, RacePlan>;
const SLOW_RACES = { short: 24, long: 600 };

export const tortureSignOff: Torture = async ({ size, say }) => {
  const plan = PLANS[size];
  const slowPlan = { ...plan, races: SLOW_RACES[size] };
  // The handlers themselves: two connections to PostgreSQL meet there as those of two processes do.
  const { db, url } = await aDatabase();
  const routes = await loadRoutes();
  const raceOn = (ground: Db, how: RacePlan) =>
    races(inProcess(routes, { db: ground }), ground, how);

  say(`${plan.races} races, on ${plan.rings} rounds at once …`);
  const startedAt = performance.now();
  const found = await raceOn(db, plan);
  const tookS = Math.round((performance.now() - startedAt) / 1000);

  // Where the database is slow between looking and signing, an edit has time to slip in.
  const onSlow = async (withLock: boolean): Promise<Races> => {
    say(
      `${slowPlan.races} races on a slow database, the lock ${withLock ? 'held' : 'taken out'} …`,
    );
    const slow = createSlowDb(url, { withLock });
    const result = await raceOn(slow, slowPlan);
    await slow.$disconnect();
    return result;
  };
  const held = await onSlow(true);
  const loose = await onSlow(false);
  await clearUp();

  const row = (name: string, { races: count, voided, refused, wrong }: Races) => [
    name,
    count,
    voided,
    refused,
    wrong.length,
  ];
  return {
    tables: [
      {
        title: `A signature against an edit (${tookS} s)`,
        columns: ['', 'races', 'signed, then voided', 'signature refused', 'wrong'],
        rows: [
          row('as it is', found),
          row('slow database', held),
          row('slow database, the lock taken out', loose),
        ],
      },
    ],
    goals: [
      exactly(`${plan.races} races`, plan.races, found.races),
      none('signatures on other content than there is: 0', found.wrong),
      none('the same on a slow database: 0', held.wrong),
      none('other answers: 0', [...found.unexpected, ...held.unexpected]),
      some('both orders came about', Math.min(found.voided, found.refused)),
      some('control: wrong with the lock taken out', loose.wrong.length),
    ],
  };
};
