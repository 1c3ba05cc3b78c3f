/**
 * One statement in several articles: the same words, or what one person is said to
 * have said of one matter, held against the fullest rendering. Two desks that print
 * the same sentence differently cannot both be true to it.
 */
import type { ArticleText, CodePointSpan } from '../anchoring/article-text';
import { toArticleText } from '../anchoring/article-text';
import { diffWords, type DiffPart } from '../anchoring/word-diff';
import { checkQuote, type QuotedText, quotedText, type QuoteVerdict } from './check-quote';
import { type Utterance, utterancesIn } from './utterances';

type Rendering = CodePointSpan & {
  articleId: string;
  exact: string;
  /** Against the fullest rendering; `null` for reported speech, which quotes no words. */
  verdict: QuoteVerdict | null;
  parts: DiffPart[];
};

type Quoted = Utterance & { words: QuotedText; content: ReadonlySet<string> };

/** A word that stands in more utterances than this does not tell them apart. */
const TELLING_IN = 24;

/** Of one person: words of meaning in common, and their share of the shorter one's. */
const SHARED_WORDS = 2;
const SHARED_PART = 0.2;

/** Statements that at least two articles have, in the order in which the first article has them. */
export function statementsIn(
  articles: readonly { id: string; text: ArticleText }[],
): { renderings: Rendering[] }[] {
  const utterances = articles
    .flatMap(({ id, text }) => utterancesIn(id, text))
    .map((utterance): Quoted => ({
      ...utterance,
      words: quotedText(toArticleText(utterance.said)),
      content: contentOf(utterance),
    }));
  const parents = utterances.map((_, index) => index);
  const rootOf = (index: number): number => {
    const parent = parents[index] ?? index;
    return parent === index ? index : rootOf(parent);
  };
  for (const [a, b] of likelyPairs(utterances)) {
    const [first, second] = [utterances[a], utterances[b]];
    if (first === undefined || second === undefined || rootOf(a) === rootOf(b)) continue;
    if (isSameStatement(first, second)) {
      parents[Math.max(rootOf(a), rootOf(b))] = Math.min(rootOf(a), rootOf(b));
    }
  }
  const groups = new Map<number, Quoted[]>();
  for (const [index, utterance] of utterances.entries()) {
    const root = rootOf(index);
    groups.set(root, [...(groups.get(root) ?? []), utterance]);
  }
  return [...groups.values()]
    .filter(
      (group) =>
        group.some(({ isQuoted }) => isQuoted) &&
        new Set(group.map(({ articleId }) => articleId)).size > 1,
    )
    .map((group) => ({ renderings: heldAgainstFullest(group) }));
}

/** Words of meaning by their beginnings, so that a plural or a British spelling is the same word. */
function contentOf({ said, names }: Utterance): Set<string> {
  const words = said.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(
    words.filter((word) => !COMMON.has(word) && !names.has(word)).map((word) => stemOf(word)),
  );
}

function stemOf(word: string): string {
  return word.replace(/(?:s|ed|ing)$/u, '').slice(0, 6);
}

const COMMON = new Set(
  'about after again also been before being could does from have having here into just more most much other over said says should some such than that their them then there these they this those told under very were what when where which while will with would your'.split(
    ' ',
  ),
);

/** Pairs of different articles that share telling words, so that not everything is compared with everything. */
function likelyPairs(utterances: readonly Quoted[]): [number, number][] {
  const holders = new Map<string, number[]>();
  for (const [index, { content }] of utterances.entries()) {
    for (const word of content) {
      const indexes = holders.get(word);
      if (indexes === undefined) holders.set(word, [index]);
      else indexes.push(index);
    }
  }
  const shared = new Map<string, { pair: [number, number]; count: number }>();
  for (const indexes of holders.values()) {
    if (indexes.length > TELLING_IN) continue;
    for (const [at, a] of indexes.entries()) {
      for (const b of indexes.slice(at + 1)) {
        if (utterances[a]?.articleId === utterances[b]?.articleId) continue;
        const key = `${a} ${b}`;
        const entry = shared.get(key) ?? { pair: [a, b], count: 0 };
        entry.count += 1;
        shared.set(key, entry);
      }
    }
  }
  return [...shared.values()].filter(({ count }) => count >= SHARED_WORDS).map(({ pair }) => pair);
}

function isSameStatement(a: Quoted, b: Quoted): boolean {
  // Either way round: the shorter one may be a part of the longer.
  const [longer, shorter] = a.words.words.count >= b.words.words.count ? [a, b] : [b, a];
  if (checkQuote(shorter.said, longer.words).verdict !== 'not_found') return true;
  if (![...a.names].some((name) => b.names.has(name))) return false;
  const common = [...a.content].filter((word) => b.content.has(word)).length;
  const fewest = Math.min(a.content.size, b.content.size);
  return common >= SHARED_WORDS && common >= fewest * SHARED_PART;
}

function heldAgainstFullest(group: readonly Quoted[]): Rendering[] {
  const fullest = group.reduce((most, one) => (isFuller(one, most) ? one : most));
  return group.map((utterance) => {
    const { articleId, exact, said, start, end, isQuoted } = utterance;
    const place = { articleId, exact, start, end };
    if (utterance === fullest) {
      return { ...place, verdict: 'verbatim', parts: [{ op: 'same', text: said }] };
    }
    const check = checkQuote(said, fullest.words);
    const isShorter = utterance.words.words.count < fullest.words.words.count;
    const isFound = check.verdict !== 'not_found';
    const verdict = !isFound
      ? 'changed'
      : isShorter && check.verdict === 'verbatim'
        ? 'trimmed'
        : check.verdict;
    return {
      ...place,
      verdict: isQuoted ? verdict : null,
      parts: isFound ? withEnds(check.parts, fullest, check.span) : diffWords(fullest.said, said),
    };
  });
}

function isFuller(one: Quoted, other: Quoted): boolean {
  if (one.isQuoted !== other.isQuoted) return one.isQuoted;
  return one.words.words.count > other.words.words.count;
}

/** What the fullest rendering has before and after, so that each is seen against all of it. */
function withEnds(
  parts: readonly DiffPart[],
  { words, said }: Quoted,
  span: CodePointSpan | null,
): DiffPart[] {
  if (span === null) return [...parts];
  const before = said.slice(0, words.offsets.toIndex(span.start));
  const after = said.slice(words.offsets.toIndex(span.end));
  const isWords = (text: string) => /[\p{L}\p{N}]/u.test(text);
  return [
    ...(isWords(before) ? [{ op: 'delete' as const, text: before }] : []),
    ...parts,
    ...(isWords(after) ? [{ op: 'delete' as const, text: after }] : []),
  ];
}
