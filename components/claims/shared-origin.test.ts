import { describe, expect, test } from 'vitest';

import type { CitationView } from '@/lib/contracts/annotation';

import { originNotice } from './shared-origin';

function aCitation(change: Partial<CitationView>): CitationView {
  return {
    id: 'c',
    source: 'Harbour Gazette',
    tier: 'secondary',
    relation: 'supports',
    quote: '',
    locator: '',
    url: '',
    accessedOn: null,
    ...change,
  };
}

describe('originNotice', () => {
  test('says nothing of one citation, or of two sources', () => {
    expect(originNotice([aCitation({})])).toBeNull();
    expect(originNotice([aCitation({}), aCitation({ source: 'Port office' })])).toBeNull();
  });

  test('tells one source by its name, however it is typed', () => {
    const notice = originNotice([aCitation({}), aCitation({ source: ' harbour  gazette' })]);
    expect(notice).toEqual({
      title: 'One origin.',
      words: 'Both citations are of the same source, Harbour Gazette.',
    });
  });

  test('does not count what is cited for context', () => {
    expect(originNotice([aCitation({}), aCitation({ relation: 'context' })])).toBeNull();
  });

  test('says that a relayed source confirms nothing', () => {
    const notice = originNotice([
      aCitation({}),
      aCitation({ source: 'Evening Post', relation: 'same_source' }),
    ]);
    expect(notice?.title).toBe('One origin.');
  });

  test('says where origins overlap in part', () => {
    const notice = originNotice([
      aCitation({}),
      aCitation({ source: 'Evening Post', relation: 'same_source' }),
      aCitation({ source: 'Port office' }),
    ]);
    expect(notice?.title).toBe('Origins overlap.');
  });
});
