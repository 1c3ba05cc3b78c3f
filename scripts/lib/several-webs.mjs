/**
 * Several web processes behind one proxy on one PostgreSQL, and a worker: what a newsroom
 * that has outgrown one process runs, on free ports of this machine, with everything that
 * can be killed within reach.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { webProgram, workerProgram } from './application.mjs';
import { startNginx } from './nginx.mjs';
import { freePort } from './ports.mjs';
import { logTail, startProgram } from './processes.mjs';
import { Refusal } from './say.mjs';

const READY_WAIT_MS = 60_000;

/** @returns `{ address, secret, webs, stop }`; each web can be killed, started again and asked. */
export async function startSeveralWebs({ databaseUrl, count, withWorker = true, secret }) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-torture-'));
  const stops = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const proxyPort = await freePort();
    const address = `http://127.0.0.1:${proxyPort}`;
    const ports = [];
    for (let at = 0; at < count; at += 1) ports.push(await freePort());
    const ownSecret = secret ?? randomBytes(32).toString('hex');
    mkdirSync(path.join(folder, 'data', 'logs'), { recursive: true });
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      TZ: 'UTC',
      DATABASE_URL: databaseUrl,
      NEXTAUTH_SECRET: ownSecret,
      NEXTAUTH_URL: address,
      TRUSTED_PROXY_HOPS: '1',
      OBELUS_SAMPLE_SIGN_IN: 'off',
      OBELUS_DATA_DIR: path.join(folder, 'data'),
      NEXT_TELEMETRY_DISABLED: '1',
      LOG_LEVEL: 'error',
    };
    const logOf = (name) => path.join(folder, 'data', 'logs', `${name}.log`);
    if (withWorker) {
      stops.push(keepRunning(workerProgram(), { env, logFile: logOf('worker') }).stop);
    }
    const webs = ports.map((port, at) => {
      const logFile = logOf(`web-${at + 1}`);
      const program = keptProgram(webProgram({ host: '127.0.0.1', port }), {
        env: { ...env, PORT: String(port) },
        logFile,
      });
      stops.push(program.stop);
      return {
        address: `http://127.0.0.1:${port}`,
        kill: program.kill,
        startAgain: program.startAgain,
        untilReady: () => untilReady({ port, withWorker, logFile }),
        logTail: () => logTail(logFile, 60),
      };
    });
    await Promise.all(webs.map((web) => web.untilReady()));
    const proxy = await startNginx({ folder, port: proxyPort, ports });
    stops.push(proxy.stop);
    return { address, secret: ownSecret, webs, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function keptProgram(args, options) {
  let program = startProgram(args, options);
  return {
    kill: () => program.kill(),
    startAgain: () => {
      program = startProgram(args, options);
    },
    stop: () => program.stop(),
  };
}

/** Started again when it ends by itself, as it may when the database is killed. */
function keepRunning(args, options) {
  let program = startProgram(args, options);
  let isStopping = false;
  const watch = async () => {
    await program.ended;
    await sleep(500);
    if (isStopping) return;
    program = startProgram(args, options);
    await watch();
  };
  void watch();
  return {
    stop: async () => {
      isStopping = true;
      await program.stop();
    },
  };
}

async function untilReady({ port, withWorker, logFile }) {
  const url = `http://127.0.0.1:${port}/api/health${withWorker ? '/ready' : ''}`;
  const givesUpAt = Date.now() + READY_WAIT_MS;
  let answer = 'no answer';
  while (Date.now() < givesUpAt) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return;
      answer = `${response.status} ${await response.text()}`;
    } catch (error) {
      answer = error.cause?.code ?? error.message;
    }
    await sleep(25);
  }
  throw new Refusal(`A web process is not ready: ${answer}\n${logTail(logFile)}`);
}
