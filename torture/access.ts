/** Who gets how far at every endpoint: each cell is asked for, and what was asked is taken back. */
import { ALL_ENDPOINTS } from '@/lib/contracts/endpoints/all-endpoints';
import type { Endpoint } from '@/lib/contracts/endpoint';
import { SCOPES } from '@/lib/domain/access/access-request';
import type { Db } from '@/lib/server/db/client';

import type { LiveArticles } from '@/lib/server/live/live-articles';

import { ACCESS_TABLE } from './access-table';
import { aSession, aToken } from './people';
import { requestTo, withoutRequest } from './requests';
import { inProcess, type Route } from './routes';
import { bearer, type Wire } from './wire';
import { aWorld, ROLES_TRIED, type World } from './world';
import { undone } from './undone';

/** In the order of the table: a member of each role, the round's reviewer, a stranger. */
const COLUMNS = [...ROLES_TRIED, 'reviewer', 'stranger'] as const;

/** What a status means in the table. */
const SIGNS: Record<number, string> = {
  401: '?',
  403: '-',
  404: '0',
  409: '!',
  412: '%',
  422: '~',
};

export type Access = {
  cells: number;
  wrong: string[];
  /** Endpoints without a row, and rows without an endpoint. */
  undeclared: string[];
  /** The table as it is, for whoever has to declare a row. */
  found: Record<string, string>;
};

export async function access(
  routes: readonly Route[],
  { db, live }: { db: Db; live: LiveArticles },
  table: typeof ACCESS_TABLE = ACCESS_TABLE,
): Promise<Access> {
  const world = await aWorld(db, inProcess(routes, { db, live }));
  const signedIn = await sessionsOf(db, world);
  const wire = inProcess(routes, { db: undone(db), live });
  const found: Access = {
    cells: 0,
    wrong: [],
    undeclared: withoutRequest(ALL_ENDPOINTS),
    found: {},
  };
  const scoped = await scopedHeaders(db, world);
  for (const endpoint of ALL_ENDPOINTS) {
    const row = table[endpoint.id];
    const place = row?.[0] ?? 'open';
    const ask = async (headers: Record<string, string>) => {
      found.cells += 1;
      return signOf(await statusOf(wire, endpoint, world, place, headers));
    };
    const cells: string[] = [];
    for (const headers of signedIn) cells.push(await ask(headers));
    const out = await ask({});
    if (out !== '?') found.wrong.push(`${endpoint.id}: nobody signed in is answered “${out}”`);
    const reach: string[] = [];
    for (const headers of scoped) reach.push(await ask(headers));
    const line = `${cells.join('')} ${reach.join('')}`;
    found.found[endpoint.id] = line;
    if (row === undefined) found.undeclared.push(endpoint.id);
    else if (row[1] !== line) found.wrong.push(`${endpoint.id}: “${line}” and not “${row[1]}”`);
  }
  const known = new Set(ALL_ENDPOINTS.map(({ id }) => id));
  found.undeclared.push(...Object.keys(table).filter((id) => !known.has(id)));
  return found;
}

/** What the browsers of those in the columns send. */
async function sessionsOf(db: Db, world: World): Promise<Record<string, string>[]> {
  const all: Record<string, string>[] = [];
  for (const column of COLUMNS) {
    const person =
      column === 'reviewer'
        ? world.ana
        : column === 'stranger'
          ? world.stranger
          : world.members[column];
    all.push(await aSession(db, person.actor));
  }
  return all;
}

/** One member who may do everything that roles allow, by a token of one scope each. */
async function scopedHeaders(db: Db, world: World): Promise<Record<string, string>[]> {
  const all: Record<string, string>[] = [];
  for (const scope of SCOPES) {
    all.push(bearer(await aToken(db, world.members.editor.actor, [scope])));
  }
  return all;
}

async function statusOf(
  wire: Wire,
  endpoint: Endpoint,
  world: World,
  place: keyof World['places'],
  headers: Record<string, string>,
): Promise<number> {
  const request = requestTo(endpoint, world.places[place]);
  const response = await wire({
    ...request,
    // Whoever is signed in by no token comes from a page of ours.
    headers: { 'sec-fetch-site': 'same-origin', ...request.headers, ...headers },
  });
  await response.body?.cancel();
  return response.status;
}

function signOf(status: number): string {
  return status < 300 ? '+' : (SIGNS[status] ?? `(${status})`);
}
