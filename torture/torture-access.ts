/** The authorization matrix over every endpoint there is: each cell as it is declared. */
import { access } from './access';
import { aDatabase, atClearUp, clearUp } from './ground';
import { liveArticlesOf } from './in-process-live';
import { exactly, none, type Torture } from './report';
import { loadRoutes } from './routes';

/** Columns, and one more for nobody. */
const ASKED_OF_EACH = 13;

export const tortureAccess: Torture = async ({ say }) => {
  const { db, url } = await aDatabase({ isDurable: false });
  const live = liveArticlesOf(db, url);
  atClearUp(() => live.close());
  const routes = await loadRoutes();
  say('Every endpoint, as everyone …');
  const found = await access(routes, { db, live });
  await clearUp();
  const endpoints = Object.keys(found.found).length;
  return {
    tables: [
      {
        title: 'The authorization matrix',
        columns: ['endpoints', 'cells'],
        rows: [[endpoints, found.cells]],
      },
    ],
    goals: [
      exactly('every cell was asked for', endpoints * ASKED_OF_EACH, found.cells),
      none('endpoints without a declared row: 0', found.undeclared),
      none('cells other than declared: 0', found.wrong),
    ],
  };
};
