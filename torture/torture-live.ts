/** 10,000 events to 100 clients through kills: none missed, none told twice. */
import { aPlayground } from './ground';
import { live, type LivePlan } from './live';
import { exactly, none, TIME_COLUMNS, times, type Torture } from './report';

const PLANS = {
  short: {
    clients: 8,
    writes: 20,
    writers: 2,
    leavesWithinMs: 600,
    faultEveryMs: 150,
    databaseKills: 1,
  },
  long: {
    clients: 100,
    writes: 1_000,
    writers: 4,
    leavesWithinMs: 15_000,
    faultEveryMs: 2_000,
    databaseKills: 4,
  },
} satisfies Record<string, LivePlan>;

export const tortureLive: Torture = async ({ size, say }) => {
  const plan = PLANS[size];
  const { wire, several, ...database } = await aPlayground(size);
  say(
    `${plan.clients} clients, ${plan.writes * 10} events, a fault every ${plan.faultEveryMs} ms …`,
  );
  const startedAt = performance.now();
  const found = await live(database, wire, several?.webs ?? [], plan);
  const tookS = (performance.now() - startedAt) / 1000;
  const { web, listen, database: databases } = found.faults;
  return {
    tables: [
      {
        title: 'The run',
        columns: [
          'clients',
          'events',
          'frames',
          'streams opened',
          'kills of web',
          'of listening connections',
          'of PostgreSQL',
          'seconds',
        ],
        rows: [
          [
            plan.clients,
            found.events,
            plan.clients * found.events,
            found.opened,
            web,
            listen,
            databases,
            Math.round(tookS),
          ],
        ],
      },
      {
        title: 'From the acknowledgement of a write to each client, through all of it',
        columns: TIME_COLUMNS,
        rows: [times('ten events', found.lateMs)],
      },
    ],
    goals: [
      exactly(`${plan.writes * 10} events`, plan.writes * 10, found.events),
      none('events missed: 0', found.missed),
      none('events told twice: 0', found.twice),
      exactly('streams that could not go on: 0', 0, found.begunAnew),
    ],
  };
};
