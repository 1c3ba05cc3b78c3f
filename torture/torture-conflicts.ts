/** 5,000 conflicting edits of one claim: none replaces words that its writer had not seen. */
import { type ConflictPlan, conflicts } from './conflicts';
import { aPlayground } from './ground';
import { exactly, none, some, type Torture } from './report';

const PLANS = {
  short: { editors: 10, edits: 10 },
  long: { editors: 50, edits: 100 },
} satisfies Record<string, ConflictPlan>;

export const tortureConflicts: Torture = async ({ size, say }) => {
  const plan = PLANS[size];
  const { db, wire } = await aPlayground(size);
  say(`${plan.editors} editors, ${plan.edits} edits each of the same words …`);
  const startedAt = performance.now();
  const found = await conflicts(wire, db, plan);
  const tookS = (performance.now() - startedAt) / 1000;
  say('The control: writers who name the newest version and do not look at it …');
  const control = await conflicts(wire, db, { editors: 5, edits: 10, looks: false });
  return {
    tables: [
      {
        title: 'Edits of one claim at once',
        columns: ['edits', 'taken', 'refused with what stands there', 'seconds'],
        rows: [[found.attempts, found.taken, found.refused, Math.round(tookS)]],
      },
    ],
    goals: [
      exactly('every edit taken or refused', found.attempts, found.taken + found.refused),
      none('silent overwrites: 0', found.overwritten),
      none('refusals that show nothing: 0', found.blind),
      none('other answers: 0', found.unexpected),
      exactly('versions without a gap', 1, found.isCounted ? 1 : 0),
      some('control: overwrites found where nobody looks', control.overwritten.length),
    ],
  };
};
