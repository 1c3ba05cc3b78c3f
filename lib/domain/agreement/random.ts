/**
 * Numbers that look random and are the same for the same seed, in every browser
 * and on every server: whole-number arithmetic of 32 bits throughout.
 */

export type Random = {
  /** From 0, inclusive, to 1, exclusive, in steps of 2⁻³². */
  unit: () => number;
  /** A whole number from 0 to below `limit`. */
  below: (limit: number) => number;
};

/**
 * The generator sfc32 by Chris Doty-Humphrey ("Small Fast Counting", of the
 * PractRand suite), its state spread from the seed by twelve steps.
 *
 * @param seed any whole number of 32 bits.
 */
export function createRandom(seed: number): Random {
  let a = 0;
  let b = seed | 0;
  let c = 0;
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let step = 0; step < 12; step += 1) next();
  const unit = () => next() / 2 ** 32;
  return { unit, below: (limit) => Math.floor(unit() * limit) };
}
