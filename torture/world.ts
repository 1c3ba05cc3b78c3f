/** A newsroom with a round in every phase and something of everything, for trials of every route. */
import { z } from 'zod';

import type { Role } from '@/lib/domain/access/access-request';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { uuidv7 } from '@/lib/server/new-id';
import { askQuery } from '@/lib/server/use-cases/change-queries';
import { closeRound, submitReading } from '@/lib/server/use-cases/close-round';
import { createInvitation } from '@/lib/server/use-cases/create-invitation';
import { decide } from '@/lib/server/use-cases/decide';
import { getSignOff } from '@/lib/server/queries/get-sign-off';
import { signUnconfirmed } from '@/lib/server/use-cases/sign';
import { anAnnotation, aRound, as } from '@/lib/testing/factories';

import { aPerson, type Person } from './people';
import { jsonOf, type Wire } from './wire';

/** What stands for each parameter of an address. */
export type Ids = {
  roundId: string;
  articleId: string;
  articleVersionId: string;
  storyId: string;
  annotationId: string;
  /** The reviewer's own, where the annotation is a decision. */
  readingId: string;
  citationId: string;
  queryId: string;
  /** Of the annotation. */
  version: number;
  /** Of what would be signed. */
  contentSha256: string;
  /** Another member, and the reviewers of the round. */
  userId: string;
  reviewerIds: readonly string[];
  invitationId: string;
  tokenId: string;
  commentId: string;
  replyId: string;
  captureId: string;
  fixId: string;
  /** The report of the signed round, as it is exported. */
  report: unknown;
};

/** The phases that a request can be about. */
export type Place = 'open' | 'compared' | 'closed' | 'signed';

export const ROLES_TRIED = [
  'administrator',
  'checker',
  'head_of_research',
  'editor',
  'legal',
  'writer',
  'viewer',
] as const satisfies readonly Role[];

const fixList = z.object({
  fixes: z.array(z.object({ id: z.string(), annotationId: z.string() })),
});
const versioned = z.object({ version: z.int() });
/** The id of nothing. */
const NOWHERE = '018f0000-0000-7000-8000-000000000001';

export type World = {
  newsroomId: string;
  places: Record<Place, Ids>;
  /** The reviewer whose things they are. */
  ana: Person;
  ben: Person;
  members: Record<(typeof ROLES_TRIED)[number], Person>;
  /** An administrator elsewhere. */
  stranger: Person;
};

const TEXT = 'Turnout was 62 percent. The mayor called it a record.\nNobody else did.';
const SENTENCE = 'Turnout was 62 percent.';
const CITED = { source: 'Register', tier: 'primary', relation: 'supports' } as const;

/** `wire` is for what only requests make. */
export async function aWorld(db: Db, wire: Wire): Promise<World> {
  const ana = await aPerson(db, { name: 'Ana' });
  const { newsroomId } = ana.actor;
  const ben = await aPerson(db, { newsroomId, name: 'Ben' });
  const members = Object.fromEntries(
    await Promise.all(
      ROLES_TRIED.map(async (role) => [role, await aPerson(db, { newsroomId, roles: [role] })]),
    ),
  ) as World['members'];
  const stranger = await aPerson(db, { roles: ['administrator'] });
  const invitation = await as(
    db,
    members.administrator.actor,
    (context) =>
      createInvitation(
        { email: 'dora@daily.example', roles: ['checker'], baseUrl: 'http://localhost:3000' },
        context,
      ),
    new Date(),
  );
  const tokenId = await asSystem(db, 'verify', async (tx) => {
    const token = await tx.apiToken.findFirstOrThrow({ where: { userId: ana.actor.userId } });
    return token.id;
  });
  const general = {
    userId: members.viewer.actor.userId,
    invitationId: invitation.id,
    tokenId,
  };
  const everybody = { ana, ben, head: members.head_of_research };
  const signed = await aPlace(db, everybody, general, 'signed');
  const report = await jsonOf(
    await wire({
      method: 'GET',
      path: `/api/v1/rounds/${signed.roundId}/report?format=json`,
      headers: members.editor.headers,
    }),
  );
  const open = await talkedAbout(wire, ana, {
    ...(await aPlace(db, everybody, general, 'open')),
    report,
  });
  return {
    newsroomId,
    ana,
    ben,
    members,
    stranger,
    places: {
      open,
      compared: { ...(await aPlace(db, everybody, general, 'compared')), report },
      closed: { ...(await aPlace(db, everybody, general, 'closed')), report },
      signed: { ...signed, report },
    },
  };
}

