/**
 * Unitized alpha as Krippendorff writes it down (2004, section 11.6): every unit or
 * gap of one reviewer against every unit or gap of another, one by one. Its cost is
 * the square of the marks.
 */

type Segment = { start: number; length: number; isUnit: boolean };

/** @param raters the units of each, in reading order and apart. */
export function directAlpha(
  raters: readonly (readonly { start: number; end: number }[])[],
  length: number,
): number {
  const segments = raters.map((units) => segmentsOf(units, length));
  return 1 - observed(segments, length) / expected(segments, length);
}

function observed(raters: readonly (readonly Segment[])[], length: number): number {
  let sum = 0;
  for (const [i, one] of raters.entries()) {
    for (const [j, other] of raters.entries()) {
      if (i === j) continue;
      for (const g of one) for (const h of other) sum += difference(g, h);
    }
  }
  return sum / (raters.length * (raters.length - 1) * length ** 2);
}

function difference(g: Segment, h: Segment): number {
  const apart = g.start - h.start;
  if (g.isUnit && h.isUnit && -g.length < apart && apart < h.length) {
    return apart ** 2 + (apart + g.length - h.length) ** 2;
  }
  if (g.isUnit && !h.isUnit && h.length - g.length >= apart && apart >= 0) return g.length ** 2;
  if (!g.isUnit && h.isUnit && g.length - h.length >= -apart && -apart >= 0) return h.length ** 2;
  return 0;
}

function expected(raters: readonly (readonly Segment[])[], length: number): number {
  const all = raters.flat();
  const units = all.filter(({ isUnit }) => isUnit);
  const gaps = all.filter(({ isUnit }) => !isUnit);
  let differences = 0;
  let own = 0;
  for (const { length: l } of units) {
    differences += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
    for (const gap of gaps) if (gap.length >= l) differences += l ** 2 * (gap.length - l + 1);
    own += l * (l - 1);
  }
  const positions = raters.length * length;
  return ((2 / length) * differences) / (positions * (positions - 1) - own);
}

function segmentsOf(units: readonly { start: number; end: number }[], length: number): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const { start, end } of units) {
    if (start > from) segments.push({ start: from, length: start - from, isUnit: false });
    segments.push({ start, length: end - start, isUnit: true });
    from = end;
  }
  if (length > from) segments.push({ start: from, length: length - from, isUnit: false });
  return segments;
}
