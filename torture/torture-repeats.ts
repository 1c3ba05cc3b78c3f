/** 1,000 writes, each sent five times: 1,000 rows. */
import { aPlayground } from './ground';
import { type RepeatPlan, repeats } from './repeats';
import { exactly, none, some, type Torture } from './report';
import { overHttp } from './wire';

const PLANS = {
  short: { writes: 12, times: 5, atOnce: 3 },
  long: { writes: 1_000, times: 5, atOnce: 8 },
} satisfies Record<string, RepeatPlan>;

export const tortureRepeats: Torture = async ({ size, say }) => {
  const plan = PLANS[size];
  const { db, wire, several } = await aPlayground(size);
  // Straight to the processes, each in turn: the repeats of one write meet on different ones.
  const spread = several === null ? wire : overHttp(...several.webs.map(({ address }) => address));
  say(`${plan.writes} writes, each sent ${plan.times} times …`);
  const startedAt = performance.now();
  const found = await repeats(spread, db, plan);
  const tookS = (performance.now() - startedAt) / 1000;
  say('The control: the same without a key …');
  const control = await repeats(spread, db, { ...plan, writes: 10, withKey: false });
  return {
    tables: [
      {
        title: 'Writes sent several times',
        columns: ['writes', 'times each', 'sent', 'connections cut', 'rows', 'seconds'],
        rows: [[plan.writes, plan.times, found.sent, found.cut, found.rows, Math.round(tookS)]],
      },
    ],
    goals: [
      exactly(`${plan.writes} rows`, plan.writes, found.rows),
      none('writes done never or twice: 0', found.notOnce),
      none('repeats answered otherwise: 0', found.twoAnswers),
      none('other answers: 0', found.unexpected),
      some('control: rows too many without a key', control.rows - 10),
    ],
  };
};