/** What else hangs on a claim: a comment, a proposal, a right of reply, a capture, a note. */
export async function talkedAbout(wire: Wire, person: Person, ids: Ids): Promise<Ids> {
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await wire({
      method,
      path: `/api/v1${path}`,
      headers: person.headers,
      ...(body !== undefined && { body }),
    });
    const answer = await jsonOf(response);
    if (response.status >= 300) {
      throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    }
    return answer;
  };
  const claim = `/annotations/${ids.annotationId}`;
  const [commentId, replyId, captureId] = [uuidv7(), uuidv7(), uuidv7()];
  await ask('POST', `${claim}/comments`, { id: commentId, body: 'Counted twice?' });
  await ask('PUT', `${claim}/adjudicator-note`, { body: 'See the register.' });
  await ask('POST', `/articles/${ids.articleId}/replies`, {
    id: replyId,
    annotationId: ids.annotationId,
    criticized: 'The clerk',
  });
  await ask('POST', `${claim}/citations/${ids.citationId}/captures`, { id: captureId });
  const list = fixList.parse(await ask('GET', `/rounds/${ids.roundId}/fixes`));
  const own = list.fixes.find(({ annotationId }) => annotationId === ids.annotationId);
  const { version } = versioned.parse(await ask('GET', claim));
  return { ...ids, commentId, replyId, captureId, fixId: own?.id ?? ids.fixId, version };
}

async function aPlace(
  db: Db,
  { ana, ben, head }: { ana: Person; ben: Person; head: Person },
  general: Pick<Ids, 'userId' | 'invitationId' | 'tokenId'>,
  place: Place,
): Promise<Ids> {
  const isPair = place === 'open' || place === 'compared';
  const round = await aRound(db, {
    reviewers: isPair ? [ana.actor, ben.actor] : [ana.actor],
    mode: 'blind',
    // Where it is signed, every sentence has been examined.
    text: isPair ? TEXT : SENTENCE,
  });
  const citationId = uuidv7();
  const claim = await anAnnotation(db, ana.actor, round, '62 percent', {
    verdict: 'supported',
    suggestedFix: '63 percent',
    citations: [{ ...CITED, id: citationId, url: 'https://register.example/turnout' }],
  });
  const queryId = uuidv7();
  if (place === 'open') {
    await as(db, ana.actor, (context) =>
      askQuery(
        { annotationId: claim.id, id: queryId, messageId: uuidv7(), body: 'Who counted?' },
        context,
      ),
    );
  }
  let annotationId = claim.id;
  let { version } = claim;
  if (place === 'compared') {
    for (const { actor } of [ana, ben]) {
      await as(db, actor, (context) => submitReading({ roundId: round.id }, context));
    }
    annotationId = uuidv7();
    await as(db, head.actor, (context) =>
      decide(
        {
          roundId: round.id,
          body: {
            decision: 'took',
            id: annotationId,
            settles: [claim.id],
            takes: claim.id,
            cause: null,
            reason: '',
          },
        },
        context,
      ),
    );
    version = 1;
  }
  if (place === 'closed' || place === 'signed') {
    await as(db, head.actor, (context) => closeRound({ roundId: round.id }, context));
  }
  if (place === 'signed') await signAll(db, round.id, ana.actor.newsroomId);
  const storyId = await asSystem(db, 'verify', async (tx) => {
    const article = await tx.article.findUniqueOrThrow({ where: { id: round.articleId } });
    return article.storyId;
  });
  const { contentSha256 } = await (place === 'closed' || place === 'signed'
    ? as(db, head.actor, (context) => getSignOff(round.id, context))
    : Promise.resolve({ contentSha256: 'a'.repeat(64) }));
  return {
    ...general,
    roundId: round.id,
    articleId: round.articleId,
    articleVersionId: round.articleVersionId,
    storyId,
    annotationId,
    readingId: claim.id,
    citationId,
    queryId,
    version,
    contentSha256,
    reviewerIds: round.reviewers.map(({ userId }) => userId),
    commentId: NOWHERE,
    replyId: NOWHERE,
    captureId: NOWHERE,
    fixId: NOWHERE,
    report: null,
  };
}

async function signAll(db: Db, roundId: string, newsroomId: string): Promise<void> {
  for (const role of ['checker', 'head_of_research', 'editor', 'legal'] as const) {
    const { actor } = await aPerson(db, { newsroomId, roles: [role] });
    const { contentSha256 } = await as(db, actor, (context) => getSignOff(roundId, context));
    await as(db, actor, (context) =>
      signUnconfirmed({ roundId, stageId: role, contentSha256 }, context),
    );
  }
}
