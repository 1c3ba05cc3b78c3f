import { DOMParser, DOMSerializer, type Node as EditorNode } from '@tiptap/pm/model';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';

import type { ArticleDocument } from '@/lib/domain/articles/document';

import { toEditorDocument } from './article-extensions';

const attrs = { kind: 'text', furniture: null, omitted: false } as const;

const article: ArticleDocument = {
  type: 'doc',
  content: [
    {
      type: 'heading',
      attrs: { ...attrs, kind: 'headline', level: 1 },
      content: [{ type: 'text', text: 'Ferry owner knew of fault' }],
    },
    { type: 'paragraph', attrs },
    {
      type: 'paragraph',
      attrs: { kind: 'furniture', furniture: 'share', omitted: true },
      content: [{ type: 'text', text: 'Share' }],
    },
    {
      type: 'paragraph',
      attrs,
      content: [
        { type: 'text', text: 'The  ledger', marks: [{ type: 'bold' }, { type: 'underline' }] },
        { type: 'hardBreak' },
        {
          type: 'text',
          text: 'says 40.',
          marks: [{ type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2' } }],
        },
      ],
    },
  ],
};

function toHtml(doc: EditorNode): HTMLElement {
  const { document } = new JSDOM('<main></main>').window;
  const main = document.createElement('main');
  DOMSerializer.fromSchema(doc.type.schema).serializeFragment(doc.content, { document }, main);
  return main;
}

function parse(doc: EditorNode, html: HTMLElement): EditorNode {
  return DOMParser.fromSchema(doc.type.schema).parse(html, { preserveWhitespace: 'full' });
}

describe('the article in the editor', () => {
  test('shows each block as what it is', () => {
    const html = toHtml(toEditorDocument(article));

    expect(Array.from(html.children, (element) => element.outerHTML)).toEqual([
      '<h1 data-kind="headline">Ferry owner knew of fault</h1>',
      '<p data-kind="text" data-empty="true"></p>',
      '<p data-kind="furniture" data-furniture="share" data-omitted="true">Share</p>',
      '<p data-kind="text"><strong><u>The  ledger</u></strong><br><a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer" target="_blank">says 40.</a></p>',
    ]);
  });

  test('reads back what it shows', () => {
    const doc = toEditorDocument(article);

    expect(parse(doc, toHtml(doc)).toJSON()).toEqual(doc.toJSON());
  });

  test('reads foreign attributes and addresses as plain text', () => {
    const doc = toEditorDocument(article);
    const { document } = new JSDOM(
      '<p data-kind="poem" data-furniture="share" data-omitted="yes">a<a href="javascript:x">b</a></p><p data-kind="furniture">c</p>',
    ).window;

    expect(parse(doc, document.body).toJSON()).toEqual({
      type: 'doc',
      content: [
        { type: 'paragraph', attrs, content: [{ type: 'text', text: 'ab' }] },
        { type: 'paragraph', attrs, content: [{ type: 'text', text: 'c' }] },
      ],
    });
  });
});
