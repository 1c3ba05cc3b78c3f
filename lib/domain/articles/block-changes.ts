/**
 * What a new version does to the paragraphs of the old one: which stayed, which
 * were rewritten, which stand elsewhere now, which are new and which are gone.
 *
 * Paragraphs with the same words are the same paragraph. Of the rest, those that
 * share most of their words are taken for one that was rewritten, wherever it
 * stands. What keeps its order with most of the text has stayed in place; what
 * does not has moved. This is for reading two versions beside each other; where
 * an annotation stands is never decided here.
 */
import { canonicalJson } from '../events/canonical-json';
import type { Json } from '../shared/json';
import { type ArticleDocument, textOfBlock } from './document';

/** Indexes of blocks in the old and in the new document. */
export type BlockChange =
  | { kind: 'kept' | 'edited'; before: number; after: number; isMoved: boolean }
  | { kind: 'added'; after: number }
  | { kind: 'removed'; before: number };

type Block = { index: number; text: string; words: ReadonlyMap<string, number>; size: number };
type Pair = { before: Block; after: Block; isSame: boolean };

/** Of all words of two paragraphs, the part they must share to be one that was rewritten. */
const LIKENESS = 0.4;

/** Where another paragraph would have to be found far away, more is asked. */
const LIKENESS_ELSEWHERE = 0.6;

/** A word in more paragraphs than this leads to none of them. */
const COMMON_WORD = 12;

/**
 * The changes in the order of the new document; a removed block comes after the
 * block it followed. Blocks without words, and those left out of the article,
 * are not listed.
 */
export function blockChanges(before: ArticleDocument, after: ArticleDocument): BlockChange[] {
  const old = blocksOf(before);
  const fresh = blocksOf(after);
  const pairs = pairSame(old, fresh);
  // What is found tells what is near: a paragraph beside one that was rewritten and moved is found next.
  for (let found = -1; found !== 0;) {
    const known = new Set(pairs.flatMap((pair) => [pair.before, pair.after]));
    const more = pairAlike(
      old.filter((block) => !known.has(block)),
      fresh.filter((block) => !known.has(block)),
      rankOf(pairs),
    );
    pairs.push(...more);
    found = more.length;
  }
  const inPlace = heaviestInOrder(pairs);
  const byOld = new Map(pairs.map((pair) => [pair.before.index, pair]));
  const byNew = new Map(pairs.map((pair) => [pair.after.index, pair]));

  /** What is gone, by the block of the new document that it stands after; -1 before all. */
  const gone = new Map<number, BlockChange[]>();
  let last = -1;
  for (const { index } of old) {
    const pair = byOld.get(index);
    if (pair === undefined) {
      gone.set(last, [...(gone.get(last) ?? []), { kind: 'removed', before: index }]);
    } else if (inPlace.has(pair)) last = pair.after.index;
  }
  return [
    ...(gone.get(-1) ?? []),
    ...fresh.flatMap(({ index }): BlockChange[] => {
      const pair = byNew.get(index);
      const change: BlockChange =
        pair === undefined
          ? { kind: 'added', after: index }
          : {
              kind: pair.isSame ? 'kept' : 'edited',
              before: pair.before.index,
              after: index,
              isMoved: !inPlace.has(pair),
            };
      return [change, ...(gone.get(index) ?? [])];
    }),
  ];
}

export type BlockChangeCounts = { edited: number; moved: number; added: number; removed: number };

/** A paragraph that was moved and rewritten counts as both. */
export function countBlockChanges(changes: readonly BlockChange[]): BlockChangeCounts {
  return {
    edited: changes.filter(({ kind }) => kind === 'edited').length,
    moved: changes.filter((change) => 'isMoved' in change && change.isMoved).length,
    added: changes.filter(({ kind }) => kind === 'added').length,
    removed: changes.filter(({ kind }) => kind === 'removed').length,
  };
}

/** Whether not a word, a mark or a kind of line differs. */
export function isSameDocument(one: ArticleDocument, other: ArticleDocument): boolean {
  // Stored documents may name their fields in another order.
  return canonicalJson(plain(one)) === canonicalJson(plain(other));
}

/** Without the fields that say nothing: no content, no marks. */
function plain({ content }: ArticleDocument): Json {
  return content.map(({ type, attrs, content: inlines = [] }) => ({
    type,
    attrs,
    content: inlines.map(({ marks = [], ...inline }) => ({ ...inline, marks: [...marks] })),
  }));
}

