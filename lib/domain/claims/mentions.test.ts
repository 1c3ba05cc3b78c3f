import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import {
  membersNamed,
  mentionBeingTyped,
  mentionOf,
  mentionsIn,
  partsOf,
  withIds,
  withNames,
} from './mentions';

const ANN = { userId: '0190a000-0000-7000-8000-000000000001', name: 'Ann' };
const ANN_LEE = { userId: '0190a000-0000-7000-8000-000000000002', name: 'Ann Lee' };
const nameOf = (id: string) => (id === ANN.userId ? ANN.name : ANN_LEE.name);

describe('a mention', () => {
  property.prop([
    fc.array(fc.oneof(fc.string(), fc.uuid().map(mentionOf))).map((parts) => parts.join('')),
  ])('stands in a comment that is written out as it was read', (body) => {
    const parts = partsOf(body);
    const written = parts.map((part) =>
      part.kind === 'words' ? part.text : mentionOf(part.userId),
    );
    expect(written.join('')).toBe(body);
    const named = parts.flatMap((part) => (part.kind === 'mention' ? [part.userId] : []));
    expect(new Set(named)).toEqual(new Set(mentionsIn(body)));
  });

  test('is stored as an id, and the longer of two names is meant where it stands', () => {
    const stored = withIds('@Ann Lee and @Ann, see page 4', [ANN, ANN_LEE]);
    expect(stored).toBe(`@[${ANN_LEE.userId}] and @[${ANN.userId}], see page 4`);
    expect(mentionsIn(stored)).toEqual([ANN_LEE.userId, ANN.userId]);
    expect(withNames(stored, nameOf)).toBe('@Ann Lee and @Ann, see page 4');
  });

  test('is looked for while a name is typed, and not within an address', () => {
    expect(mentionBeingTyped('Ask @An', 7)).toEqual({ from: 4, typed: 'An' });
    expect(mentionBeingTyped('Ask @Ann L', 10)).toEqual({ from: 4, typed: 'Ann L' });
    expect(mentionBeingTyped('desk@daily', 10)).toBeNull();
    expect(membersNamed([ANN, ANN_LEE], 'le')).toEqual([ANN_LEE]);
  });
});
