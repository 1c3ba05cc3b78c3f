import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test, vi } from 'vitest';

import { textOfDocument } from '@/lib/domain/articles/document';
import { kindsOf, parsed, piecesOf, textsOf } from '@/lib/testing/imports';

// Loading a parser takes a while on a busy machine.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const LONG = 'The ferry was late again on Monday, the harbor office said, and nobody knew why.';

describe('plain text', () => {
  property.prop([
    fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '\r', '\t', '🚢', 'é', '\u2028', '\u00a0', '.'),
    }),
  ])('is stored as it was given, line endings aside, or is refused', async (text) => {
    try {
      const article = await parsed(text, { kind: 'pasted_text' });
      expect(textOfDocument(article.document)).toBe(text.replace(/\r\n?/g, '\n'));
    } catch (error) {
      expect(error).toMatchObject({ code: 'no_text' });
      expect(text.trim()).toBe('');
    }
  });

  test.each([
    ['UTF-8 with a mark', Buffer.from('\uFEFFÇa va — « oui »'), 'utf-8', 0],
    ['UTF-16, little end first', Buffer.from('\uFEFFÇa va — « oui »', 'utf16le'), 'utf-16le', 0],
    [
      'UTF-16, big end first',
      Buffer.from('\uFEFFÇa va — « oui »', 'utf16le').swap16(),
      'utf-16be',
      0,
    ],
    ['UTF-16 without a mark', Buffer.from('Ça va — « oui » '.trim(), 'utf16le'), 'utf-16le', 1],
    ['Windows Western', Buffer.from('\xC7a va \x97 \xAB oui \xBB', 'latin1'), 'windows-1252', 1],
  ])('is read as %s', async (_what, bytes, encoding, warnings) => {
    const article = await parsed(bytes, { fileName: 'a.txt' });

    expect(textOfDocument(article.document)).toBe('Ça va — « oui »');
    expect(article.source.encoding).toBe(encoding);
    const guesses = article.warnings.filter((warning) => warning.includes('how its letters'));
    expect(guesses).toHaveLength(warnings);
  });

  test.each([
    [
      'windows-1251',
      'cff0e5e7e8e4e5edf220eef2eae0e7e0ebf1ff20eaeeecece5edf2e8f0eee2e0f2fc20fdf2ee20f1eee1fbf2e8e52e20cfe0f0eeec20eef1f2e0edeee2ebe5ed2e',
      'Президент отказался комментировать это событие. Паром остановлен.',
    ],
    ['shift_jis', '8366838a815b82cd8c8e976a93fa82c982dc82bd92788982b5', null],
  ])('in %s is guessed, and the guess is told', async (encoding, hex, expected) => {
    const article = await parsed(Buffer.from(hex.repeat(expected === null ? 6 : 1), 'hex'), {
      fileName: 'a.txt',
    });

    expect(article.source.encoding).toBe(encoding);
    expect(article.warnings[0]).toContain(`read as ${encoding}. Check accents`);
    if (expected !== null) expect(textOfDocument(article.document)).toBe(expected);
  });

  test('keeps every line, also the empty ones, under any line ending', async () => {
    const article = await parsed('One\r\n\r\n  two \rthree\n', { fileName: 'a.txt' });

    expect(textsOf(article)).toEqual(['One', '', '  two ', 'three', '']);
  });

  test('that begins like the name of a picture format is text all the same', async () => {
    const article = await parsed('BMW recalls ferries\n\nThe company said so.', {
      fileName: 'a.txt',
    });

    expect(article.metadata.title).toBe('BMW recalls ferries');
  });

  test('without a headline is called by its first words, and says so', async () => {
    const article = await parsed(`${LONG} ${LONG}`, { fileName: 'a.txt' });

    expect(article.metadata.title).toBe(
      'The ferry was late again on Monday, the harbor office said, and nobody knew why. The ferry…',
    );
    expect(article.warnings).toEqual([expect.stringContaining('No headline was found')]);
  });

  test('tells of letters that were lost before the import', async () => {
    const article = await parsed('Caf\uFFFD and ferry', { fileName: 'a.txt' });

    expect(article.warnings[0]).toContain('One character could not be read');
  });
});

describe('Markdown', () => {
  test('keeps headings, lists, quotations, tables, links and footnotes', async () => {
    const article = await parsed(
      `# Ferry late\n\nIt was **very *late***, [they](https://post.example/a) said[^1].  \nTwice.\n\n## Why\n\n- fog\n- ice\n\n> Nobody knew.\n\n| Day | Late |\n|---|---|\n| Monday | 5 |\n\n<b>raw</b> <script>alert(1)</script>words\n\n[^1]: By letter.\n`,
      { fileName: 'a.md' },
    );

    expect(textsOf(article)).toEqual([
      'Ferry late',
      'It was very late, they said1.\nTwice.',
      'Why',
      'fog',
      'ice',
      'Nobody knew.',
      'Day\tLate',
      'Monday\t5',
      'raw words',
      'By letter.',
    ]);
    expect(kindsOf(article)).toEqual([
      'headline',
      'text',
      'heading',
      'list_item',
      'list_item',
      'quote',
      'text',
      'text',
      'text',
      'list_item',
    ]);
    expect(piecesOf(article.document.content[1])).toEqual([
      ['It was '],
      ['very ', 'bold'],
      ['late', 'bold', 'italic'],
      [', '],
      ['they', 'https://post.example/a'],
      [' said1.'],
      ['\n'],
      ['Twice.'],
    ]);
  });

  test('takes title, writer and day from the front matter, and shows it struck out', async () => {
    const article = await parsed(
      `---\ntitle: "Ferry late"\nauthor: Ana Roy\ndate: 2031-05-02T09:00:00Z\n---\n\nFerry late\n\n${LONG}`,
      { fileName: 'a.md' },
    );

    expect(article.metadata).toMatchObject({
      title: 'Ferry late',
      byline: 'Ana Roy',
      publishedOn: '2031-05-02',
    });
    expect(kindsOf(article)).toEqual([
      'label',
      'label',
      'label',
      'label',
      'label',
      'headline',
      'text',
    ]);
    expect(textsOf(article)[1]).toBe('title: "Ferry late"');
  });
});
