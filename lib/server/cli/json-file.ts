import 'server-only';

import { readFile } from 'node:fs/promises';

import { callerPath } from './caller-path';
import { UsageError } from './say';

/** @throws UsageError in one line: where in which file, and what. */
export async function readJsonFile(file: string): Promise<unknown> {
  return parseJson(await readTextFile(file), file);
}

/** @throws UsageError for a file that cannot be read, and for one that is not UTF-8. */
export async function readTextFile(file: string): Promise<string> {
  return decode(file, await readBytes(file));
}

/** @throws UsageError that names the line and the column at which it stops being JSON. */
export function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const before = text.slice(0, findJsonError(text)).split('\n');
    const column = Array.from(before.at(-1) ?? '').length + 1;
    throw new UsageError(`${file}: line ${before.length}, column ${column}: this is not JSON.`);
  }
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(callerPath(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const why: Record<string, string> = {
      ENOENT: 'there is no such file',
      EISDIR: 'this is a folder',
    };
    throw new UsageError(`${file}: ${why[code] ?? `it cannot be read (${code})`}.`);
  }
}

function decode(file: string, bytes: Uint8Array): string {
  try {
    // A byte order mark is taken off.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${file}: this is not text in UTF-8.`);
  }
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/** What may come next. `first` also allows what is begun to end. */
type Expected = 'first value' | 'value' | 'first key' | 'key' | 'colon' | 'next' | 'end';

/**
 * Where a text stops being JSON, in UTF-16 units: the runtime's own message has the
 * place in some cases and not in others.
 */
function findJsonError(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let at = 0; ;) {
    at += lengthAt(SPACE, text, at);
    const character = text[at] ?? '';
    if (character === '' || expected === 'end') return at;
    if (isClosing(character, expected, open)) {
      open.pop();
      at += 1;
      expected = open.length === 0 ? 'end' : 'next';
    } else if (expected === 'colon' || expected === 'next') {
      if (character !== (expected === 'colon' ? ':' : ',')) return at;
      expected = expected === 'colon' || open.at(-1) === '[' ? 'value' : 'key';
      at += 1;
    } else if (!expected.endsWith('key') && (character === '{' || character === '[')) {
      open.push(character);
      expected = character === '{' ? 'first key' : 'first value';
      at += 1;
    } else {
      const isKey = expected.endsWith('key');
      const length = isKey && character !== '"' ? 0 : lengthAt(SCALAR, text, at);
      if (length === 0) return at;
      at += length;
      expected = isKey ? 'colon' : open.length === 0 ? 'end' : 'next';
    }
  }
}

function isClosing(character: string, expected: Expected, open: readonly string[]): boolean {
  if (expected !== 'next' && !expected.startsWith('first')) return false;
  return character === (open.at(-1) === '{' ? '}' : open.at(-1) === '[' ? ']' : null);
}

function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}
