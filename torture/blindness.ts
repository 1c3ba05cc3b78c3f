/**
 * Two worlds that differ in one thing: in the second, another reviewer of the blind round has
 * done everything that a reviewer can do. Whoever is blind to it is answered the same, byte
 * for byte, at every endpoint: to what they read, what they write, and what they ask of ids
 * that exist in the second world alone.
 */
import { ALL_ENDPOINTS } from '@/lib/contracts/endpoints/all-endpoints';
import type { Endpoint } from '@/lib/contracts/endpoint';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import type { LiveArticles } from '@/lib/server/live/live-articles';
import { uuidv7 } from '@/lib/server/new-id';
import { askQuery } from '@/lib/server/use-cases/change-queries';
import { anAnnotation, as } from '@/lib/testing/factories';

import { masked, maskedHeaders } from './masks';
import { aSession, type Person } from './people';
import { requestTo, REQUESTS, withoutRequest } from './requests';
import { inProcess, type Route } from './routes';
import { undone } from './undone';
import type { Wire, WireRequest } from './wire';
import { aWorld, type Ids, talkedAbout, type World } from './world';

export type Twin = { db: Db; live: LiveArticles };

export type Blindness = {
  /** Pairs of answers compared. */
  compared: number;
  /** Endpoints asked. */
  endpoints: number;
  differing: string[];
  undeclared: string[];
  /** What the other reviewer did in the second world. */
  done: string[];
};

/** A page of a stream is what comes at once. */
const STREAM_MS = 250;

/** What the other reviewer did to their own things, and in which order: the rest first, the end last. */
const LAST = ['deleteAnnotation', 'restoreAnnotation', 'submitReading'];
/** Of the newsroom and not of the round: everyone may see that. */
const NOT_OF_THE_ROUND = new Set([
  'createStory',
  'createArticle',
  'updateArticle',
  'previewImport',
  'importClaims',
  // A register of the newsroom; what cites a source is of the round and stays hidden.
  'createSource',
]);

/** With these the viewer themself ends the blind: what they are then answered is what was hidden. */
const LIFTS_THE_BLIND = new Set(['closeRound', 'submitReading']);

export type BlindnessPlan = {
  /** How many of the viewers ask. */
  viewers: number;
  /** Only what is read. */
  readsOnly?: boolean;
  /** False: the rounds are made shared ones. The control. */
  isBlind?: boolean;
};

/**
 * @param makeTwin copies the database of the first world, as it is then
 */
export async function blindness(
  routes: readonly Route[],
  first: Twin,
  makeTwin: () => Promise<Twin>,
  { viewers: count, readsOnly = false, isBlind = true }: BlindnessPlan,
): Promise<Blindness> {
  const { world, theirs, done, viewers, second } = await prepareWorlds(
    routes,
    first,
    makeTwin,
    isBlind,
  );
  const since = new Date();

  const asked = ALL_ENDPOINTS.filter(
    ({ id, method }) => !LIFTS_THE_BLIND.has(id) && (!readsOnly || method === 'GET'),
  );
  const found: Blindness = {
    compared: 0,
    endpoints: asked.length,
    differing: [],
    undeclared: withoutRequest(ALL_ENDPOINTS),
    done,
  };
  const wires = [first, second].map(({ db, live }) => inProcess(routes, { db: undone(db), live }));
  for (const endpoint of asked) {
    for (const ids of [world.places.open, theirs]) {
      const request = requestTo(endpoint, ids);
      for (const { name, headers } of viewers.slice(0, count)) {
        const whole = { ...request, headers: { ...request.headers, ...headers } };
        const answers: string[] = [];
        for (const wire of wires) answers.push(await answerOf(wire, whole, since));
        found.compared += 1;
        if (answers[0] !== answers[1]) {
          const whose = ids === theirs ? 'the other’s things' : 'their own things';
          found.differing.push(`${endpoint.id} on ${whose}, as ${name}: ${difference(answers)}`);
        }
      }
    }
  }
  return found;
}

