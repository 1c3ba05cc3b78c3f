/**
 * Values told apart by numbers. What is compared again and again, such as a verdict
 * or the wording of a claim, is looked up once; from then on two values are the same
 * exactly if their numbers are.
 */

export type Coded<Value> = {
  /** Of each annotation of the line-up. */
  codes: Int32Array;
  /** The values by their codes. */
  values: readonly Value[];
};

/** Gives every value the next number when it first comes up. */
type Coder<Value> = { codeOf: (value: Value) => number; values: Value[] };

/** Up to here, looking through the values is quicker than a table. */
const FEW = 8;

export function newCoder<Value>(): Coder<Value> {
  const known = new Map<Value, number>();
  const values: Value[] = [];
  return {
    values,
    codeOf: (value) => {
      const earlier = values.length <= FEW ? values.indexOf(value) : (known.get(value) ?? -1);
      if (earlier !== -1) return earlier;
      const code = values.push(value) - 1;
      known.set(value, code);
      return code;
    },
  };
}

/** Strings of which some are the same though not to the letter. */
export type Folded = {
  isSame: (a: number, b: number) => boolean;
  /** Two strings are the same exactly if their numbers are. */
  codeOf: (at: number) => number;
};

/**
 * Folding costs more than all else that is done with a string, so each is folded at
 * most once, and only where it is held against one that is not the same to the letter.
 */
export function newFolded(
  count: number,
  stringAt: (at: number) => string,
  fold: (raw: string) => string,
): Folded {
  const coder = newCoder<string>();
  const folded = new Array<string | undefined>(count);
  const foldedAt = (at: number): string => (folded[at] ??= fold(stringAt(at)));
  return {
    codeOf: (at) => coder.codeOf(foldedAt(at)),
    isSame: (a, b) => stringAt(a) === stringAt(b) || foldedAt(a) === foldedAt(b),
  };
}
