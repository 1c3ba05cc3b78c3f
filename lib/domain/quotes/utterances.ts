/**
 * Who is said to have said what: the quotations of a paragraph, or a sentence that
 * reports what a named person said. A newsroom holds them against each other, so a
 * passage that is none costs a glance and one that is overlooked costs an error.
 */
import type { ArticleText, CodePointSpan, StringIndex } from '../anchoring/article-text';
import { offsetMap } from '../anchoring/article-text';
import { quotationsIn } from '../anchoring/quotations';
import { sentencesOf } from '../anchoring/sentences';

export type Utterance = CodePointSpan & {
  articleId: string;
  exact: string;
  /** The quoted words alone; of reported speech, the sentence. */
  said: string;
  isQuoted: boolean;
  /** Parts of the names of persons that stand beside it, in small letters. */
  names: ReadonlySet<string>;
};

/** Shorter quotations are phrases that may be anyone's. */
const FEWEST_WORDS = 5;

const SAYING =
  /\b(?:said|says|say|told|tells|according to|insisted|insists|argued|claimed|claims|denied|denies|stated|added|explained|called)\b/iu;

const NAME = /\p{Lu}[\p{L}’'-]+(?:\s+\p{Lu}[\p{L}’'-]+)+|\b(?:Mr|Ms|Mrs|Dr)\.? \p{Lu}[\p{L}’'-]+/gu;

/** Capital words beside a name that are none. */
const NO_NAME = new Set(
  'affairs agency central council councillor department director doctor foreign general house intelligence minister ministry mrs office president press prime public secretary spokesman spokeswoman state states street the times today union united white york'.split(
    ' ',
  ),
);

export function utterancesIn(articleId: string, text: ArticleText): Utterance[] {
  const offsets = offsetMap(text);
  const toOffset = (index: number) => offsets.toOffset(index as StringIndex);
  const found: Utterance[] = [];
  let from = 0;
  for (const paragraph of text.split('\n')) {
    const quotations = quotationsIn(paragraph);
    const said = quotations.map((quotation) =>
      paragraph.slice(quotation.from + 1, quotation.to - 1),
    );
    const first = quotations[0];
    const last = quotations.at(-1);
    if (first !== undefined && last !== undefined && countWords(said.join(' ')) >= FEWEST_WORDS) {
      const around = quotations.reduceRight(
        (rest, quotation) => `${rest.slice(0, quotation.from)} – ${rest.slice(quotation.to)}`,
        paragraph,
      );
      found.push({
        articleId,
        start: toOffset(from + first.from),
        end: toOffset(from + last.to),
        exact: paragraph.slice(first.from, last.to),
        said: said.join(' … '),
        isQuoted: true,
        names: namesIn(around),
      });
    } else if (paragraph.trim() !== '') {
      const block = { start: toOffset(from), end: toOffset(from + paragraph.length) };
      for (const span of sentencesOf(text, [block], { offsets })) {
        const sentence = text.slice(offsets.toIndex(span.start), offsets.toIndex(span.end));
        const names = namesIn(sentence);
        if (names.size === 0 || !SAYING.test(sentence)) continue;
        found.push({ articleId, ...span, exact: sentence, said: sentence, isQuoted: false, names });
      }
    }
    from += paragraph.length + 1;
  }
  return found;
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

function namesIn(text: string): Set<string> {
  const parts = (text.match(NAME) ?? []).flatMap((name) => name.toLowerCase().split(/\s+/u));
  return new Set(
    parts
      .map((part) => part.replace(/[’']s$/u, ''))
      .filter((part) => part.length >= 4 && !NO_NAME.has(part)),
  );
}
