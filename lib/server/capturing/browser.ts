import 'server-only';

import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

/**
 * A browser of its own for one page, spoken to over a pipe (the DevTools protocol):
 * no port is opened that another program could find, nothing is kept afterwards, and
 * its only way to the network is the proxy it is given.
 */
export type Browser = {
  /** @throws Error with the browser's own words, or once it has ended. */
  send: (
    method: string,
    params?: Record<string, unknown>,
    sessionId?: string,
  ) => Promise<Record<string, unknown>>;
  /** Called for each event until the returned function is. */
  onEvent: (listener: (event: BrowserEvent) => void) => () => void;
  close: () => Promise<void>;
};

type BrowserEvent = {
  method: string;
  params: Record<string, unknown>;
  sessionId: string | undefined;
};

type Message = {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { message: string };
  sessionId?: string;
};

/** What a browser loads by itself, and every way around the proxy, is switched off. */
function argumentsFor(folder: string, proxyPort: number): string[] {
  return [
    '--headless=new',
    '--remote-debugging-pipe',
    `--user-data-dir=${folder}`,
    `--proxy-server=http://127.0.0.1:${proxyPort}`,
    // Without this, addresses of this machine would be reached directly.
    '--proxy-bypass-list=<-loopback>',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    '--webrtc-ip-handling-policy=disable_non_proxied_udp',
    '--force-webrtc-ip-handling-policy',
    '--disable-quic',
    '--dns-prefetch-disable',
    '--disable-features=AsyncDns,DnsOverHttps,DialMediaRouteProvider,MediaRouter,NetworkPrediction,OptimizationHints,Translate',
    '--disable-background-networking',
    '--disable-breakpad',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-dev-shm-usage',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-gpu',
    '--disable-sync',
    '--hide-scrollbars',
    '--metrics-recording-only',
    '--mute-audio',
    '--no-default-browser-check',
    '--no-first-run',
    '--no-pings',
    // The browser's own sandbox does not work for root.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    'about:blank',
  ];
}

export async function openBrowser(
  executable: string,
  { proxyPort }: { proxyPort: number },
): Promise<Browser> {
  const folder = await mkdtemp(path.join(tmpdir(), 'obelus-browser-'));
  const child = spawn(executable, argumentsFor(folder, proxyPort), {
    // Secrets of this process are none of a page's business.
    env: { HOME: folder, TZ: 'UTC', LANG: 'C.UTF-8', NODE_ENV: 'production', TMPDIR: tmpdir() },
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => resolve());
    child.once('close', () => resolve());
  });
  const pipes: readonly unknown[] = child.stdio;
  const pipe = connectPipe(pipes[3] as Writable, pipes[4] as Readable);
  void ended.then(() => pipe.end());
  return {
    send: pipe.send,
    onEvent: pipe.onEvent,
    close: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

type Waiting = {
  resolve: (result: Record<string, unknown>) => void;
  reject: (error: Error) => void;
};

/** Messages as JSON, a zero byte between them. */
function connectPipe(out: Writable, back: Readable) {
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(event: BrowserEvent) => void>();
  let lastId = 0;
  let isEnded = false;
  let begun: Buffer[] = [];

  function receive(message: Message): void {
    const { id, method, params = {}, result = {}, error, sessionId } = message;
    if (id === undefined) {
      if (method === undefined) return;
      for (const listener of listeners) listener({ method, params, sessionId });
      return;
    }
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(result);
    else asked?.reject(new Error(error.message));
  }

  back.on('data', (chunk: Buffer) => {
    let from = 0;
    for (let to = chunk.indexOf(0); to !== -1; to = chunk.indexOf(0, from)) {
      begun.push(chunk.subarray(from, to));
      // The other end is the browser that this process started.
      receive(JSON.parse(Buffer.concat(begun).toString('utf8')) as Message);
      begun = [];
      from = to + 1;
    }
    begun.push(chunk.subarray(from));
  });
  const end = (): void => {
    isEnded = true;
    for (const { reject } of waiting.values()) reject(new Error('The browser has ended.'));
    waiting.clear();
  };
  back.on('error', end);
  out.on('error', end);

  return {
    end,
    send: (method: string, params: Record<string, unknown> = {}, sessionId?: string) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        if (isEnded) {
          reject(new Error('The browser has ended.'));
          return;
        }
        lastId += 1;
        waiting.set(lastId, { resolve, reject });
        out.write(`${JSON.stringify({ id: lastId, method, params, sessionId })}\0`);
      }),
    onEvent: (listener: (event: BrowserEvent) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
