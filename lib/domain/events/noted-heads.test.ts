/** What notes outside the database tell of a chain that is whole by itself. */
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { faultOfNotes, headsByChain, type NotedHead, readHeads } from './noted-heads';

const aNote = (rev: number, hash: string, over: Partial<NotedHead> = {}): NotedHead => ({
  schema: 'obelus.head/1',
  chainId: 'a',
  rev,
  hash,
  notedAt: `2025-03-0${rev}T12:00:00.000Z`,
  keyId: 'k',
  signature: 's',
  ...over,
});
const chain = (hashes: string) => (rev: number) => hashes[rev - 1] ?? null;
const endOf = (hashes: string) => ({ rev: hashes.length, hash: hashes.at(-1) ?? '' });
const faultIn = (notes: readonly NotedHead[], hashes: string) =>
  faultOfNotes(notes, chain(hashes), endOf(hashes));

describe('notes of where a chain stood', () => {
  property.prop([fc.string({ minLength: 1, maxLength: 9 }), fc.array(fc.nat({ max: 8 }))])(
    'say nothing against the chain they were made of',
    (hashes, at) => {
      const revs = [...new Set(at.map((one) => (one % hashes.length) + 1))].sort();
      expect(
        faultIn(
          revs.map((rev) => aNote(rev, hashes[rev - 1] ?? '')),
          hashes,
        ),
      ).toBeNull();
    },
  );

  test('show that its end was cut off', () => {
    expect(faultIn([aNote(2, 'y'), aNote(4, 'v')], 'xyz')).toMatch(
      /^The end is cut off: the chain ends at event 3, but event 4 was noted/,
    );
  });

  test('show that it was written anew, and between which events', () => {
    expect(faultIn([aNote(1, 'x'), aNote(3, 'z')], 'xYZw')).toBe(
      'Event 3 is not the one that was noted on 2025-03-03T12:00:00.000Z: the chain was written anew between event 2 and it.',
    );
  });

  test('show that it went on twice from one point', () => {
    expect(faultIn([aNote(2, 'y'), aNote(2, 'q')], 'xyz')).toMatch(
      /^The chain was forked: event 2/,
    );
  });

  test('are read line by line; a line that was cut off is told', () => {
    const whole = JSON.stringify(aNote(1, 'x'));
    const { heads, unreadable } = readHeads(`${whole}\n${whole.slice(0, 20)}\n\n${whole}\n`);
    expect(heads).toHaveLength(2);
    expect(unreadable).toEqual([2]);
    expect(headsByChain(heads).get('a')).toHaveLength(1);
    expect(readHeads('null\n{}\n').unreadable).toEqual([1, 2]);
  });
});
