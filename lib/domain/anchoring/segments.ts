/**
 * `Intl.Segmenter` in linear time. Engines copy the whole input for every
 * segment they hand out, so a paragraph of a hundred thousand characters takes
 * seconds; windows of it do not.
 */

export type Segment = {
  /** UTF-16 units, end exclusive. */
  from: number;
  to: number;
  isWordLike: boolean;
};

const WINDOW = 2_048;

/** What stands this near to the end of a window may be divided otherwise by what follows it. */
const MARGIN = 64;

/** The segments of `words`, in order. Together they are all of it. */
export function segmentsOf(words: string, segmenter: Intl.Segmenter): Segment[] {
  const found: Segment[] = [];
  let from = 0;
  let size = WINDOW;
  while (from < words.length) {
    const begin = from;
    const isLast = begin + size >= words.length;
    const sure = isLast ? words.length : begin + size - MARGIN;
    for (const each of segmenter.segment(words.slice(begin, begin + size))) {
      const to = begin + each.index + each.segment.length;
      if (to > sure) break;
      found.push({ from: begin + each.index, to, isWordLike: each.isWordLike === true });
      from = to;
      // A wider window was for this segment only.
      if (size > WINDOW) break;
    }
    size = from === begin ? size * 2 : WINDOW;
  }
  return found;
}
