/** Groups the marks of passages that begin on one line of the article. */
import type { MarginMark, MarkLine } from './margin-marks';

type Placed = { mark: MarginMark; top: number; height: number };

/** Marks within this distance stand on one line: superscripts and faces differ by less. */
const SAME_LINE = 8;

/** Half the height of a mark, in CSS pixels. */
const HALF_MARK = 11;

/** In reading order, which is top to bottom. */
export function markLines(placed: readonly Placed[]): readonly MarkLine[] {
  const lines: { middle: number; marks: MarginMark[] }[] = [];
  for (const { mark, top, height } of placed) {
    const middle = top + height / 2;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.middle - middle) < SAME_LINE) last.marks.push(mark);
    else lines.push({ middle, marks: [mark] });
  }
  return lines.map(({ middle, marks }) => ({ top: Math.round(middle - HALF_MARK), marks }));
}
