/** A rationale as plain words, for lists and for telling two versions apart. */
import type { RichText } from '@/lib/domain/claims/claim';
import type { Json } from '@/lib/domain/shared/json';

export function rationaleWords(rationale: RichText | null): string {
  return rationale === null ? '' : wordsOf(rationale).trim();
}

function wordsOf(node: Json | undefined): string {
  if (typeof node !== 'object' || node === null || isList(node)) return '';
  if (node['type'] === 'text') return typeof node['text'] === 'string' ? node['text'] : '';
  if (node['type'] === 'hardBreak') return '\n';
  const content = node['content'];
  const words = content !== undefined && isList(content) ? content.map(wordsOf).join('') : '';
  return node['type'] === 'paragraph' ? `${words}\n` : words;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
