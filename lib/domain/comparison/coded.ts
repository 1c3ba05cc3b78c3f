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
export type Coder<Value> = { codeOf: (value: Value) => number; values: Value[] };

export function newCoder<Value>(): Coder<Value> {
  const known = new Map<Value, number>();
  const values: Value[] = [];
  return {
    values,
    codeOf: (value) => {
      const earlier = known.get(value);
      if (earlier !== undefined) return earlier;
      const code = values.push(value) - 1;
      known.set(value, code);
      return code;
    },
  };
}

/** As {@link newCoder}, for strings of which some are the same though not to the letter. */
export function newFoldedCoder(fold: (raw: string) => string): (raw: string) => number {
  const raw = newCoder<string>();
  const folded = newCoder<string>();
  const codes: number[] = [];
  return (value) => {
    const code = raw.codeOf(value);
    return (codes[code] ??= folded.codeOf(fold(value)));
  };
}

/** Wordings of claims, which are folded only where two of them are not the same to the letter. */
export type Wordings = {
  codes: Int32Array;
  /** The code of the folded words. */
  foldedOf: (code: number) => number;
};

export function areSameWords({ codes, foldedOf }: Wordings, a: number, b: number): boolean {
  const [one, other] = [codes[a] ?? 0, codes[b] ?? 0];
  return one === other || foldedOf(one) === foldedOf(other);
}
