/**
 * The processes of one installation: web, as many as asked for, and worker. Started, kept
 * running, stopped with the script.
 */
import { setTimeout as sleep } from 'node:timers/promises';

import { atEnd, end, isEnding } from './ending.mjs';
import { NEXT } from './next-build.mjs';
import { typescriptProgram } from './preparation.mjs';
import { logTail, startProgram } from './processes.mjs';
import { Refusal, say } from './say.mjs';

const PAINT_FIRST = new URL('./paint-first.mjs', import.meta.url).href;
const READY_WAIT_MS = 90_000;
/** A program that ends this often within a minute will not come right by itself. */
const MOST_RESTARTS = 3;

/** Arguments of a web process. */
export function webProgram({ host, port, isDevelopment = false }) {
  const address = ['-H', host, '-p', String(port)];
  // The pages of the development server come as they are made.
  return isDevelopment
    ? [NEXT, 'dev', ...address]
    : ['--import', PAINT_FIRST, NEXT, 'start', ...address];
}

export const workerProgram = () => typescriptProgram('lib/server/worker/main.ts');

/**
 * Start them, and wait until the product can be used. The second web process listens on the
 * port after the first one's, and so on.
 *
 * @param application.webProcesses how many; 0 where another machine has them
 * @param application.withWorker false where another machine has it
 */
export async function startApplication({
  env,
  host,
  port,
  logOf,
  webProcesses = 1,
  withWorker = true,
  isDevelopment = false,
}) {
  const ports = Array.from({ length: webProcesses }, (_, at) => port + at);
  const nameOf = (at) => (at === 0 ? 'web' : `web-${at + 1}`);
  const programs = ports.map((own, at) =>
    keepRunning(nameOf(at), webProgram({ host, port: own, isDevelopment }), {
      env: { ...env, PORT: String(own) },
      logFile: logOf(nameOf(at)),
    }),
  );
  if (withWorker) {
    programs.push(keepRunning('worker', workerProgram(), { env, logFile: logOf('worker') }));
  }
  atEnd(() => Promise.all(programs.map((program) => program.stop())));
  await Promise.all(
    ports.map((own, at) =>
      waitUntilReady({ host, port: own, withWorker, logOf, webName: nameOf(at) }),
    ),
  );
}

/** Start a program, and again when it ends by itself. */
function keepRunning(name, args, options) {
  let program = startProgram(args, options);
  let restarts = [];
  let isStopping = false;
  const watch = async () => {
    const how = await program.ended;
    if (isStopping || isEnding()) return;
    restarts = [...restarts.filter((at) => Date.now() - at < 60_000), Date.now()];
    if (restarts.length > MOST_RESTARTS) {
      process.stderr.write(
        `\nThe ${name} process ends again and again (${how}). The end of ${options.logFile}:\n${logTail(options.logFile)}\n`,
      );
      await end(1);
      return;
    }
    say(`The ${name} process ended (${how}); starting it again.`);
    await sleep(500 * restarts.length);
    if (isStopping || isEnding()) return;
    program = startProgram(args, options);
    await watch();
  };
  void watch();
  return {
    stop: () => {
      isStopping = true;
      return program.stop();
    },
  };
}

/** Where a worker of another machine is not there yet, it is enough that the web process lives. */
async function waitUntilReady({ port, host, withWorker, logOf, webName }) {
  const name = ['0.0.0.0', '::', ''].includes(host) ? '127.0.0.1' : host;
  const what = withWorker ? 'health/ready' : 'health';
  const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}/api/${what}`;
  const givesUpAt = Date.now() + READY_WAIT_MS;
  let answer = 'no answer';
  while (Date.now() < givesUpAt) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
      if (response.ok) return;
      answer = `${response.status} ${(await response.text()).slice(0, 500)}`;
    } catch (error) {
      answer = error.cause?.code ?? error.message;
    }
    await sleep(150);
  }
  throw new Refusal(
    `Obelus is not ready after ${READY_WAIT_MS / 1000} s; ${url} answers: ${answer}\n\n` +
      `The end of the web log:\n${logTail(logOf(webName))}` +
      (withWorker ? `\n\nThe end of the worker log:\n${logTail(logOf('worker'))}` : ''),
  );
}
