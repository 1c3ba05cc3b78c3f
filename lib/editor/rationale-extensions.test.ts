import { getSchema } from '@tiptap/core';
import { describe, expect, test } from 'vitest';

import type { RichText } from '@/lib/domain/claims/claim';
import { rationaleFromText, rationaleProblem } from '@/lib/domain/claims/rationale';

import { rationaleExtensions } from './rationale-extensions';

const schema = getSchema(rationaleExtensions);

describe('the editor of a rationale', () => {
  test('knows the formatting that is accepted, and no more', () => {
    expect(Object.keys(schema.nodes).sort()).toEqual([
      'bulletList',
      'doc',
      'hardBreak',
      'listItem',
      'orderedList',
      'paragraph',
      'text',
    ]);
    expect(Object.keys(schema.marks).sort()).toEqual(['bold', 'italic', 'link']);
  });

  test('writes what the domain accepts', () => {
    const doc = schema.nodeFromJSON({
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            {
              type: 'text',
              text: 'The ledger',
              marks: [{ type: 'bold' }, { type: 'link', attrs: { href: 'https://example.org' } }],
            },
            { type: 'hardBreak' },
          ],
        },
        {
          type: 'orderedList',
          content: [
            {
              type: 'listItem',
              content: [
                { type: 'paragraph' },
                {
                  type: 'bulletList',
                  content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }],
                },
              ],
            },
          ],
        },
      ],
    });
    doc.check();

    expect(rationaleProblem(doc.toJSON())).toBeNull();
  });

  test('reads what the domain makes of plain text', () => {
    const rationale = rationaleFromText('The ledger says 40.\n\nThe clerk agrees.');
    const doc = schema.nodeFromJSON(rationale);
    doc.check();

    expect(doc.toJSON() as RichText).toEqual(rationale);
  });
});
