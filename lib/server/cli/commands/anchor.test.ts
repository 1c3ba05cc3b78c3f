import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';

import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { UsageError } from '../say';
import { anchor, type AnchorOptions } from './anchor';

const OLD =
  '😀 The board met on Monday. It approved 62 percent of the plan. Nobody was consulted.\n';
const NEW = '😀 It is late. The board met on Monday. It approved 26 percent of the plan.\n';

let folder = '';
let options: AnchorOptions & { old: string } = { old: '', new: '' };

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'anchor-'));
  options = { old: path.join(folder, 'old.txt'), new: path.join(folder, 'new.txt') };
  await writeFile(options.old, OLD);
  await writeFile(options.new, NEW);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

afterEach(() => vi.restoreAllMocks());

/** In code points, as the lines of the command count. */
function placeOf(text: string, words: string) {
  const index = text.indexOf(words);
  const start = Array.from(text.slice(0, index)).length;
  return { start, end: start + Array.from(words).length };
}

async function anchored(given: AnchorOptions, lines: readonly unknown[]): Promise<unknown[]> {
  const printed: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  const input = Readable.from(lines.map((line) => `${JSON.stringify(line)}\n`));
  expect(await anchor(given, input)).toBe(0);
  const output = printed.join('').split('\n');
  return output.filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);
}

async function refusalOf(given: AnchorOptions, input: string): Promise<string> {
  const refused = await anchor(given, Readable.from([input])).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(UsageError);
  return refused instanceof Error ? refused.message : '';
}

describe('with the old text', () => {
  test('offsets count the files as they are, whatever ends their lines', async () => {
    const given = {
      old: path.join(folder, 'old-crlf.txt'),
      new: path.join(folder, 'new-crlf.txt'),
    };
    const [before, after] = [OLD, NEW].map((text) => `A note.\r\nFor all.\r\n${text}`);
    await writeFile(given.old, before ?? '');
    await writeFile(given.new, after ?? '');
    const results = await anchored(given, [
      { id: 'a', ...placeOf(before ?? '', 'met on Monday') },
      { id: 'b', ...placeOf(before ?? '', 'note.\r\nFor all'), exact: 'note.\nFor all' },
    ]);
    expect(results).toEqual([
      { id: 'a', status: 'anchored', ...placeOf(after ?? '', 'met on Monday') },
      { id: 'b', status: 'anchored', ...placeOf(after ?? '', 'note.\r\nFor all') },
    ]);
    const byQuote = await anchored({ new: given.new, selectorsOnly: true }, [
      { id: 'c', exact: 'met on Monday', prefix: 'The board ', suffix: '. It approved' },
    ]);
    expect(byQuote).toEqual([
      { id: 'c', status: 'anchored', ...placeOf(after ?? '', 'met on Monday') },
    ]);
  });

  test('each line is answered by one, in their order and in code points', async () => {
    const results = await anchored(options, [
      { id: 'a', ...placeOf(OLD, 'met on Monday') },
      { id: 'b', ...placeOf(OLD, '62 percent'), exact: '62 percent' },
      { id: 'c', ...placeOf(OLD, 'Nobody was consulted.') },
    ]);
    expect(results).toEqual([
      { id: 'a', status: 'anchored', ...placeOf(NEW, 'met on Monday') },
      {
        id: 'b',
        status: 'changed',
        ...placeOf(NEW, '26 percent'),
        diff: [
          { op: 'delete', text: '62' },
          { op: 'insert', text: '26' },
          { op: 'same', text: ' percent' },
        ],
      },
      { id: 'c', status: 'orphaned', start: 74, end: 74 },
    ]);
  });

  test('offsets in other units are mended by the quoted words', async () => {
    const { start, end } = placeOf(OLD, 'met on Monday');
    const inUtf16 = { id: 1, start: start + 1, end: end + 1, exact: 'met on Monday' };
    expect(await anchored(options, [inUtf16])).toEqual([
      { id: 1, status: 'anchored', ...placeOf(NEW, 'met on Monday') },
    ]);
  });

  test('nothing asked is nothing answered', async () => {
    expect(await anchored(options, [])).toEqual([]);
  });
});

test('from quotations alone', async () => {
  const quote = { exact: 'met on Monday', prefix: 'The board ', suffix: '. It approved' };
  const results = await anchored({ new: options.new, selectorsOnly: true }, [
    { id: 'a', ...quote },
    { id: 'b', exact: 'Nobody was consulted.', prefix: 'of the plan. ', suffix: '' },
  ]);
  expect(results).toMatchObject([
    { id: 'a', status: 'anchored', ...placeOf(NEW, 'met on Monday') },
    { id: 'b', status: 'orphaned' },
  ]);
});

describe('wrong input is told in one line, with its place', () => {
  test.each([
    ['{"id":"a","start":3,"end":9}\n{oops', 'Line 2'],
    ['{"id":"a","start":3}', 'start and end'],
    ['{"id":"a","start":9,"end":3}', 'start 9 is not before end 3'],
    ['{"id":"a","start":3,"end":900}', 'the old text has 85 characters'],
    ['{"start":3,"end":9}', 'id'],
    ['{"id":"a","start":-1,"end":9}', 'start'],
    ['{"id":"a","exact":"not there at all"}', 'do not stand in the old text'],
  ])('%s', async (input, message) => {
    expect(await refusalOf(options, input)).toContain(message);
  });

  test('a file that is not there, and one that is not text', async () => {
    const none = path.join(folder, 'none.txt');
    expect(await refusalOf({ ...options, new: none }, '')).toBe(`${none}: there is no such file.`);
    const bytes = path.join(folder, 'bytes.txt');
    await writeFile(bytes, Buffer.from([0xff, 0xfe, 0x00, 0xd8]));
    expect(await refusalOf({ ...options, new: bytes }, '')).toBe(
      `${bytes}: this is not text in UTF-8.`,
    );
  });

  test('an old text is needed, or none', async () => {
    expect(await refusalOf({ new: options.new }, '')).toContain('--old');
    expect(await refusalOf({ ...options, selectorsOnly: true }, '')).toContain('--old');
  });
});
