/**
 * Where quotations open and close in a paragraph. Marks are told by what stands
 * beside them, because straight marks look the same at both ends; single marks
 * are passed over, because most of them are apostrophes.
 */
type Quotation = {
  /** The opening mark. */
  from: number;
  /** One past the closing mark. */
  to: number;
};

const MARKS = /["“”„«»]/g;
const OPENER = /[\s([{–—/‘'-]/;

/** Closed quotations in order, in UTF-16 units. One that is never closed is none. */
export function quotationsIn(words: string): Quotation[] {
  const found: Quotation[] = [];
  let opened = -1;
  for (const { 0: mark, index } of words.matchAll(MARKS)) {
    if (opened !== -1 && closes(words, index, mark)) {
      found.push({ from: opened, to: index + 1 });
      opened = -1;
    } else if (opens(words, index, mark)) opened = index;
  }
  return found;
}

function opens(words: string, index: number, mark: string): boolean {
  const before = words[index - 1];
  const after = words[index + 1];
  if (mark === '„') return true;
  if (mark === '”') return false;
  return (before === undefined || OPENER.test(before)) && after !== undefined;
}

function closes(words: string, index: number, mark: string): boolean {
  if (mark === '„') return false;
  if (mark === '”' || mark === '»') return true;
  const before = words[index - 1];
  const after = words[index + 1];
  // Between a space and a letter a mark opens; anywhere else it ends what is open.
  return !(before !== undefined && /\s/.test(before) && after !== undefined && /\S/.test(after));
}
