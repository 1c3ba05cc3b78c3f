import 'server-only';

/** The words of a page of a PDF, put together from the pieces that its program set one by one. */

/** What PDF.js tells of a piece; it has more, which is not needed. */
export type PdfPiece = {
  str: string;
  /** The last number is how far above the foot of the page it stands. */
  transform: readonly number[];
  height: number;
  hasEOL: boolean;
};

/** A line of a page, and whether a paragraph begins with it. */
type PdfLine = { text: string; begins: boolean };

/** How many heights of a line apart two lines of one paragraph stand at most. */
const SAME_PARAGRAPH = 1.7;

/** Signs that no text has, a form feed among them: it parts the pages from one another. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

export function linesOfPage(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let text = '';
  let at: { y: number; height: number } | null = null;
  let last: { y: number; height: number } | null = null;
  const end = () => {
    const plain = text.replace(CONTROLS, '').replace(/\s+/gu, ' ').trim().toWellFormed();
    if (plain !== '' && at !== null) {
      lines.push({ text: plain, begins: last === null || isApart(last, at) });
      last = at;
    }
    text = '';
    at = null;
  };
  for (const { str, transform, height, hasEOL } of pieces) {
    text += str;
    if (at === null && str.trim() !== '') at = { y: transform[5] ?? 0, height };
    if (hasEOL) end();
  }
  end();
  return lines;
}

/** A line above the one before it stands in another column. */
function isApart(before: { y: number; height: number }, line: { y: number; height: number }) {
  const down = before.y - line.y;
  return down < 0 || down > SAME_PARAGRAPH * Math.max(before.height, line.height);
}

const BROKEN = /^(.*?)([\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)-$/u;
const REST = /^(\p{Ll}[\p{L}\p{N}]*)(.*)$/u;

/**
 * The pages as text, a word that was parted at the end of a line whole again. A hyphen
 * stays where the document writes the same word with one in the middle of a line.
 */
export function textOfPages(pages: readonly (readonly PdfLine[])[]): string[] {
  const hyphened = new Set<string>();
  for (const line of pages.flat()) {
    for (const [word] of line.text.matchAll(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)+/gu)) {
      hyphened.add(word.toLowerCase());
    }
  }
  return pages.map((lines) => {
    let text = '';
    for (const { text: line, begins } of lines) {
      const broken = begins ? null : BROKEN.exec(text.slice(text.lastIndexOf('\n') + 1));
      const rest = broken === null ? null : REST.exec(line);
      if (broken !== null && rest !== null) {
        const [, word = '', after = ''] = rest;
        const stem = broken[2] ?? '';
        const keeps = hyphened.has(`${stem}-${word}`.toLowerCase());
        // What belongs to the word goes up with it; the rest stays a line of its own.
        const tail = /^\S*/u.exec(after)?.[0] ?? '';
        text = (keeps ? text : text.slice(0, -1)) + word + tail;
        const left = after.slice(tail.length).trim();
        if (left !== '') text += `\n${left}`;
      } else {
        text += (text === '' ? '' : begins ? '\n\n' : '\n') + line;
      }
    }
    return text;
  });
}
