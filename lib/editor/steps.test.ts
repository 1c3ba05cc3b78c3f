import { fc, test as property } from '@fast-check/vitest';
import { Fragment, Slice } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { describe, expect, test } from 'vitest';

import {
  type ArticleDocument,
  documentFromLines,
  textOfDocument,
} from '@/lib/domain/articles/document';

import { toEditorDocument } from './article-extensions';
import { applySteps } from './steps';

const attrs = { kind: 'text', furniture: null, omitted: false } as const;

function documentOf(...lines: string[]): ArticleDocument {
  return documentFromLines(lines.map((text) => ({ ...attrs, text })));
}

/** What the browser would send. */
function stepsOf(document: ArticleDocument, edit: (tr: Transform) => void): unknown[] {
  const transform = new Transform(toEditorDocument(document));
  edit(transform);
  return JSON.parse(
    JSON.stringify(transform.steps.map((step): unknown => step.toJSON())),
  ) as unknown[];
}

function insert(tr: Transform, pos: number, words: string): void {
  tr.insert(pos, tr.doc.type.schema.text(words));
}

function toHeading(tr: Transform, pos: number): void {
  const { heading } = tr.doc.type.schema.nodes;
  if (heading === undefined) throw new Error('The article has no headings');
  tr.setBlockType(pos, pos, heading, { ...attrs, level: 2 });
}

const ARTICLE = documentOf('Turnout was 62 percent. 🗳️', 'Nobody else did.');

describe('an edit in the editor', () => {
  test('is applied to the stored document, and what it kept is known exactly', () => {
    const steps = stepsOf(ARTICLE, (tr) => {
      tr.replaceWith(13, 15, tr.doc.type.schema.text('63'));
      insert(tr, 1, 'Sunday’s turnout: ');
    });
    const applied = applySteps(ARTICLE, steps);

    if (!applied.ok) throw new Error(applied.problem);
    expect(textOfDocument(applied.document)).toBe(
      'Sunday’s turnout: Turnout was 63 percent. 🗳️\nNobody else did.',
    );
    expect(applied.kept).toEqual([
      { oldStart: 0, newStart: 18, length: 12 },
      { oldStart: 14, newStart: 32, length: 29 },
    ]);
  });

  test('knows words that were deleted and typed again for new words', () => {
    const steps = stepsOf(ARTICLE, (tr) => {
      tr.delete(13, 15);
      insert(tr, 13, '62');
    });
    const applied = applySteps(ARTICLE, steps);

    if (!applied.ok) throw new Error(applied.problem);
    expect(textOfDocument(applied.document)).toBe(textOfDocument(ARTICLE));
    expect(applied.kept.map(({ oldStart, length }) => [oldStart, length])).toEqual([
      [0, 12],
      [14, 29],
    ]);
  });

  test('keeps the words of a paragraph that becomes a heading, is divided or joined', () => {
    const heading = applySteps(
      ARTICLE,
      stepsOf(ARTICLE, (tr) => {
        toHeading(tr, 1);
        toHeading(tr, 30);
      }),
    );
    expect(heading).toMatchObject({ ok: true, kept: [{ oldStart: 0, newStart: 0, length: 43 }] });

    const divided = applySteps(
      ARTICLE,
      stepsOf(ARTICLE, (tr) => tr.split(8)),
    );
    expect(divided).toMatchObject({
      ok: true,
      kept: [
        { oldStart: 0, newStart: 0, length: 7 },
        { oldStart: 7, newStart: 8, length: 36 },
      ],
    });
  });

  test('is refused by the number of the step that cannot be applied', () => {
    const [good] = stepsOf(ARTICLE, (tr) => insert(tr, 1, 'A '));
    const outside = { stepType: 'replace', from: 900, to: 905 };
    expect(applySteps(ARTICLE, [good, outside])).toMatchObject({ ok: false, step: 2 });
    expect(applySteps(ARTICLE, [{ stepType: 'format' }])).toMatchObject({ ok: false, step: 1 });
    expect(applySteps(ARTICLE, ['x'])).toMatchObject({ ok: false, step: 1 });
    expect(applySteps(ARTICLE, [null])).toMatchObject({ ok: false, step: 1 });
    const image = {
      stepType: 'replace',
      from: 1,
      to: 1,
      slice: { content: [{ type: 'image', attrs: { src: 'x' } }] },
    };
    expect(applySteps(ARTICLE, [image])).toMatchObject({ ok: false, step: 1 });
    const script = {
      stepType: 'addMark',
      mark: { type: 'link', attrs: { href: 'javascript:alert(1)' } },
      from: 1,
      to: 4,
    };
    expect(applySteps(ARTICLE, [script])).toMatchObject({ ok: false });
    expect(applySteps(ARTICLE, [stepsOf(ARTICLE, (tr) => insert(tr, 1, 'a\nb'))[0]])).toEqual({
      ok: false,
      step: null,
      problem:
        'Paragraph 1: a line break stands inside a piece of text; it has to be a hardBreak or a new paragraph.',
    });
  });

  const edit = fc.record({
    from: fc.nat({ max: 60 }),
    size: fc.nat({ max: 12 }),
    words: fc.string({ unit: fc.constantFrom('a', 'é', '🗳️', ' '), maxLength: 6 }),
    splits: fc.boolean(),
  });

  property.prop([fc.array(edit, { minLength: 1, maxLength: 8 })])(
    'says of no character that it was kept when it was not',
    (edits) => {
      // Each character of the old text stands once, so that a wrong place shows.
      const letters = 'abcdefghijklm🗳️nopqrstuvwxyz';
      const before = documentOf(letters, letters.toUpperCase(), '0123456789');
      const steps = stepsOf(before, (tr) => {
        for (const { from, size, words, splits } of edits) {
          const end = tr.doc.content.size;
          const at = Math.min(from, end);
          const to = Math.min(at + size, end);
          const { schema } = tr.doc.type;
          const slice =
            words === '' ? Slice.empty : new Slice(Fragment.from(schema.text(words)), 0, 0);
          try {
            tr.replace(at, to, slice);
            if (splits) tr.split(Math.max(1, at));
          } catch {
            // Not every place takes every change; the others make up for it.
          }
        }
      });
      const applied = applySteps(before, steps);
      if (!applied.ok) return;
      const old = Array.from(textOfDocument(before));
      const fresh = Array.from(textOfDocument(applied.document));
      let lastOld = 0;
      let lastNew = 0;
      for (const { oldStart, newStart, length } of applied.kept) {
        expect(length).toBeGreaterThan(0);
        expect(oldStart).toBeGreaterThanOrEqual(lastOld);
        expect(newStart).toBeGreaterThanOrEqual(lastNew);
        expect(fresh.slice(newStart, newStart + length)).toEqual(
          old.slice(oldStart, oldStart + length),
        );
        lastOld = oldStart + length;
        lastNew = newStart + length;
      }
    },
  );
});
