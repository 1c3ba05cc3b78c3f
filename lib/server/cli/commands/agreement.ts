import 'server-only';

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer as readAll } from 'node:stream/consumers';

import { callerPath } from '../caller-path';
import { plain, say, UsageError } from '../say';
import { measureFile, MEASURE_NAMES } from './agreement-measures';
import { parseStudy } from './agreement-study';

/**
 * `agreement FILE.json [--measure NAME]`: the measures of a file of codings or of
 * spans, as one JSON document. `-` is standard input.
 */
export async function agreement(file: string, { measure }: { measure?: string }): Promise<number> {
  if (measure !== undefined && !MEASURE_NAMES.includes(measure)) {
    throw new UsageError(
      `There is no measure "${plain(measure)}". There are ${MEASURE_NAMES.join(', ')}.`,
    );
  }
  const name = file === '-' ? 'standard input' : path.basename(file);
  const study = parseStudy(await readText(file, name), name);
  const measures = measureFile(study, measure ?? null);
  if (measures.length === 0) {
    throw new UsageError(
      `${name}: ${measure ?? ''} is a measure of ${study.kind === 'coding' ? 'spans, and this is a coding' : 'codings, and these are spans'}`,
    );
  }
  say(JSON.stringify({ measures }, null, 2));
  return 0;
}

async function readText(file: string, name: string): Promise<string> {
  try {
    const bytes = file === '-' ? await readAll(process.stdin) : await readFile(callerPath(file));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`${name}: this is not text in UTF-8`);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ENOENT') throw new UsageError(`${name}: there is no such file`);
    if (code === 'EISDIR') throw new UsageError(`${name}: this is a folder`);
    throw new UsageError(`${name}: cannot be read (${code === '' ? 'unknown reason' : code})`);
  }
}
