/** The built product with a database of its own, and a round in it to look at. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createInterface } from 'node:readline';

import { addressOf } from '@/lib/client/call';
import { newId } from '@/lib/client/new-id';
import type { Endpoint, EndpointRequest, EndpointResult } from '@/lib/contracts/endpoint';
import { createAnnotation } from '@/lib/contracts/endpoints/annotations';
import { createArticle } from '@/lib/contracts/endpoints/articles';
import { getNewsroom } from '@/lib/contracts/endpoints/newsroom';
import { createRound } from '@/lib/contracts/endpoints/rounds';
import { describeTarget } from '@/lib/domain/anchoring/anchor-target';
import { toArticleText } from '@/lib/domain/anchoring/article-text';

import { startTestServer } from '../../scripts/lib/test-server.mjs';
import { makeArticle } from '../desk/article';
import { type Wire, watchDatabase } from './wire';

export type Product = { address: string; wire: Wire; stop: () => Promise<void> };

export async function startProduct(): Promise<Product> {
  const server = await startTestServer();
  const wire = await watchDatabase(server.url);
  const child = spawn(process.execPath, ['scripts/e2e-server.mjs'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TEST_DATABASE_URL: wire.url, NODE_OPTIONS: '' },
  });
  const stop = async () => {
    await end(child);
    await wire.stop();
    await server.stop();
  };
  try {
    return { address: await readyAddress(child), wire, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readyAddress(child: ChildProcess): Promise<string> {
  if (child.stdout === null) throw new Error('The product says nothing');
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /^E2E ready: (\S+)/u.exec(line)?.[1];
    if (address !== undefined) return address;
  }
  throw new Error('The product ended before it was ready');
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

export type Person = { cookie: string; userId: string; call: Call };
type Call = <E extends Endpoint>(
  endpoint: E,
  request: EndpointRequest<E>,
) => Promise<EndpointResult<E>>;

/** Somebody of the sample newsroom. */
export async function signIn(address: string, name: string): Promise<Person> {
  const answer = await fetch(`${address}/api/auth/sample`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address },
    body: JSON.stringify({ email: `${name}@sample.example` }),
  });
  if (!answer.ok) throw new Error(`Signing in as ${name}: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
  const call: Call = async (endpoint, request) => {
    const { body } = request as { body?: unknown };
    const response = await fetch(address + addressOf(endpoint, request), {
      method: endpoint.method,
      headers: {
        cookie,
        origin: address,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${endpoint.id}: ${await response.text()}`);
    return (await response.json()) as EndpointResult<typeof endpoint>;
  };
  const { you } = await call(getNewsroom, {});
  return { cookie, userId: you.userId, call };
}

type People = { editor: Person; head: Person; checker: Person };

/** An article of 5,000 words in a round of one reviewer, with so many claims. */
export async function makeRound(
  { editor, head, checker }: People,
  claims: number,
): Promise<{ articleId: string; roundId: string }> {
  const { document, text, passages } = makeArticle(5_000, Math.max(1, claims), 7);
  const article = await editor.call(createArticle, {
    body: {
      story: { name: `The night ferry ${newId().slice(-6)}` },
      metadata: {
        title: 'The night ferry and its ledger',
        outlet: 'The Pennock Post',
        byline: '',
        publishedOn: null,
        url: '',
      },
      document,
      source: {
        format: 'txt',
        fileName: 'ferry.txt',
        sha256: createHash('sha256').update(text).digest('hex'),
      },
    },
  });
  const round = await head.call(createRound, {
    params: { articleId: article.id },
    body: { mode: 'shared', reviewerIds: [checker.userId] },
  });
  const words = toArticleText(text);
  for (const { start, end } of passages.slice(0, claims)) {
    await checker.call(createAnnotation, {
      params: { roundId: round.id },
      body: { id: newId(), target: describeTarget(words, start, end), verdict: 'supported' },
    });
  }
  return { articleId: article.id, roundId: round.id };
}
