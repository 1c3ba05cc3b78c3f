/** nginx in front of several web processes, as deploy/nginx.conf sets it up, on this machine alone. */
import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { canInstall, installPackages } from './debian.mjs';
import { fromRoot } from './paths.mjs';
import { isPortFree } from './ports.mjs';
import { logTail } from './processes.mjs';
import { Refusal } from './say.mjs';

const PLACES = ['/usr/sbin/nginx', '/usr/bin/nginx', '/usr/local/sbin/nginx'];

/** Its path. On Debian and as root, Debian's own is installed where there is none. */
async function ensureNginx() {
  const found = PLACES.find((place) => existsSync(place));
  if (found !== undefined) return found;
  const advice = 'This needs nginx: install it (on Debian: apt-get install nginx-light).';
  if (!canInstall()) throw new Refusal(advice);
  // The package would start a server of its own on port 80 of every address.
  const failure = await installPackages(['nginx-light'], { RUNLEVEL: '1' });
  if (failure !== null) throw new Refusal(`${advice}\n${failure}`);
  const installed = PLACES.find((place) => existsSync(place));
  if (installed === undefined) throw new Refusal(advice);
  return installed;
}

/** The site of deploy/nginx.conf for processes on these ports, without TLS. */
function plainSite(site, { port, ports }) {
  const servers = ports.map((one) => `    server 127.0.0.1:${one} max_fails=1 fail_timeout=2s;`);
  return site
    .replace(/# begin plain[\s\S]*?# end plain/u, '')
    .replace(/(?: {4}server 127\.0\.0\.1:\d+[^\n]*\n)+/u, `${servers.join('\n')}\n`)
    .replace(/listen 443 ssl http2;/u, `listen 127.0.0.1:${port};`)
    .replace(/^ *ssl_.*\n/gmu, '')
    .replace(/server_name [^;]+;/u, 'server_name localhost;');
}

/** @returns `{ stop }` once it listens on `port`. */
export async function startNginx({ folder, port, ports }) {
  const nginx = await ensureNginx();
  const home = path.join(folder, 'nginx');
  mkdirSync(home, { recursive: true });
  const site = readFileSync(fromRoot('deploy', 'nginx.conf'), 'utf8');
  const configuration = path.join(home, 'nginx.conf');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (name) => `    ${name}_temp_path ${name};`,
  );
  writeFileSync(
    configuration,
    [
      'daemon off;',
      'worker_processes 1;',
      `pid ${path.join(home, 'nginx.pid')};`,
      'events { worker_connections 4096; }',
      'http {',
      '    access_log off;',
      ...temporary,
      plainSite(site, { port, ports }),
      '}',
    ].join('\n'),
  );
  const logFile = path.join(home, 'error.log');
  const log = openSync(logFile, 'a', 0o600);
  // As root its workers would be another user, who cannot reach the folder of a run.
  const user = process.getuid?.() === 0 ? ['-g', 'user root;'] : [];
  const child = spawn(nginx, ['-p', home, '-c', configuration, '-e', logFile, ...user], {
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', resolve);
  });
  const givesUpAt = Date.now() + 10_000;
  while (await isPortFree(port, '127.0.0.1')) {
    if (child.exitCode !== null || Date.now() > givesUpAt) {
      child.kill('SIGKILL');
      throw new Refusal(`nginx does not start:\n${logTail(logFile)}`);
    }
    await sleep(50);
  }
  return {
    stop: async () => {
      child.kill('SIGTERM');
      await Promise.race([ended, sleep(3_000)]);
      child.kill('SIGKILL');
      await ended;
    },
  };
}
