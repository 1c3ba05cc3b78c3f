import { describe, expect, test, vi } from 'vitest';

import { textOfDocument } from '@/lib/domain/articles/document';
import { aDocx, type DocxParts } from '@/lib/testing/docx';
import { kindsOf, parsed, piecesOf } from '@/lib/testing/imports';

// Loading a parser takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const word = (parts: DocxParts) => parsed(aDocx(parts), { fileName: 'a.docx' });

const LONG = 'The ferry was late again on Monday, the harbor office said, and nobody knew why.';

describe('a Word document', () => {
  test('keeps its comments at their words, counted in code points', async () => {
    const article = await word({
      paragraphs: [
        { style: 'Title', content: ['Ferry 🚢 late'] },
        {
          content: [
            'It was 🗳️ ',
            { comment: 0, edge: 'start' },
            'five ',
            { comment: 1, edge: 'start' },
            { text: 'percent', bold: true },
            { comment: 0, edge: 'end' },
            ' late',
            { comment: 1, edge: 'end' },
            ' on Monday',
            { comment: 2, edge: 'point' },
            '.',
          ],
        },
        { content: [{ comment: 3, edge: 'start' }, 'Then it sank. '] },
        { content: ['Nobody knew.', { comment: 3, edge: 'end' }] },
      ],
      comments: [
        {
          id: 0,
          author: 'Ada Lund',
          date: '2031-05-02T09:00:00Z',
          body: 'Who says so?\nAsk the office.',
        },
        { id: 1, author: 'Ben Ito', body: 'Fine & <good>' },
        { id: 2, author: 'Ben Ito', body: 'Which?' },
        { id: 3, author: 'Ben Ito', body: 'All of it' },
        { id: 9, author: 'Ben Ito', body: 'At no words' },
      ],
    });

    const text = Array.from(textOfDocument(article.document));
    expect(
      article.notes.map(({ exact, author, notedAt, body }) => [exact, author, notedAt, body]),
    ).toEqual([
      ['five percent', 'Ada Lund', '2031-05-02T09:00:00Z', 'Who says so?\nAsk the office.'],
      ['percent late', 'Ben Ito', null, 'Fine & <good>'],
      ['Monday', 'Ben Ito', null, 'Which?'],
      ['Then it sank.\nNobody knew.', 'Ben Ito', null, 'All of it'],
    ]);
    for (const { start, end, exact } of article.notes) {
      expect(text.slice(start, end).join('')).toBe(exact);
    }
    expect(textOfDocument(article.document)).toBe(
      'Ferry 🚢 late\nIt was 🗳️ five percent late on Monday.\nThen it sank.\nNobody knew.',
    );
    expect(article.warnings).toEqual([expect.stringContaining('One comment stands at no words')]);
  });

  test('keeps styles, formatting, lists and links, and tells of tracked changes', async () => {
    const article = await word({
      paragraphs: [
        { style: 'Title', content: ['Ferry late'] },
        { style: 'Subtitle', content: ['Nobody knows why'] },
        {
          content: [
            'It was ',
            { text: 'very', bold: true, italic: true },
            ' ',
            { text: 'late', underline: true },
            ', ',
            { text: 'they', link: 'https://post.example/a' },
            ' said',
            { text: ' again', change: 'inserted' },
            { text: ' never', change: 'deleted' },
            { text: '\nTwice', strike: true },
          ],
        },
        { style: 'heading 1', content: ['Why'] },
        { isListItem: true, content: ['fog'] },
        { style: 'Quote', content: ['Nobody knew.'] },
        { style: 'caption', content: ['The ferry in May'] },
        { content: [{ text: 'bad', link: 'javascript:alert(1)' }] },
      ],
    });

    expect(kindsOf(article)).toEqual([
      'headline',
      'standfirst',
      'text',
      'heading',
      'list_item',
      'quote',
      'caption',
      'text',
    ]);
    expect(piecesOf(article.document.content[2])).toEqual([
      ['It was '],
      ['very', 'bold', 'italic'],
      [' '],
      ['late', 'underline'],
      [', '],
      ['they', 'https://post.example/a'],
      [' said again'],
      ['\n'],
      ['Twice', 'strike'],
    ]);
    expect(piecesOf(article.document.content[7])).toEqual([['bad']]);
    expect(article.warnings).toEqual([expect.stringContaining('tracked changes')]);
  });

  test('is called by its headline, or by its properties where it has none', async () => {
    const withHeadline = await word({
      title: 'Memo of 2029',
      paragraphs: [{ style: 'Title', content: ['Ferry late'] }, LONG],
    });
    const without = await word({ title: 'Ferry & fog', paragraphs: [LONG] });

    expect(withHeadline.metadata.title).toBe('Ferry late');
    expect(without.metadata.title).toBe('Ferry & fog');
  });

  test('says what of it is not imported', async () => {
    const article = await word({
      paragraphs: [LONG],
      entries: [
        {
          name: 'word/header1.xml',
          content: '<w:hdr xmlns:w="w"><w:p><w:r><w:t>Draft</w:t></w:r></w:p></w:hdr>',
        },
        { name: 'word/media/image1.png', content: 'png' },
      ],
    });

    expect(article.warnings[0]).toBe(
      'Not imported: page headers, pictures. Only the words of the text are.',
    );
  });
});
