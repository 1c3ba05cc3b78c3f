/**
 * Some of the reviewers, in their order. There are few different such lists however
 * many groups there are: each is made once, and shared by all that read it.
 */
export type Subsets = {
  /** Those of whom the flag is 1. */
  of: (flags: Uint8Array) => readonly string[];
  /** All others. */
  without: (flags: Uint8Array) => readonly string[];
};

/** As many as there are bits to tell subsets apart by. */
const MOST = 30;

export function newSubsets(names: readonly string[]): Subsets {
  const known = new Map<number, readonly string[]>();
  const subset = (flags: Uint8Array, wanted: number): readonly string[] => {
    if (names.length > MOST) return names.filter((_, place) => flags[place] === wanted);
    let bits = 0;
    for (let place = 0; place < names.length; place += 1) {
      if (flags[place] === wanted) bits |= 1 << place;
    }
    const earlier = known.get(bits);
    if (earlier !== undefined) return earlier;
    const found = names.filter((_, place) => flags[place] === wanted);
    known.set(bits, found);
    return found;
  };
  return { of: (flags) => subset(flags, 1), without: (flags) => subset(flags, 0) };
}
