/** A little of what stands around a passage, so that it can be read where it is not in its text. */
import { type ArticleText, type CodePointOffset, offsetMap } from '../anchoring/article-text';

/** How much on each side, in UTF-16 units. */
const LENGTH = 60;

/** Whole words of the passage's own lines; what is cut off is an ellipsis. */
export function contextOf(
  text: ArticleText,
  span: { start: number; end: number },
  offsets = offsetMap(text),
): { before: string; after: string } {
  const from = offsets.toIndex(span.start as CodePointOffset);
  const to = offsets.toIndex(span.end as CodePointOffset);
  return {
    before: fromWord(text.slice(Math.max(0, from - LENGTH), from), from > LENGTH),
    after: toWord(text.slice(to, to + LENGTH), to + LENGTH < text.length),
  };
}

/** The end of a line, from a whole word on. */
function fromWord(text: string, isCut: boolean): string {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (!isCut || line.length < text.length) return line;
  const at = line.search(/\s/u);
  return at === -1 ? '' : `…${line.slice(at)}`;
}

/** The beginning of a line, up to a whole word. */
function toWord(text: string, isCut: boolean): string {
  const end = text.indexOf('\n');
  if (end !== -1) return text.slice(0, end);
  if (!isCut) return text;
  const words = /^.*\s/su.exec(text)?.[0].trimEnd() ?? '';
  return words === '' ? '' : `${words}…`;
}
