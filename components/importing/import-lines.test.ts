import { describe, expect, test } from 'vitest';

import { documentFromLines, type DocumentLine } from '@/lib/domain/articles/document';

import { asInVersionBefore } from './import-lines';

const line = (text: string, rest: Partial<DocumentLine> = {}): DocumentLine => ({
  text,
  kind: 'text',
  furniture: null,
  omitted: false,
  ...rest,
});

describe('an article that is imported again', () => {
  test('has its lines corrected as they were in the version before', () => {
    const before = documentFromLines([
      line('The ferry is late', { kind: 'headline' }),
      line('Sign up here', { kind: 'furniture', furniture: 'label', omitted: true }),
      line('It left at nine.'),
    ]);
    const read = documentFromLines([
      line('The ferry is late'),
      line('Sign up here'),
      line('It left at ten.', { kind: 'caption' }),
    ]);

    expect(
      asInVersionBefore(read, before).content.map(({ type, attrs }) => [
        type,
        attrs.kind,
        attrs.omitted,
      ]),
    ).toEqual([
      ['heading', 'headline', false],
      ['paragraph', 'furniture', true],
      ['paragraph', 'caption', false],
    ]);
  });

  test('keeps what was read where nothing was corrected', () => {
    const read = documentFromLines([line('A'), line(''), line('B')]);

    expect(asInVersionBefore(read, documentFromLines([line(''), line('C')]))).toEqual(read);
  });
});