function blocksOf(document: ArticleDocument): Block[] {
  return document.content.flatMap((block, index) => {
    const text = textOfBlock(block).trim();
    if (block.attrs.omitted || text === '') return [];
    const words = new Map<string, number>();
    let size = 0;
    for (const word of text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []) {
      words.set(word, (words.get(word) ?? 0) + 1);
      size += 1;
    }
    return [{ index, text, words, size }];
  });
}

/** Paragraphs with the same words; of those that stand there often, the first with the first. */
function pairSame(old: readonly Block[], fresh: readonly Block[]): Pair[] {
  const waiting = new Map<string, Block[]>();
  for (const block of old) {
    const same = waiting.get(block.text);
    if (same === undefined) waiting.set(block.text, [block]);
    else same.push(block);
  }
  return fresh.flatMap((after): Pair[] => {
    const before = waiting.get(after.text)?.shift();
    return before === undefined ? [] : [{ before, after, isSame: true }];
  });
}

/** How many paragraphs that stayed stand before a place, in the old and in the new document. */
type Rank = { old: (index: number) => number; fresh: (index: number) => number };

function rankOf(pairs: readonly Pair[]): Rank {
  const kept = [...heaviestInOrder(pairs)];
  const olds = kept.map(({ before }) => before.index).sort((a, b) => a - b);
  const freshs = kept.map(({ after }) => after.index).sort((a, b) => a - b);
  return { old: (index) => countBelow(olds, index), fresh: (index) => countBelow(freshs, index) };
}

function countBelow(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? Infinity) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Paragraphs that share most of their words, the most alike first. */
function pairAlike(old: readonly Block[], fresh: readonly Block[], rank: Rank): Pair[] {
  const places = new Map<string, Block[]>();
  for (const block of old) {
    for (const word of block.words.keys()) {
      const known = places.get(word);
      if (known === undefined) places.set(word, [block]);
      else known.push(block);
    }
  }
  const likely: (Pair & { likeness: number })[] = [];
  for (const after of fresh) {
    const candidates = new Set<Block>();
    for (const word of after.words.keys()) {
      const known = places.get(word) ?? [];
      if (known.length <= COMMON_WORD) for (const block of known) candidates.add(block);
    }
    for (const before of candidates) {
      const likeness = likenessOf(before, after);
      const isNear = rank.old(before.index) === rank.fresh(after.index);
      if (likeness < (isNear ? LIKENESS : LIKENESS_ELSEWHERE)) continue;
      likely.push({ before, after, isSame: false, likeness: likeness + (isNear ? 0.1 : 0) });
    }
  }
  likely.sort((a, b) =>
    a.likeness === b.likeness ? a.after.index - b.after.index : b.likeness - a.likeness,
  );
  const taken = new Set<Block>();
  const pairs: Pair[] = [];
  for (const { before, after, isSame } of likely) {
    if (taken.has(before) || taken.has(after)) continue;
    taken.add(before);
    taken.add(after);
    pairs.push({ before, after, isSame });
  }
  return pairs;
}

/** Shared words of both, twice, against all words of both; 1 for the same words. */
function likenessOf(one: Block, other: Block): number {
  let shared = 0;
  for (const [word, count] of one.words) shared += Math.min(count, other.words.get(word) ?? 0);
  return one.size + other.size === 0 ? 0 : (2 * shared) / (one.size + other.size);
}

/** The pairs that keep their order in both documents and hold most of the words together. */
function heaviestInOrder(pairs: readonly Pair[]): Set<Pair> {
  const ordered = pairs.toSorted((a, b) => a.after.index - b.after.index);
  const places = ordered.map(({ before }) => before.index).sort((a, b) => a - b);
  /** Per place in the old document, the best chain that ends at or before it: a Fenwick tree. */
  const tree: { weight: number; at: number }[] = places.map(() => ({ weight: 0, at: -1 }));
  const previous: number[] = [];
  let best = { weight: 0, at: -1 };
  for (const [at, { before, after }] of ordered.entries()) {
    const place = countBelow(places, before.index);
    let chain = { weight: 0, at: -1 };
    for (let node = place; node > 0; node -= node & -node) {
      const known = tree[node - 1];
      if (known !== undefined && known.weight > chain.weight) chain = known;
    }
    previous[at] = chain.at;
    const mine = { weight: chain.weight + Math.max(1, before.size + after.size), at };
    if (mine.weight > best.weight) best = mine;
    for (let node = place + 1; node <= tree.length; node += node & -node) {
      if (mine.weight > (tree[node - 1]?.weight ?? 0)) tree[node - 1] = mine;
    }
  }
  const kept = new Set<Pair>();
  for (let at = best.at; at !== -1; at = previous[at] ?? -1) {
    const pair = ordered[at];
    if (pair !== undefined) kept.add(pair);
  }
  return kept;
}
