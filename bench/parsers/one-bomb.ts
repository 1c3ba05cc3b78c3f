/** One harmful file, read in a process of its own as the product reads it. Prints JSON. */
import { AppError } from '@/lib/server/app-error';
import { readForeign } from '@/lib/server/exchange/read-foreign';
import { readPdfInChild } from '@/lib/server/importing/run-parser';
import { parsedOrRefused } from '@/lib/testing/imports';

import { BOMBS } from './bombs';

/** `processor` is time of the processor, which does not grow where others use the machine too. */
export type OneBomb = {
  bytes: number;
  ms: number;
  processor: number;
  peak: number;
  outcome: string;
};

const bomb = BOMBS.find(({ name }) => name === process.argv[2]);
if (bomb === undefined) throw new Error(`There is no file ${process.argv[2]}.`);
const made = bomb.make();
const bytes = typeof made === 'string' ? Buffer.from(made) : made;
const began = performance.now();
const before = process.cpuUsage();
const outcome = await read();
const { user, system } = process.cpuUsage(before);
const found: OneBomb = {
  bytes: bytes.length,
  ms: performance.now() - began,
  processor: (user + system) / 1000,
  // In KiB, as the system counts it: the most that the process ever held, the file included.
  peak: process.resourceUsage().maxRSS / 1024,
  outcome,
};
process.stdout.write(JSON.stringify(found));

async function read(): Promise<string> {
  if (bomb?.as === 'guarded') {
    const result = await readPdfInChild(bytes);
    return result.ok ? 'read' : `refused: ${result.code}`;
  }
  if (bomb?.as === 'pdf') {
    // Told by the frame and the JSON between both processes, as an article is.
    const result = await parsedOrRefused(bomb.name, bytes, { kind: 'pdf' });
    return result.ok ? 'read' : `refused: ${result.code}`;
  }
  if (bomb?.as === 'article') {
    const result = await parsedOrRefused(bomb.name, bytes);
    return result.ok ? 'read' : `refused: ${result.code}`;
  }
  try {
    const { passages } = await readForeign(bomb?.name ?? '', bytes);
    return `read, ${passages.length} passages`;
  } catch (error) {
    if (error instanceof AppError) return `refused: ${error.code}`;
    throw error;
  }
}
