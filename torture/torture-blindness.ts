/** Two worlds that differ in another reviewer's work alone: 0 differing bytes, at every endpoint and page. */
import { blindness, type BlindnessPlan } from './blindness';
import { blindPages } from './blind-pages';
import { clearUp } from './ground';
import { none, some, type Torture } from './report';
import { loadRoutes } from './routes';
import { twins } from './twins';

const PLANS = {
  short: { viewers: 1 },
  long: { viewers: 4 },
} satisfies Record<string, BlindnessPlan>;

export const tortureBlindness: Torture = async ({ size, say }) => {
  const routes = await loadRoutes();
  const trial = async (plan: BlindnessPlan) => {
    const { first, makeTwin } = await twins();
    const found = await blindness(routes, first, makeTwin, plan);
    await clearUp();
    return found;
  };
  say('Every endpoint in both worlds …');
  const found = await trial(PLANS[size]);
  say('The control: the same worlds with the blind taken off …');
  const control = await trial({ viewers: 1, readsOnly: true, isBlind: false });
  say(size === 'long' ? 'Every page in both worlds …' : 'Pages are asked in the long form.');
  const pages = size === 'long' ? await blindPages() : null;
  return {
    tables: [
      {
        title: 'Answers in two worlds',
        columns: ['', 'asked', 'pairs of answers compared', 'differing'],
        rows: [
          ['endpoints', found.endpoints, found.compared, found.differing.length],
          [
            'control: reads of a round that is not blind',
            control.endpoints,
            control.compared,
            control.differing.length,
          ],
          ...(pages === null
            ? []
            : [
                [
                  'pages, as documents and as data',
                  pages.pages,
                  pages.compared,
                  pages.differing.length,
                ],
              ]),
        ],
      },
    ],
    goals: [
      none('differing answers: 0', [...found.differing, ...(pages?.differing ?? [])]),
      none('endpoints without a request: 0', found.undeclared),
      some('what the other reviewer did in the second world', found.done.length),
      some('control: differing answers where the round is not blind', control.differing.length),
      ...(pages === null
        ? []
        : [some('control: differing pages where the round is not blind', pages.controlDiffering)]),
    ],
  };
};
