/**
 * The rationale of a claim as data: ProseMirror JSON of a small schema with
 * paragraphs, bullet and numbered lists, bold, italic and links. What a browser
 * sends is checked here before anything else reads it, without recursion, so
 * that a deep document is refused and not a crash.
 */
import type { JsonObject } from '../shared/json';
import { LINK_SCHEMES, safeUrl } from '../shared/safe-url';
import type { RichText } from './claim';

const MAX_DEPTH = 16;
const MAX_NODES = 2_000;
const MAX_TEXT_LENGTH = 20_000;

const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  doc: ['paragraph', 'bulletList', 'orderedList'],
  paragraph: ['text', 'hardBreak'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList'],
};

/** What is wrong with `value` as a rationale, in a sentence, or `null`. */
export function rationaleProblem(value: unknown): string | null {
  if (!isObject(value) || value['type'] !== 'doc')
    return 'A rationale is a document of type “doc”.';
  let nodes = 0;
  let textLength = 0;
  const queue: { node: JsonObject; depth: number }[] = [{ node: value, depth: 0 }];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { node, depth } = next;
    nodes += 1;
    if (nodes > MAX_NODES || depth > MAX_DEPTH)
      return 'The rationale is too long or too deeply nested.';
    const type = node['type'];
    if (type === 'text') {
      const text = node['text'];
      if (typeof text !== 'string' || text === '') return 'A text node of the rationale is empty.';
      if (!text.isWellFormed() || text.includes('\u0000')) {
        return 'The rationale holds a character that cannot be stored.';
      }
      textLength += text.length;
      if (textLength > MAX_TEXT_LENGTH) {
        return `The rationale is longer than ${MAX_TEXT_LENGTH} characters.`;
      }
      const problem = marksProblem(node['marks']);
      if (problem !== null) return problem;
      continue;
    }
    if (type === 'hardBreak') continue;
    const allowed = typeof type === 'string' ? CHILDREN[type] : undefined;
    if (allowed === undefined) return 'The rationale holds a kind of block that is not allowed.';
    const content = node['content'] ?? [];
    if (!Array.isArray(content)) return 'The rationale is malformed.';
    for (const child of content as unknown[]) {
      const childType = isObject(child) ? child['type'] : undefined;
      if (!isObject(child) || typeof childType !== 'string' || !allowed.includes(childType)) {
        return 'The rationale holds a kind of block that is not allowed.';
      }
      queue.push({ node: child, depth: depth + 1 });
    }
  }
  return null;
}

function marksProblem(marks: unknown): string | null {
  if (marks === undefined) return null;
  if (!Array.isArray(marks)) return 'The rationale is malformed.';
  for (const mark of marks as unknown[]) {
    if (!isObject(mark)) return 'The rationale is malformed.';
    if (mark['type'] === 'bold' || mark['type'] === 'italic') continue;
    if (mark['type'] !== 'link') return 'The rationale holds formatting that is not allowed.';
    const attrs = mark['attrs'];
    const href = isObject(attrs) ? attrs['href'] : undefined;
    if (typeof href !== 'string' || safeUrl(href, LINK_SCHEMES) === null) {
      return 'A link of the rationale is no http, https or mailto address.';
    }
  }
  return null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A rationale of plain paragraphs, as a file or a form brings it; `null` where there are no words. */
export function rationaleFromText(text: string): RichText | null {
  const paragraphs = text
    .split(/\r?\n+/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  if (paragraphs.length === 0) return null;
  return {
    type: 'doc',
    content: paragraphs.map((paragraph) => ({
      type: 'paragraph',
      content: [{ type: 'text', text: paragraph }],
    })),
  };
}

/** Whether there is a word in it. */
export function hasRationale(rationale: RichText | null): boolean {
  if (rationale === null) return false;
  return JSON.stringify(rationale).includes('"text":"');
}
