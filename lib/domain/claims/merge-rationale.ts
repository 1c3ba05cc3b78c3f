/**
 * Two people's rationales, joined where each changed another place, formatting
 * included; or one after the other, where a person wants to keep both.
 */
import { canonicalJson } from '../events/canonical-json';
import type { Json, JsonObject } from '../shared/json';
import type { RichText } from './claim';
import { mergeRows } from './merge-rows';
import { weightOfWord, wordsOf } from './merge-words';
import { rationaleProblem } from './rationale';

/** A rationale read from its beginning to its end. */
type Token =
  | { kind: 'open'; node: JsonObject }
  | { kind: 'close' }
  | { kind: 'word'; text: string; marks: Json | undefined }
  | { kind: 'break'; node: JsonObject };

/** The border of a block keeps changes on its two sides apart. */
const BORDER = 3;

/** @returns `undefined` where a person has to choose. `null` is an empty rationale. */
export function mergeRationales(
  before: RichText | null,
  one: RichText | null,
  other: RichText | null,
): RichText | null | undefined {
  if (canonicalJson(one) === canonicalJson(other)) return one;
  const merged = mergeRows(tokensOf(before), tokensOf(one), tokensOf(other), {
    keyOf,
    weightOf: (token) =>
      token.kind === 'word' ? weightOfWord(token.text) : token.kind === 'break' ? 1 : BORDER,
  });
  if (merged === null) return undefined;
  if (merged.length === 0) return null;
  const content = nodesOf(merged);
  if (content === null) return undefined;
  const joined: RichText = { type: 'doc', content };
  return rationaleProblem(joined) === null ? joined : undefined;
}

/** The blocks of both, those of `first` before what only `second` has. `null` where it is too long. */
export function bothRationales(first: RichText | null, second: RichText | null): RichText | null {
  const known = new Set(blocksOf(first).map((block) => canonicalJson(block)));
  const added = blocksOf(second).filter((block) => !known.has(canonicalJson(block)));
  const joined: RichText = { type: 'doc', content: [...blocksOf(first), ...added] };
  return rationaleProblem(joined) === null ? joined : null;
}

/** The database keeps the keys of an object in an order of its own. */
function keyOf(token: Token): string {
  switch (token.kind) {
    case 'word':
      return `word ${token.text} ${token.marks === undefined ? '' : canonicalJson(token.marks)}`;
    case 'open':
    case 'break':
      return `${token.kind} ${canonicalJson(token.node)}`;
    case 'close':
      return 'close';
  }
}

function blocksOf(rationale: RichText | null): readonly JsonObject[] {
  return rationale === null ? [] : childrenOf(rationale);
}

function childrenOf(node: JsonObject): readonly JsonObject[] {
  const { content } = node;
  return Array.isArray(content) ? content.filter(isNode) : [];
}

function isNode(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without recursion: what it is given may be as deep as the contract allows. */
function tokensOf(rationale: RichText | null): Token[] {
  const tokens: Token[] = [];
  const ahead: (JsonObject | 'close')[] = [...blocksOf(rationale)].reverse();
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (next === 'close') {
      tokens.push({ kind: 'close' });
      continue;
    }
    const { type, text, marks } = next;
    if (type === 'text' && typeof text === 'string') {
      tokens.push(...wordsOf(text).map((word): Token => ({ kind: 'word', text: word, marks })));
    } else if (type === 'hardBreak') {
      tokens.push({ kind: 'break', node: next });
    } else {
      const { content: _content, ...node } = next;
      tokens.push({ kind: 'open', node });
      ahead.push('close', ...[...childrenOf(next)].reverse());
    }
  }
  return tokens;
}

/** `null` where the borders of blocks do not match any more. */
function nodesOf(tokens: readonly Token[]): JsonObject[] | null {
  const root: JsonObject[] = [];
  const open: { node: JsonObject; content: JsonObject[] }[] = [];
  for (const token of tokens) {
    const here = open.at(-1)?.content ?? root;
    if (token.kind === 'open') {
      open.push({ node: token.node, content: [] });
    } else if (token.kind === 'close') {
      const last = open.pop();
      if (last === undefined) return null;
      const closed: JsonObject =
        last.content.length === 0 ? last.node : { ...last.node, content: last.content };
      (open.at(-1)?.content ?? root).push(closed);
    } else if (token.kind === 'break') {
      here.push(token.node);
    } else {
      const last = here.at(-1);
      const { text, marks } = token;
      if (
        last?.['type'] === 'text' &&
        canonicalJson(last['marks'] ?? null) === canonicalJson(marks ?? null) &&
        typeof last['text'] === 'string'
      ) {
        here[here.length - 1] = { ...last, text: last['text'] + text };
      } else {
        here.push({ type: 'text', ...(marks !== undefined && { marks }), text });
      }
    }
  }
  return open.length === 0 ? root : null;
}
