/** A word diff of two long texts, without what stayed the same far from a change. */
import type { DiffPart } from '../anchoring/word-diff';

/** UTF-16 units of unchanged text that stay on each side of a change. */
const AROUND = 160;

/** Nothing is left where nothing changed. A gap is shown as an ellipsis between paragraphs. */
export function shortenDiff(parts: readonly DiffPart[]): DiffPart[] {
  if (parts.every(({ op }) => op === 'same')) return [];
  return parts.map((part, index): DiffPart => {
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    if (part.op !== 'same' || part.text.length <= AROUND * 2) return part;
    const head = isFirst ? '' : upToWord(part.text.slice(0, AROUND));
    const tail = isLast ? '' : fromWord(part.text.slice(-AROUND));
    return { op: 'same', text: `${head}${GAP}${tail}` };
  });
}

const GAP = '\n…\n';

function upToWord(text: string): string {
  return /^[\s\S]*\s/u.exec(text)?.[0].trimEnd() ?? text.toWellFormed();
}

function fromWord(text: string): string {
  return /\s([\s\S]*)$/u.exec(text)?.[1] ?? text.toWellFormed();
}
