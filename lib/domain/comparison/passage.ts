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
