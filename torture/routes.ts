/**
 * Every route there is, found where Next.js finds them: a route that is added is there
 * without anybody's doing.
 */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import type { Db } from '@/lib/server/db/client';
import type { LiveArticles } from '@/lib/server/live/live-articles';

import type { Wire, WireRequest } from './wire';

const APP = fileURLToPath(new URL('../app', import.meta.url));
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

export type Route = {
  method: (typeof METHODS)[number];
  /** With parameters in braces, as contracts write it. */
  path: string;
  handle: Handler;
};

/** Addresses of the pages, parameters in braces. */
export function pagePaths(): string[] {
  return filesNamed('page.tsx').map(addressOf).sort();
}

/** Addresses of everything that answers and is no page. */
export function handlerPaths(): string[] {
  return filesNamed('route.ts').map(addressOf).sort();
}

function filesNamed(name: string): string[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' }).filter(
    (file) => path.basename(file) === name,
  );
}

function addressOf(file: string): string {
  const parts = path
    .dirname(file)
    .split(path.sep)
    .filter((part) => part !== '.' && !/^\(.*\)$/u.test(part));
  return `/${parts.map((part) => part.replace(/^\[(?:\.\.\.)?(\w+)\]$/u, '{$1}')).join('/')}`;
}

/** The handlers of the API, with the configuration of a web process that was never started. */
export async function loadRoutes(): Promise<Route[]> {
  await configure();
  const files = filesNamed('route.ts').filter((file) => file.startsWith(path.join('api', 'v1')));
  const routes: Route[] = [];
  for (const file of files) {
    const exported = (await import(pathToFileURL(path.join(APP, file)).href)) as Partial<
      Record<string, Handler>
    >;
    for (const method of METHODS) {
      const handle = exported[method];
      if (handle !== undefined) routes.push({ method, path: addressOf(file), handle });
    }
  }
  return routes;
}

/* eslint-disable no-restricted-properties -- it stands in for whoever starts a web process */
/** Read once and kept by the process, as it is when it starts; the variables are put back. */
async function configure(): Promise<void> {
  const before = { ...process.env };
  process.env['DATABASE_URL'] ??= 'postgresql://nobody@127.0.0.1:1/nothing';
  process.env['NEXTAUTH_SECRET'] ??= 'a secret of this process, long enough for anyone';
  // What is refused and what fails is counted; of a control it is what is looked for.
  process.env['LOG_LEVEL'] ??= 'silent';
  const { env } = await import('@/lib/server/env');
  const { logger } = await import('@/lib/server/logger');
  env();
  logger();
  for (const name of ['DATABASE_URL', 'NEXTAUTH_SECRET', 'LOG_LEVEL']) {
    if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
  }
}
/* eslint-enable no-restricted-properties */

/** What the handlers of this process work on: the composition root keeps both under these names. */
export type Ground = { db: Db; live?: LiveArticles };

/** To the handlers themselves. Of two grounds, one request at a time. */
export function inProcess(routes: readonly Route[], ground: Ground): Wire {
  const kept = globalThis as unknown as { obelusDb?: Db; obelusLive?: LiveArticles };
  const table = routes
    .map((route) => ({ ...route, pattern: patternOf(route.path) }))
    // A word goes before a parameter in its place.
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);

  return async (request) => {
    kept.obelusDb = ground.db;
    if (ground.live !== undefined) kept.obelusLive = ground.live;
    const url = new URL(request.path, 'http://localhost:3000');
    for (const { method, pattern, handle } of table) {
      const match = method === request.method ? pattern.exec(url.pathname) : null;
      if (match === null) continue;
      return handle(requestOf(url, request), { params: Promise.resolve({ ...match.groups }) });
    }
    throw new Error(`No route answers ${request.method} ${request.path}`);
  };
}

function patternOf(address: string): RegExp {
  return new RegExp(`^${address.replace(/\{(\w+)\}/gu, '(?<$1>[^/]+)').replace('.', '\\.')}$`, 'u');
}

function requestOf(url: URL, { method, headers, body, signal }: WireRequest): Request {
  return new Request(url, {
    method,
    headers: {
      host: 'localhost:3000',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal !== undefined && { signal }),
  });
}
