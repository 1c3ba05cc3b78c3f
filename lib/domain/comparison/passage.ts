/** Stretches of a text and how far two of them are the same. Counted in code points. */

/** The part of an annotation that says where. `end` is exclusive. */
export type Passage = { start: number; end: number };

/** How many code points both hold. */
export function sharedLength(a: Passage, b: Passage): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

export function passageLength({ start, end }: Passage): number {
  return end - start;
}

/** Shared code points over all that either holds: 1 only for the same passage, 0 for apart. */
export function overlap(a: Passage, b: Passage): number {
  const shared = sharedLength(a, b);
  return shared / (passageLength(a) + passageLength(b) - shared);
}

/** Whether `outer` holds all of `inner` and more. */
export function isInside(inner: Passage, outer: Passage): boolean {
  const holds = outer.start <= inner.start && inner.end <= outer.end;
  return holds && passageLength(inner) < passageLength(outer);
}

/** Whether the two share at least half of the shorter one. */
export function sharesHalf(a: Passage, b: Passage): boolean {
  return sharedLength(a, b) * 2 >= Math.min(passageLength(a), passageLength(b));
}

/**
 * The parts that some of the readers marked and others did not, in reading order,
 * each with the names of those who marked it. Each reader comes with all their
 * passages; these may overlap.
 */
export function disputedParts(
  readers: readonly (readonly Passage[])[],
  names: readonly string[],
): (Passage & { markedBy: string[] })[] {
  /** Where a reader begins or ends to mark: the place times the readers, plus the reader. */
  const turns: number[] = [];
  const count = readers.length;
  for (let reader = 0; reader < count; reader += 1) {
    for (const { start, end } of joined(readers[reader] ?? [])) {
      turns.push(start * count + reader, end * count + reader);
    }
  }
  turns.sort((a, b) => a - b);

  const isMarking = readers.map(() => false);
  let marking = 0;
  let since = 0;
  const parts: (Passage & { markedBy: string[] })[] = [];
  for (const turn of turns) {
    const reader = turn % count;
    const at = (turn - reader) / count;
    if (since < at && marking > 0 && marking < count) {
      parts.push({ start: since, end: at, markedBy: names.filter((_, one) => isMarking[one] === true) });
    }
    since = at;
    isMarking[reader] = isMarking[reader] !== true;
    marking += isMarking[reader] ? 1 : -1;
  }
  return parts;
}

/** The passages as one set of words: those that touch or overlap become one. */
function joined(passages: readonly Passage[]): readonly Passage[] {
  if (passages.length <= 1) return passages;
  const runs: Passage[] = [];
  for (const { start, end } of passages.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last === undefined || last.end < start) runs.push({ start, end });
    else if (last.end < end) last.end = end;
  }
  return runs;
}
