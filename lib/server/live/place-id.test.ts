import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { placeIds } from './place-id';

const VIEWER = { articleId: 'article', userId: 'ana' };
const place = fc.record({ at: fc.nat(), rev: fc.nat() });

describe('the id of a frame', () => {
  property.prop([place])('stands for its place, in every process', (one) => {
    const id = placeIds('secret', VIEWER).idOf(one);
    expect(placeIds('secret', VIEWER).placeOf(id)).toEqual(one);
  });

  property.prop([place])('means nothing to another viewer, article or installation', (one) => {
    const id = placeIds('secret', VIEWER).idOf(one);
    expect(placeIds('secret', { ...VIEWER, userId: 'ben' }).placeOf(id)).toBeNull();
    expect(placeIds('secret', { ...VIEWER, articleId: 'other' }).placeOf(id)).toBeNull();
    expect(placeIds('other', VIEWER).placeOf(id)).toBeNull();
  });

  test('does not show how far apart two places are', () => {
    const { idOf } = placeIds('secret', VIEWER);
    const ids = [1, 2, 3, 1_000].map((rev) => idOf({ at: rev, rev }));
    const sharedStart = (a: string, b: string) =>
      Array.from(a).findIndex((letter, index) => letter !== b[index]);
    for (const [index, id] of ids.entries()) {
      for (const other of ids.slice(index + 1)) expect(sharedStart(id, other)).toBeLessThan(6);
    }
  });

  property.prop([fc.string()])('that was never given is recognized', (text) => {
    expect(placeIds('secret', VIEWER).placeOf(text)).toBeNull();
  });
});
