/** kill -9 of web processes and of PostgreSQL under load: no acknowledged write is lost. */
import { aDatabase, aPlayground, clearUp } from './ground';
import { kills, type KillPlan } from './kills';
import { exactly, none, some, TIME_COLUMNS, times, type Torture } from './report';
import { inProcess, loadRoutes } from './routes';

const PLANS = {
  short: { writers: 6, everyMs: 60, webKills: 0, databaseKills: 2, pauseMs: 500 },
  long: { writers: 20, everyMs: 500, webKills: 100, databaseKills: 20, pauseMs: 50 },
} satisfies Record<string, KillPlan>;
/** Without the care for crashes each kill loses what PostgreSQL had not written yet. */
const CONTROL: KillPlan = { writers: 6, everyMs: 40, webKills: 0, databaseKills: 2, pauseMs: 700 };

export const tortureKills: Torture = async ({ size, say }) => {
  const plan = PLANS[size];
  const { several, wire, ...database } = await aPlayground(size);
  say(
    `${plan.webKills} kills of web, ${plan.databaseKills} of PostgreSQL, ${plan.writers} writers …`,
  );
  const startedAt = performance.now();
  const found = await kills(database, wire, several?.webs ?? [], plan);
  const tookS = (performance.now() - startedAt) / 1000;
  await clearUp();

  say('The control: a PostgreSQL that acknowledges before it has written …');
  const careless = await aDatabase();
  const name = new URL(careless.url).pathname.slice(1);
  await careless.db.$executeRawUnsafe(`ALTER DATABASE ${name} SET synchronous_commit = off`);
  await careless.db.$disconnect(); // It is read when a connection begins.
  const control = await kills(careless, inProcess(await loadRoutes(), careless), [], CONTROL);
  await clearUp();
  return {
    tables: [
      {
        title: 'Ready again after kill -9',
        columns: TIME_COLUMNS,
        rows: [
          ...(found.webReadyMs.length > 0 ? [times('web process: ready', found.webReadyMs)] : []),
          times('PostgreSQL: takes connections', found.databaseUpMs),
          times('PostgreSQL: a write is acknowledged', found.writesAgainMs),
        ],
      },
      {
        title: 'The run',
        columns: ['acknowledged', 'sent again', 'events in the record', 'seconds'],
        rows: [[found.acknowledged, found.sentAgain, found.events, Math.round(tookS)]],
      },
    ],
    goals: [
      exactly(`${plan.webKills} kills of web`, plan.webKills, found.webReadyMs.length),
      exactly(
        `${plan.databaseKills} kills of PostgreSQL`,
        plan.databaseKills,
        found.databaseUpMs.length,
      ),
      none('acknowledged writes lost: 0', found.lost),
      none('writes done twice: 0', found.twice),
      none('writes refused: 0', found.refused),
      none('faults of the record: 0', found.faults),
      some(
        'control: lost with synchronous_commit off',
        control.lost.length + control.refused.length,
      ),
    ],
  };
};