/** The two worlds: in the second the other reviewer has done their work. */
export async function prepareWorlds<One extends Twin>(
  routes: readonly Route[],
  first: One,
  makeTwin: () => Promise<One>,
  isBlind: boolean,
) {
  const world = await aWorld(first.db, inProcess(routes, first));
  const viewers = await viewersOf(first.db, world);
  if (!isBlind) {
    await asSystem(first.db, 'seed', (tx) =>
      tx.reviewRound.updateMany({ data: { mode: 'shared' } }),
    );
  }
  const second = await makeTwin();
  const { ids: theirs, done } = await workOf(world, inProcess(routes, second), second.db);
  return { world, theirs, done, viewers, second };
}

/** The blind reviewer, and colleagues who are none. */
async function viewersOf(db: Db, world: World) {
  const people: [string, Person][] = [
    ['the other reviewer', world.ana],
    ['a checker', world.members.checker],
    ['the head of research', world.members.head_of_research],
    ['a viewer', world.members.viewer],
  ];
  const viewers: { name: string; headers: Record<string, string> }[] = [];
  for (const [name, { actor }] of people) {
    viewers.push({ name, headers: await aSession(db, actor) });
  }
  return viewers;
}

/** Ben marks, words, cites, asks, comments, proposes, and hands in: whatever endpoint lets him. */
async function workOf(
  { ben, places: { open } }: World,
  wire: Wire,
  db: Db,
): Promise<{ ids: Ids; done: string[] }> {
  const citationId = uuidv7();
  const queryId = uuidv7();
  const round = { id: open.roundId, text: TEXT };
  const claim = await anAnnotation(db, ben.actor, round, '62 percent', {
    verdict: 'disputed',
    suggestedFix: '61 percent',
    citations: [
      {
        id: citationId,
        source: 'Register',
        tier: 'primary',
        relation: 'contradicts',
        url: 'https://register.example/turnout',
      },
    ],
  });
  await as(db, ben.actor, (context) =>
    askQuery(
      { annotationId: claim.id, id: queryId, messageId: uuidv7(), body: 'Was it 61?' },
      context,
    ),
  );
  let ids = await talkedAbout(wire, ben, {
    ...open,
    annotationId: claim.id,
    readingId: claim.id,
    citationId,
    queryId,
  });
  const done: string[] = [];
  const writes = ALL_ENDPOINTS.filter(
    ({ id, method }) => method !== 'GET' && REQUESTS[id] !== undefined && !NOT_OF_THE_ROUND.has(id),
  );
  const order = (endpoint: Endpoint) => LAST.indexOf(endpoint.id);
  for (const endpoint of writes.toSorted((a, b) => order(a) - order(b))) {
    const row = await asSystem(db, 'verify', (tx) =>
      tx.annotation.findUnique({ where: { id: ids.annotationId }, select: { version: true } }),
    );
    ids = { ...ids, version: row?.version ?? ids.version };
    const request = requestTo(endpoint, ids);
    const response = await wire({ ...request, headers: { ...request.headers, ...ben.headers } });
    await response.body?.cancel();
    if (response.status < 300) done.push(endpoint.id);
  }
  return { ids, done };
}

const TEXT = 'Turnout was 62 percent. The mayor called it a record.\nNobody else did.';

async function answerOf(wire: Wire, request: WireRequest, since: Date): Promise<string> {
  const response = await wire(request);
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
  const body = isStream ? await beginningOf(response) : await response.text();
  return `${response.status}\n${maskedHeaders(response.headers)}\n\n${masked(body, since)}`;
}

async function beginningOf({ body }: Response): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const over = setTimeout(() => void reader.cancel(), STREAM_MS);
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  clearTimeout(over);
  return text;
}

/** Where two answers part, with a little before it. */
export function difference([one = '', other = '']: readonly string[]): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const near = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 40), at + 60));
  return `${near(one)} against ${near(other)}`;
}
