/** Whatever a signature covers: once it changes, the signature is void, and the page says what and who. */
import { describe, expect } from 'vitest';

import { createCitationBody } from '@/lib/contracts/annotation';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { getSignOff } from '../queries/get-sign-off';
import { addCitation } from './change-citations';
import { askQuery } from './change-queries';
import { markCriticism, removeReply, updateReply } from './change-replies';
import { closeRound } from './close-round';
import type { UseCaseContext } from './context';
import { deleteAnnotation } from './delete-annotation';
import { signUnconfirmed } from './sign';
import { updateAnnotation } from './update-annotation';
import { updateArticle } from './update-article';

async function aSignedRound(db: Db) {
  const reviewer = await anActor(db, { roles: ['checker'] });
  const { newsroomId } = reviewer;
  const head = await anActor(db, { roles: ['head_of_research'], newsroomId });
  const checker = await anActor(db, { roles: ['checker'], newsroomId });
  const round = await aRound(db, { reviewers: [reviewer], text: 'Turnout was 62 percent.' });
  const claim = await anAnnotation(db, reviewer, round, '62 percent', {
    verdict: 'supported',
    citations: [{ id: uuidv7(), source: 'Register', tier: 'primary', relation: 'supports' }],
  });
  await as(db, head, (context) => closeRound({ roundId: round.id }, context));
  const replyId = uuidv7();
  await as(db, head, (context) =>
    markCriticism(
      {
        id: replyId,
        articleId: round.articleId,
        annotationId: claim.id,
        criticized: 'The mayor',
        gist: 'counts wrongly',
        askerId: head.userId,
        dueAt: null,
      },
      context,
    ),
  );
  const sign = async () => {
    const { contentSha256 } = await as(db, checker, (context) => getSignOff(round.id, context));
    await as(db, checker, (context) =>
      signUnconfirmed({ roundId: round.id, stageId: 'checker', contentSha256 }, context),
    );
  };
  await sign();
  return { round, claim, reviewer, head, checker, replyId, sign };
}

type Signed = Awaited<ReturnType<typeof aSignedRound>>;
type Change = {
  what: string;
  by: (signed: Signed) => Actor;
  change: (signed: Signed, context: UseCaseContext) => Promise<unknown>;
  /** How the page names what changed. */
  told: Record<string, unknown>;
};

const by = ({ reviewer }: Signed) => reviewer;
const CHANGES: readonly Change[] = [
  {
    what: 'the wording of a claim',
    by,
    change: ({ claim: { id } }, context) =>
      updateAnnotation(
        { annotationId: id, ifMatch: 1, body: { claimText: 'It was 62.' } },
        context,
      ),
    told: { kind: 'claim_changed', field: 'claimText' },
  },
  {
    what: 'a citation',
    by,
    change: ({ claim: { id } }, context) =>
      addCitation(
        {
          annotationId: id,
          ifMatch: 1,
          citation: createCitationBody.parse({
            id: uuidv7(),
            source: 'Second register',
            tier: 'primary',
            relation: 'supports',
          }),
        },
        context,
      ),
    told: { field: 'citation', before: null, after: 'Second register, supports' },
  },
  {
    what: 'a claim that is gone',
    by,
    change: ({ claim: { id } }, context) =>
      deleteAnnotation({ annotationId: id, ifMatch: 1 }, context),
    told: { kind: 'claim_removed' },
  },
  {
    what: 'a query to the writer',
    by,
    change: ({ claim: { id } }, context) =>
      askQuery(
        { annotationId: id, id: uuidv7(), messageId: uuidv7(), body: 'Who says so?' },
        context,
      ),
    told: { kind: 'other', field: 'openQueries', before: '0', after: '1' },
  },
  {
    what: 'a particular of the article',
    by: ({ head }) => head,
    change: ({ round: { articleId } }, context) =>
      updateArticle({ articleId, title: 'Turnout, again' }, context),
    told: { kind: 'article', field: 'title' },
  },
  {
    what: 'an answer of who is criticized',
    by: ({ head }) => head,
    change: ({ replyId }, context) =>
      updateReply(
        {
          replyId,
          ifMatch: 1,
          body: { contact: 'Press office', askedAt: '2025-02-20T09:00:00Z', means: 'email' },
        },
        context,
      ),
    told: { kind: 'other', field: 'replies' },
  },
  {
    what: 'a right of reply that is taken off',
    by: ({ head }) => head,
    change: ({ replyId }, context) => removeReply({ replyId, ifMatch: 1 }, context),
    told: { kind: 'other', field: 'replies', after: null },
  },
];

describe('a signature', () => {
  test.for(CHANGES)(
    'is void with the change of $what, which is told with who made it',
    async (one, { db }) => {
      const signed = await aSignedRound(db);
      const actor = one.by(signed);

      await as(db, actor, (context) => one.change(signed, context));

      const row = await db.signOff.findFirstOrThrow();
      expect(row.voidedAt).not.toBeNull();
      // In the transaction of the change: its event stands right before.
      const voided = await db.event.findFirstOrThrow({ where: { type: 'sign_off.voided' } });
      expect(row.voidedByRev).toBe(voided.rev);
      const view = await as(db, signed.checker, (context) => getSignOff(signed.round.id, context));
      expect(view.stages[0]).toMatchObject({ state: 'outdated' });
      expect(view.changes).toContainEqual(
        expect.objectContaining({
          ...one.told,
          by: expect.objectContaining({ userId: actor.userId }) as object,
        }),
      );
    },
  );

  test('stands where nothing that it covers has changed', async ({ db }) => {
    const signed = await aSignedRound(db);
    await as(db, signed.head, (context) =>
      updateArticle({ articleId: signed.round.articleId, title: 'Turnout' }, context),
    );
    await as(db, signed.reviewer, (context) =>
      updateAnnotation(
        { annotationId: signed.claim.id, ifMatch: 1, body: { verdict: 'supported' } },
        context,
      ),
    );
    expect((await db.signOff.findFirstOrThrow()).voidedAt).toBeNull();
  });
});
