import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

import { type CodePointOffset, toArticleText } from './article-text';
import { carryPassages } from './carry-passages';

/** An independent notion of the same words: what a reader would call only another look. */
function look(words: string): string {
  const plain = words
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/[“”]/gu, '"')
    .replace(/’/gu, "'")
    .replace(/\s+/gu, ' ')
    .trim();
  return plain.toLowerCase();
}

const WORDS =
  'the a of board said not was 12 62 3.4 May Ruiz Ortiz plan report harbor killed saved near .'.split(
    ' ',
  );
const word = fc.constantFrom(...WORDS);
const sentence = fc
  .array(word, { minLength: 3, maxLength: 14 })
  .map((words) => `${words.join(' ').replaceAll(' .', '.')}.`);
const text = fc
  .array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 })
  .map((paragraphs) => paragraphs.map((sentences) => sentences.join(' ')).join('\n\n'));

type Edit = {
  kind: 'delete' | 'insert' | 'replace' | 'move' | 'copy';
  at: number;
  length: number;
  to: number;
  words: string;
};
const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('delete', 'insert', 'replace', 'move', 'copy'),
  at: fc.nat(400),
  length: fc.integer({ min: 1, max: 60 }),
  to: fc.nat(400),
  words: fc.oneof(word, sentence),
});

function apply(before: string, { kind, at, length, to, words }: Edit): string {
  const from = Math.min(at, before.length);
  const end = Math.min(before.length, from + length);
  const cut = before.slice(from, end);
  const rest = before.slice(0, from) + before.slice(end);
  switch (kind) {
    case 'delete':
      return rest;
    case 'insert':
      return before.slice(0, from) + words + before.slice(from);
    case 'replace':
      return before.slice(0, from) + words + before.slice(end);
    case 'move':
      return rest.slice(0, to) + cut + rest.slice(to);
    case 'copy':
      return before.slice(0, to) + cut + before.slice(to);
  }
}

const passages = fc.array(fc.tuple(fc.nat(400), fc.integer({ min: 1, max: 80 })), {
  minLength: 1,
  maxLength: 8,
});

function within(length: number, spans: readonly (readonly [number, number])[]) {
  return spans.flatMap(([start, size], index) => {
    const from = Math.min(start, Math.max(0, length - 1));
    const to = Math.min(length, from + size);
    return to > from
      ? [{ id: String(index), start: from as CodePointOffset, end: to as CodePointOffset }]
      : [];
  });
}

describe('whatever is edited', () => {
  property.prop([text, fc.array(edit, { minLength: 1, maxLength: 12 }), passages], {
    numRuns: 600,
  })(
    'a passage is never put on other words, and what changed tells both wordings',
    (before, edits, spans) => {
      const after = edits.reduce(apply, before);
      const marked = within(before.length, spans);
      const results = carryPassages(toArticleText(before), toArticleText(after), marked);
      expect(results.map(({ id }) => id)).toEqual(marked.map(({ id }) => id));
      for (const [index, result] of results.entries()) {
        const passage = marked[index];
        const words = before.slice(passage?.start, passage?.end);
        if (result.status === 'anchored' || result.status === 'moved') {
          const found = after.slice(result.start, result.end);
          expect(look(found)).toBe(look(words));
          expect(result.isIdentical).toBe(found === words);
        } else if (result.status === 'changed') {
          expect(result.end).toBeGreaterThan(result.start);
          const side = (op: string) =>
            result.diff
              .flatMap((part) => (part.op === 'same' || part.op === op ? [part.text] : []))
              .join('');
          expect(side('delete')).toBe(words);
          expect(side('insert')).toBe(after.slice(result.start, result.end));
        } else if (result.status === 'ambiguous') {
          expect(result.candidates.length).toBeGreaterThan(0);
          for (const { start, end } of result.candidates) {
            expect(look(after.slice(start, end))).toBe(look(words));
          }
        } else if ('stood' in result) {
          expect(result.stood).toBeLessThanOrEqual(after.length);
        }
      }
    },
    60_000,
  );

  property.prop([text, passages])(
    'nothing changed leaves every passage where it is',
    (before, spans) => {
      const marked = within(before.length, spans).filter(
        ({ start, end }) => before.slice(start, end).trim() !== '',
      );
      const results = carryPassages(toArticleText(before), toArticleText(before), marked);
      expect(results).toEqual(
        marked.map((passage) => ({ ...passage, status: 'anchored', isIdentical: true })),
      );
    },
  );

  property.prop([text, fc.array(edit, { maxLength: 6 }), passages])(
    'a passage is carried the same in any company and order',
    (before, edits, spans) => {
      const [old, fresh] = [toArticleText(before), toArticleText(edits.reduce(apply, before))];
      const marked = within(before.length, spans);
      const together = carryPassages(old, fresh, marked);
      const alone = marked.map((passage) => carryPassages(old, fresh, [passage])[0]);
      const reversed = carryPassages(old, fresh, marked.toReversed()).toReversed();
      expect(alone).toEqual(together);
      expect(reversed).toEqual(together);
    },
  );
});
