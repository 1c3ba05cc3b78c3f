/** A newsroom whose worker tells what happens, with a mail server and a clock of the test's own. */
import { Logger, runOnce } from 'graphile-worker';

import type { Actor } from '@/lib/domain/access/access-request';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { uuidv7 } from '@/lib/server/new-id';
import type { Mail } from '@/lib/server/notifying/mail';
import type { Mailer } from '@/lib/server/notifying/mailer';
import { recordEvent } from '@/lib/server/repositories/event-repository';
import { listNotifications } from '@/lib/server/queries/list-notifications';
import { addComment } from '@/lib/server/use-cases/change-comments';
import { askQuery } from '@/lib/server/use-cases/change-queries';
import { updateArticle } from '@/lib/server/use-cases/update-article';
import { notifyTasks } from '@/lib/server/worker/tasks/notify';
import { mentionOf } from '@/lib/domain/claims/mentions';

import { anActor, anAnnotation, aRound, as, NOW } from './factories';

const TEXT = 'Turnout was 62 percent. The mayor called it a record.\nNobody else did.';

export const ORIGIN = 'https://obelus.daily.example';
export const SECRET = 'a secret of thirty-two characters';

/** Two reviewers, a writer and a head of research on one article. */
export async function aToldDesk(db: Db, mode: 'shared' | 'blind' = 'shared') {
  const ana = await anActor(db, { roles: ['checker'], name: 'Ana' });
  const { newsroomId } = ana;
  const ben = await anActor(db, { roles: ['checker'], newsroomId, name: 'Ben' });
  const wim = await anActor(db, { roles: ['writer'], newsroomId, name: 'Wim' });
  const head = await anActor(db, { roles: ['head_of_research'], newsroomId, name: 'Hedda' });
  const ada = await anActor(db, { roles: ['administrator'], newsroomId, name: 'Ada' });
  const round = await aRound(db, { reviewers: [ana, ben], mode, text: TEXT });
  await as(db, head, (context) =>
    updateArticle({ articleId: round.articleId, writerId: wim.userId }, context),
  );
  const claim = await anAnnotation(db, ana, round, 'a record', { verdict: 'disputed' });
  return { ana, ben, wim, head, ada, round, claim };
}

export function ask(db: Db, actor: Actor, annotationId: string, over: object = {}) {
  return as(db, actor, (context) =>
    askQuery(
      { id: uuidv7(), messageId: uuidv7(), annotationId, body: 'Who says so?', ...over },
      context,
    ),
  );
}

export function mention(db: Db, actor: Actor, annotationId: string, mentioned: Actor) {
  const body = `${mentionOf(mentioned.userId)} is this so?`;
  return as(db, actor, (context) => addComment({ id: uuidv7(), annotationId, body }, context));
}

/** A comment as it was before mentions of those who may not see it were refused. */
export function mentionHidden(
  db: Db,
  actor: Actor,
  { round, claim }: { round: { id: string; articleId: string }; claim: { id: string } },
  mentioned: readonly Actor[],
) {
  return asSystem(db, 'seed', (tx) =>
    recordEvent(tx, {
      ...{ newsroomId: actor.newsroomId, articleId: round.articleId, roundId: round.id },
      ...{ ownerId: actor.userId, actor, now: NOW },
      type: 'comment.added',
      payload: {
        commentId: uuidv7(),
        annotationId: claim.id,
        mentions: mentioned.map(({ userId }) => userId),
      },
    }),
  );
}

type Telling = {
  mailer?: Mailer | null;
  allowHosts?: readonly string[];
  now?: Date;
};

/** What the worker does of it until nothing waits now. */
export async function work(db: Db, url: string, telling: Telling = {}): Promise<void> {
  await runOnce({
    connectionString: url,
    noHandleSignals: true,
    taskList: tasksOf(db, telling),
    // A refusal is part of what is tried.
    logger: new Logger(() => () => undefined),
  });
}

export function tasksOf(
  db: Db,
  { mailer = null, allowHosts = [], now = NOW }: Telling,
): ReturnType<typeof notifyTasks> {
  return notifyTasks({
    ...{ db, mailer, posting: { allowHosts, timeoutMs: 2_000 }, address: `${ORIGIN}/` },
    ...{ secret: SECRET, now: () => now, random: () => 0.5 },
  });
}

/** What stands in somebody's list: kinds, newest first. */
export async function toldTo(db: Db, actor: Actor): Promise<string[]> {
  const { notifications } = await as(db, actor, (context) =>
    listNotifications({ limit: 100 }, context),
  );
  return notifications.map(({ kind }) => kind);
}

/** Take a due time of a waiting job forward to now. */
export async function makeJobsDue(db: Db): Promise<void> {
  await asSystem(
    db,
    'worker',
    (tx) =>
      tx.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second'`,
  );
}

/** Keeps what it is given, and can refuse. */
export function aMailer() {
  const sent: Mail[] = [];
  const mailer = {
    refuses: false,
    sent,
    send(mail: Mail): Promise<void> {
      if (mailer.refuses) return Promise.reject(new Error('451 Try again later'));
      sent.push(mail);
      return Promise.resolve();
    },
  };
  return mailer;
}
