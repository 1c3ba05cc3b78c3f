/** 10,000 races of a signature against an edit: none wrong; with the lock taken out, some. */
import { aDatabase, clearUp } from './ground';
import { races, type RacePlan } from './races';
import { exactly, none, some, type Torture } from './report';
import { inProcess, loadRoutes } from './routes';
import { createDbWithoutLock } from './without-lock';

const PLANS = {
  short: { races: 60, rings: 4, withinMs: 8 },
  long: { races: 10_000, rings: 6, withinMs: 12 },
} satisfies Record<string, RacePlan>;
const CONTROL = { short: 60, long: 600 };

export const tortureSignOff: Torture = async ({ size, say }) => {
  const plan = PLANS[size];
  // The handlers themselves: two connections to PostgreSQL meet there as those of two processes do.
  const { db, url } = await aDatabase();
  const routes = await loadRoutes();
  say(`${plan.races} races on ${plan.rings} rounds …`);
  const startedAt = performance.now();
  const found = await races(inProcess(routes, { db }), db, plan);
  const tookS = (performance.now() - startedAt) / 1000;

  say(`The control: ${CONTROL[size]} races with the lock taken out …`);
  const loose = createDbWithoutLock(url);
  const control = await races(inProcess(routes, { db: loose }), db, {
    ...plan,
    races: CONTROL[size],
  });
  await loose.$disconnect();
  await clearUp();
  return {
    tables: [
      {
        title: 'A signature against an edit',
        columns: ['', 'races', 'signed, then voided', 'signature refused', 'wrong', 'seconds'],
        rows: [
          [
            'with the lock',
            found.races,
            found.voided,
            found.refused,
            found.wrong.length,
            Math.round(tookS),
          ],
          [
            'lock taken out',
            control.races,
            control.voided,
            control.refused,
            control.wrong.length,
            null,
          ],
        ],
      },
    ],
    goals: [
      exactly(`${plan.races} races`, plan.races, found.races),
      none('signatures on other content than there is: 0', found.wrong),
      none('other answers: 0', found.unexpected),
      some('both orders came about', Math.min(found.voided, found.refused)),
      some('control: wrong with the lock taken out', control.wrong.length),
    ],
  };
};
