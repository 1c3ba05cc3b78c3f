/**
 * The programs a script starts, each in a process group of its own: Ctrl-C in the
 * terminal reaches the script alone, which then ends them in the right order. A
 * script that is killed takes them along: their input closes.
 */
import { spawn } from 'node:child_process';
import { closeSync, openSync, renameSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

import { readIfThere } from './files.mjs';
import { root } from './paths.mjs';

const END_WITH_PARENT = new URL('./end-with-parent.mjs', import.meta.url).href;
const OUTPUT_KEPT = 8_000;
const LOG_LIMIT_BYTES = 10_000_000;

/** Programs that go on until they are stopped, and commands that come to an end by themselves. */
const programs = new Set();
const commands = new Set();

/**
 * Run a program to its end. One of Node.js also ends when this script is killed: a build or
 * a filling of the database that goes on by itself would meet the next one.
 *
 * @returns its exit code, and the end of what it printed.
 */
export function runCommand([command, ...args], { env = process.env, onOutput } = {}) {
  const isNode = command === process.execPath;
  return new Promise((resolve, reject) => {
    const child = spawn(command, isNode ? ['--import', END_WITH_PARENT, ...args] : args, {
      cwd: root,
      env: { ...env, OBELUS_PARENT: String(process.pid) },
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32' && command === 'npm',
      stdio: [isNode ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    });
    commands.add(child);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output = (output + text).slice(-OUTPUT_KEPT);
        onOutput?.(text);
      });
    }
    child.once('error', reject);
    child.once('close', (code) => {
      commands.delete(child);
      resolve({ code: code ?? 1, output: output.trimEnd() });
    });
  });
}

/**
 * Start a Node.js program that goes on until it is stopped, its output in a file.
 *
 * @returns `{ ended, isRunning, stop, kill }`; `ended` resolves to how it ended, in words, and
 * `kill` ends it as a crash would.
 */
export function startProgram(args, { env, logFile }) {
  keepLogSmall(logFile);
  const log = openSync(logFile, 'a', 0o600);
  const child = spawn(process.execPath, ['--import', END_WITH_PARENT, ...args], {
    cwd: root,
    env: { ...env, OBELUS_PARENT: String(process.pid) },
    detached: process.platform !== 'win32',
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  programs.add(child);
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `code ${code}`));
  }).finally(() => programs.delete(child));
  return {
    ended,
    isRunning: () => programs.has(child),
    stop: () => stop(child, ended),
    kill: async () => {
      signalGroup(child, 'SIGKILL');
      await ended;
    },
  };
}

async function stop(child, ended, waitMs = 10_000) {
  if (!programs.has(child)) return;
  signalGroup(child, 'SIGTERM');
  const isEnded = await Promise.race([ended.then(() => true), sleep(waitMs, false)]);
  if (!isEnded) signalGroup(child, 'SIGKILL');
  await ended;
}

export function endCommands() {
  for (const child of commands) signalGroup(child, 'SIGTERM');
}

/** Everything that is still running, at once: for the second Ctrl-C. */
export function killAll() {
  for (const child of [...commands, ...programs]) signalGroup(child, 'SIGKILL');
}

function signalGroup(child, signal) {
  try {
    if (process.platform === 'win32') child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

export function logTail(logFile, lines = 25) {
  return (readIfThere(logFile) ?? '').trimEnd().split('\n').slice(-lines).join('\n');
}

/** One older file is kept. */
export function keepLogSmall(logFile) {
  const stats = statSync(logFile, { throwIfNoEntry: false });
  if (stats !== undefined && stats.size > LOG_LIMIT_BYTES) renameSync(logFile, `${logFile}.old`);
}
