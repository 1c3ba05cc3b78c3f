/** 50 reviewers on one article: 10,000 acknowledged writes, none lost, none twice, each quick. */
import type { Db } from '@/lib/server/db/client';

import { aPlayground } from './ground';
import { below, exactly, none, percentile, TIME_COLUMNS, times, type Torture } from './report';
import type { Wire } from './wire';
import {
  aDesk,
  aLedger,
  type Compared,
  compareWithRecord,
  type Desk,
  type Ledger,
  type Pace,
  write,
} from './writes';

/** A reviewer who writes this often is in a hurry: fifty of them make some hundred writes a second. */
const PLANS = {
  short: { reviewers: 10, writes: 20, everyMs: 100 },
  long: { reviewers: 50, writes: 200, everyMs: 1_000 },
};
/** A newsroom's processes do not begin with its busiest minutes: at first they do as much on another article. */
const FIRST_WRITES = 20;
const SLOWEST_P95_MS = 250;

export const tortureWrites: Torture = async ({ size, say }) => {
  const plan = PLANS[size];
  const { db, wire, several } = await aPlayground(size);
  const before = several === null ? null : await theFirst(db, wire, plan);
  const desk = await aDesk(db, plan.reviewers);
  say(`${plan.reviewers} reviewers, ${plan.writes} writes each, one every ${plan.everyMs} ms …`);
  const startedAt = performance.now();
  const ledgers = await writtenBy(wire, desk, plan);
  const tookS = (performance.now() - startedAt) / 1000;
  const tookMs = ledgers.flatMap((ledger) => ledger.tookMs);
  const refused = ledgers.flatMap((ledger) => ledger.refused);
  const sentAgain = ledgers.reduce((sum, ledger) => sum + ledger.sentAgain, 0);
  const { lost, twice, faults, events } = await compareWithRecord(db, desk, ledgers);
  const expected = plan.reviewers * plan.writes;
  return {
    tables: [
      {
        title: `${plan.reviewers} reviewers on one article`,
        columns: TIME_COLUMNS,
        rows: [
          times('write', tookMs),
          ...(before === null ? [] : [times('before: processes that just started', before.tookMs)]),
        ],
      },
      {
        title: 'The run',
        columns: ['writes a second', 'seconds', 'web processes', 'events in the record'],
        rows: [
          [Math.round(tookMs.length / tookS), Math.round(tookS), several?.webs.length ?? 0, events],
        ],
      },
    ],
    goals: [
      exactly(`${expected} acknowledged writes`, expected, tookMs.length),
      none('acknowledged writes lost: 0', [...(before?.lost ?? []), ...lost]),
      none('writes done twice: 0', [...(before?.twice ?? []), ...twice]),
      none('writes refused: 0', refused),
      exactly('writes that had to be sent again: 0', 0, sentAgain),
      none('faults of the record: 0', faults),
      // Of three processes of their own; the short form shares one with those who write.
      ...(several === null
        ? []
        : [
            below(`p95 below ${SLOWEST_P95_MS} ms`, SLOWEST_P95_MS, percentile(tookMs, 0.95)),
            below('p99 below 1 s', 1_000, percentile(tookMs, 0.99)),
          ]),
    ],
  };
};

function writtenBy(wire: Wire, desk: Desk, pace: Pace): Promise<Ledger[]> {
  return Promise.all(
    desk.reviewers.map(async (person, at): Promise<Ledger> => {
      const ledger = aLedger();
      await write(wire, desk, { person, at, ledger }, pace);
      return ledger;
    }),
  );
}

/** The first writes of processes that were started a moment ago: compared like the others, timed apart. */
async function theFirst(
  db: Db,
  wire: Wire,
  { reviewers, everyMs }: { reviewers: number; everyMs: number },
): Promise<Pick<Compared, 'lost' | 'twice'> & { tookMs: number[] }> {
  const desk = await aDesk(db, reviewers);
  const ledgers = await writtenBy(wire, desk, { writes: FIRST_WRITES, everyMs });
  const { lost, twice } = await compareWithRecord(db, desk, ledgers);
  return { lost, twice, tookMs: ledgers.flatMap((ledger) => ledger.tookMs) };
}
