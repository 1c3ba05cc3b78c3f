import 'server-only';

import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { type ParserLimits, parserLimits, pdfLimits } from './limits';
import type { ImportFailure, ImportOutcome, PdfWords } from './outcome';
import { BEGUN, encodeFrame, type ParseRequest } from './wire';

/**
 * Reading a stranger's file happens in a process of its own, so that a file
 * built to exhaust memory or time takes nothing with it. The process has a heap
 * limit, a clock, a watch on its memory, no network and an empty environment;
 * whatever it breaks, the person importing gets a sentence.
 */

const MAIN = ['lib', 'server', 'importing', 'child', 'main.ts'];

/** Parsers at work at one time. Others wait their turn; waiting does not count as parsing. */
const AT_ONCE = 2;

/** How often memory is looked at. A parser can take some 50 MB between two looks. */
const WATCH_EVERY_MS = 50;

const waiting: (() => void)[] = [];
let running = 0;

/** Parse in a child process. Never throws for what a file can do. */
export async function runParser(
  request: ParseRequest,
  bytes: Uint8Array,
  limits: ParserLimits = parserLimits,
): Promise<ImportOutcome> {
  const answer = await inTurn(() => parseInChild(request, bytes, limits));
  if (answer.ok && 'pages' in answer) throw new Error(NOT_ASKED);
  return answer;
}

/** The words of a PDF, read in a child process. Never throws for what a file can do. */
export async function readPdfInChild(
  bytes: Uint8Array,
  limits: ParserLimits = pdfLimits,
): Promise<PdfWords | ImportFailure> {
  const none = { fileName: null, url: null, contentType: null, plainText: null };
  const request: ParseRequest = { kind: 'pdf', ...none };
  const answer = await inTurn(() => parseInChild(request, bytes, limits));
  if (answer.ok && !('pages' in answer)) throw new Error(NOT_ASKED);
  return answer;
}

/** What the parser's process writes, by the kind of the request. */
type Answer = ImportOutcome | PdfWords;

const NOT_ASKED = 'The parser answered what it was not asked.';

async function inTurn(run: () => Promise<Answer>): Promise<Answer> {
  await takeTurn();
  try {
    return await run();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

async function takeTurn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
}

type Breach = 'time' | 'memory' | 'output';

function parseInChild(
  request: ParseRequest,
  bytes: Uint8Array,
  limits: ParserLimits,
): Promise<Answer> {
  const root = process.cwd();
  const args = [
    `--max-old-space-size=${limits.heapMb}`,
    '--conditions=react-server',
    '--import',
    'tsx',
    path.join(/* turbopackIgnore: true */ root, ...MAIN),
  ];

  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      // Secrets of the web process are none of the parser's business, and NODE_OPTIONS would undo the limits.
      env: { TZ: 'UTC', LANG: 'C.UTF-8', NODE_ENV: 'production', TMPDIR: tmpdir() },
      stdio: ['pipe', 'pipe', 'pipe'],
    });

    let breach: Breach | null = null;
    const stop = (reason: Breach): void => {
      breach ??= reason;
      child.kill('SIGKILL');
    };

    let clock = setTimeout(() => stop('time'), limits.startMs);
    const watch = setInterval(() => {
      void residentBytes(child.pid).then((rss) => {
        if (rss > limits.rssBytes) stop('memory');
      });
    }, WATCH_EVERY_MS);

    const answer: Buffer[] = [];
    let answered = 0;
    child.stdout.on('data', (chunk: Buffer) => {
      if (answered === 0) {
        clearTimeout(clock);
        clock = setTimeout(() => stop('time'), limits.wallMs);
      }
      answered += chunk.length;
      if (answered > limits.outputBytes) stop('output');
      else answer.push(chunk);
    });

    let complaint = '';
    child.stderr.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString('utf8')).slice(-4_000);
    });

    const finish = (outcome: Answer): void => {
      clearTimeout(clock);
      clearInterval(watch);
      resolve(outcome);
    };
    child.on('error', (error) => finish(notStarted(error)));
    child.on('close', () => finish(readAnswer(answer, breach, complaint, limits)));

    // A child that was killed closes its end; that is reported by `close`, not here.
    child.stdin.on('error', () => undefined);
    for (const part of encodeFrame(request, bytes)) child.stdin.write(part);
    child.stdin.end();
  });
}

function readAnswer(
  answer: readonly Buffer[],
  breach: Breach | null,
  complaint: string,
  limits: ParserLimits,
): Answer {
  if (breach === 'time') {
    return {
      ok: false,
      code: 'parser_timeout',
      detail:
        `Reading the file took longer than ${Math.round(limits.wallMs / 1000)} seconds and was stopped. ` +
        'Save the article as plain text, or copy its text and paste it.',
    };
  }
  if (breach !== null || /heap out of memory|allocation failed/i.test(complaint)) {
    return {
      ok: false,
      code: 'parser_memory',
      detail:
        'Reading the file needs more memory than an article may take, and was stopped. ' +
        'Save the article as plain text, or copy its text and paste it.',
    };
  }
  try {
    // The child is this program; what it writes is the answer, or a refusal.
    const written = Buffer.concat(answer).toString('utf8');
    return JSON.parse(written.slice(written.startsWith(BEGUN) ? BEGUN.length : 0)) as Answer;
  } catch {
    return {
      ok: false,
      code: 'parser_failed',
      detail:
        'The file could not be read: the reader stopped before it was done. ' +
        'Save the article as plain text, or copy its text and paste it.',
    };
  }
}

function notStarted(error: Error): ImportFailure {
  return {
    ok: false,
    code: 'parser_failed',
    detail: `The reader for imported files could not be started (${error.message}). Ask whoever runs this installation.`,
  };
}

/** Resident memory of a process; 0 where the system does not tell, which leaves heap limit and clock. */
async function residentBytes(pid: number | undefined): Promise<number> {
  if (pid === undefined) return 0;
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
    return kibibytes === undefined ? 0 : Number(kibibytes) * 1024;
  } catch {
    return 0;
  }
}
