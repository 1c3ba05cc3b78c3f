/** The short form of each torture: the same code with small numbers, against the route handlers. */
import { afterEach, describe, expect, test } from 'vitest';

import { clearUp } from './ground';
import type { Torture } from './report';
import { tortureConflicts } from './torture-conflicts';
import { tortureKills } from './torture-kills';
import { tortureLive } from './torture-live';
import { tortureRepeats } from './torture-repeats';
import { tortureSignOff } from './torture-sign-off';
import { tortureWrites } from './torture-writes';

const TORTURES: readonly (readonly [string, Torture])[] = [
  ['ten reviewers on one article lose no write and do none twice', tortureWrites],
  ['conflicting edits overwrite nothing that was not seen', tortureConflicts],
  ['a write that is sent five times is done once', tortureRepeats],
  ['a signature that races an edit never stands on other content', tortureSignOff],
  ['clients are told of every event once, through faults', tortureLive],
  ['a killed PostgreSQL has every write that was acknowledged', tortureKills],
];

describe('under force', () => {
  afterEach(clearUp);

  test.for(TORTURES)('%s', { timeout: 240_000 }, async ([, torture]) => {
    const { goals } = await torture({ size: 'short', say: () => undefined });
    expect(goals.filter(({ reached }) => !reached)).toEqual([]);
  });
});
