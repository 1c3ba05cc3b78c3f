/**
 * The pages of a captured text. Each ends with a form feed, as in the text that other
 * programs take out of a PDF; a text without one has no pages.
 */
const PAGE_END = '\f';

/** '' where no page has words. */
export function joinPages(pages: readonly string[]): string {
  if (pages.every((page) => page === '')) return '';
  return pages.map((page) => page + PAGE_END).join('');
}

/** The first and the last page of a stretch, from 1. `null` where the text has no pages. */
export function pagesOf(
  text: string,
  /** Code points, end exclusive. */
  { start, end }: { start: number; end: number },
): [number, number] | null {
  if (!text.includes(PAGE_END)) return null;
  let at = 0;
  let page = 1;
  let first = 1;
  for (const character of text) {
    if (at === start) first = page;
    if (at >= end - 1) break;
    if (character === PAGE_END) page += 1;
    at += 1;
  }
  return [Math.min(first, page), page];
}

/** A captured text in pages, each with where it begins in code points; one without number where it has none. */
export type CapturedPage = { number: number | null; start: number; text: string };

export function splitPages(text: string): CapturedPage[] {
  if (!text.includes(PAGE_END)) return [{ number: null, start: 0, text }];
  const parts = text.split(PAGE_END);
  // What stands behind the last page end is a page where it has words.
  if (parts.at(-1)?.trim() === '') parts.pop();
  let start = 0;
  return parts.map((part, index) => {
    const page = { number: index + 1, start, text: part };
    start += Array.from(part).length + PAGE_END.length;
    return page;
  });
}
