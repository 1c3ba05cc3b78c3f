/**
 * Sections of a text, which are drawn again for the intervals of span measures. A
 * text is cut half way between marks where no mark of anybody crosses the cut, so
 * that what reviewers made of the same words stays together: marks that overlap are
 * not independent of each other, sections are as near to it as a text allows.
 */
import { type Continuum, unite, type Units } from './continuum';

/** More would make no interval better; neighboring sections are joined until there are this many. */
const MOST_SECTIONS = 100;

/** The ends of the sections, ascending, the last being the end of the text. */
export function sectionsOf({ length, raters }: Continuum): Float64Array {
  return sectionsBetween(unite(raters.flat()), length);
}

/** @param units the marks of all, united. */
export function sectionsBetween({ starts, ends }: Units, length: number): Float64Array {
  const clusters = starts.length;
  const count = Math.max(1, Math.min(clusters, MOST_SECTIONS));
  return Float64Array.from({ length: count }, (_, section) => {
    const next = Math.floor(((section + 1) * clusters) / count);
    if (section === count - 1) return length;
    return Math.floor(((ends[next - 1] ?? 0) + (starts[next] ?? length)) / 2);
  });
}

/** The section in which a position lies. */
export function sectionAt(sections: Float64Array, position: number): number {
  let low = 0;
  let high = sections.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sections[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}
