/** Rounds for tests of what is measured over many of them. */
import { fc } from '@fast-check/vitest';

import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import type { Comparable } from '@/lib/domain/comparison/comparison-group';
import { judgedUnits, type ReadRound, type Readings } from '@/lib/domain/research/judged-units';

const VERDICTS = ['supported', 'disputed', 'contradicted', null] as const;
const REVIEWERS = ['ana', 'ben', 'cleo', 'dora'] as const;
const SLOTS = 6;
const SLOT = 10;

/** Every verdict of the rounds, in the order of a scale. */
export const ORDER = VERDICTS.filter((verdict) => verdict !== null);

/** A reading: for each slot of the text a verdict, or undefined where nothing is marked. */
const reading = fc.array(fc.option(fc.constantFrom(...VERDICTS), { nil: undefined }), {
  minLength: SLOTS,
  maxLength: SLOTS,
});

const roundOfReadings = fc.record({
  month: fc.constantFrom('2025-04', '2025-05', '2025-06'),
  readings: fc
    .tuple(fc.subarray([...REVIEWERS], { minLength: 2 }), fc.array(reading, { minLength: 4 }))
    .map(([reviewers, readings]) =>
      reviewers.map((id, at) => ({ id, verdicts: readings[at] ?? [] })),
    ),
});

/** Several rounds, each reviewer marking the same slots of a text or not. */
export const someRounds: fc.Arbitrary<ReadRound[]> = fc
  .array(roundOfReadings, { maxLength: 6 })
  .map((rounds) => rounds.map((round, at) => toRound(`r${at}`, round)));

export const someReadings: fc.Arbitrary<Readings> = someRounds.map((rounds) =>
  judgedUnits(rounds, null),
);

export function toRound(
  id: string,
  {
    month,
    readings,
  }: {
    month: string;
    readings: readonly {
      id: string;
      verdicts: readonly (string | null | undefined)[];
    }[];
  },
): ReadRound {
  return {
    id,
    month,
    length: SLOTS * SLOT,
    reviewerIds: readings.map((one) => one.id),
    annotations: readings.flatMap(({ id: reviewerId, verdicts }) =>
      verdicts.flatMap((verdict, slot): Comparable[] =>
        verdict === undefined
          ? []
          : [
              {
                id: `${id}-${reviewerId}-${slot}`,
                reviewerId,
                start: (slot * SLOT) as CodePointOffset,
                end: (slot * SLOT + 8) as CodePointOffset,
                verdict,
                claimType: slot % 2 === 0 ? 'fact' : 'figure',
                priority: 'medium',
                claimText: '',
                citations: [],
              },
            ],
      ),
    ),
    decisions: [],
  };
}
