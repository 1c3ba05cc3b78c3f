import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import type { NameRule } from '@/lib/domain/rounds/reading-names';
import { aComparedRound, aSecondRound, type ComparedRound } from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { uuidv7 } from '../new-id';
import { acceptAgreed } from '../use-cases/accept-agreed';
import type { UseCaseContext } from '../use-cases/context';
import { decide } from '../use-cases/decide';
import { takeUnopposed } from '../use-cases/take-unopposed';
import { compareRounds } from './compare-rounds';
import { getArticlePage } from './get-article-page';
import { getComparison } from './get-comparison';
import { getComparisonPage } from './get-comparison-page';
import { getDesk } from './get-desk';
import { getDeskChanges } from './get-desk-changes';
import { getFeedbackPage } from './get-feedback';
import { getHome } from './get-home';
import { getReaderPage } from './get-reader-page';
import { getReportPage } from './get-report';
import { getResearch } from './get-research';
import { listSecondReaders } from './get-second-readers';
import { getTalk } from './get-talk';
import { getSignOff } from './get-sign-off';
import { listAdjudicatorNotes } from './list-adjudicator-notes';
import * as rounds from './rounds';

/** Every way in which a round's readings reach somebody who settles it. */
const READS: Record<string, (all: ComparedRound, context: UseCaseContext) => Promise<unknown>> = {
  round: ({ round }, context) => rounds.getRound(round.id, context),
  annotations: ({ round }, context) => rounds.listAnnotations(round.id, context),
  annotation: ({ claims }, context) => rounds.getAnnotation(claims.recordOfBen.id, context),
  history: ({ claims }, context) => rounds.getAnnotationHistory(claims.recordOfBen.id, context),
  coverage: ({ round }, context) => rounds.listCoverage(round.id, context),
  queries: ({ round }, context) => rounds.listQueries(round.id, context),
  comparison: ({ round }, context) => getComparison(round.id, context),
  'the page of the comparison': ({ round }, context) => getComparisonPage(round.id, context),
  'the page of the feedback': ({ round }, context) =>
    getFeedbackPage({ roundId: round.id }, context),
  desk: ({ round }, context) => getDesk(round.id, context),
  'changes on the desk': ({ round }, context) =>
    getDeskChanges({ roundId: round.id, annotationIds: null }, context),
  'sign-off': ({ round }, context) => getSignOff(round.id, context),
  report: ({ round }, context) => getReportPage(round.id, context),
  home: (_, context) => getHome(context),
  'the rounds of the article': async ({ round }, context) =>
    (await getArticlePage(round.articleId, context)).rounds.filter(({ id }) => id === round.id),
  'what is said on a claim': async ({ claims }, context) =>
    (await getTalk(claims.recordOfBen.id, context)).comments,
  'the page to read': ({ round }, context) =>
    getReaderPage({ articleId: round.articleId, roundId: round.id }, context),
  'second readers': ({ round }, context) => listSecondReaders(round.id, context),
  notes: ({ round }, context) => listAdjudicatorNotes(round.id, context),
};

/** The queue names whoever looks at it, and a head of research is no reviewer here. */
async function namedIn(db: Db, all: ComparedRound, reader: Actor, read: string) {
  const answer = JSON.stringify(
    await as(db, reader, async (context) => READS[read]?.(all, context)),
  );
  const others = [
    { name: 'Ana', actor: all.ana },
    { name: 'Ben', actor: all.ben },
    { name: 'Cleo', actor: all.cleo },
  ].filter(({ actor }) => actor.userId !== reader.userId);
  return others
    .filter(({ name, actor }) => answer.includes(actor.userId) || answer.includes(`"${name}"`))
    .map(({ name }) => name);
}

describe('a round that is settled without names', () => {
  test('names no reviewer in anything that shows it, and one with names does', async ({ db }) => {
    const hidden = await aComparedRound(db, { names: 'until_settled' });
    const shown = await aComparedRound(db);
    let named = 0;
    for (const read of Object.keys(READS)) {
      expect([read, await namedIn(db, hidden, hidden.head, read)]).toEqual([read, []]);
      named += (await namedIn(db, shown, shown.head, read)).length;
    }
    // The control: most of these do name somebody where nothing is hidden.
    expect(named).toBeGreaterThan(2 * 9);
  });

  test('keeps one number for each reading, in no order of the assignment', async ({ db }) => {
    const { round, head } = await aComparedRound(db, { names: 'until_settled' });
    const first = await as(db, head, (context) => getComparison(round.id, context));
    const second = await as(db, head, (context) => rounds.getRound(round.id, context));
    expect(second.reviewers).toEqual(first.round.reviewers);
    expect(second.reviewers.map(({ name, letter }) => [name, letter])).toEqual([
      ['Reviewer 1', 'A'],
      ['Reviewer 2', 'B'],
      ['Reviewer 3', 'C'],
    ]);
    const references = second.reviewers.map(({ userId }) => userId);
    expect(new Set(first.annotations.map(({ reviewerId }) => reviewerId))).toEqual(
      new Set(references),
    );
    expect(second.reviewers.every(({ submittedAt }) => submittedAt === null)).toBe(true);
  });

  test('shows a reviewer their own name and nobody else’s', async ({ db }) => {
    const all = await aComparedRound(db, { names: 'until_settled' });
    const { reviewers } = await as(db, all.ben, (context) =>
      rounds.getRound(all.round.id, context),
    );
    expect(reviewers.filter(({ nameHidden }) => !nameHidden).map(({ name }) => name)).toEqual([
      'Ben',
    ]);
    expect(await namedIn(db, all, all.ben, 'comparison')).toEqual([]);
  });

  test('takes what a number marked, and knows no person by their own id', async ({ db }) => {
    const { round, head, ben, claims } = await aComparedRound(db, { names: 'until_settled' });
    const { annotations } = await as(db, head, (context) =>
      rounds.listAnnotations(round.id, context),
    );
    const ofBen = annotations.find(({ id }) => id === claims.turnoutOfBen.id)?.reviewerId ?? '';
    const take = (reviewerId: string) =>
      as(db, head, (context) =>
        takeUnopposed({ roundId: round.id, reviewerId, reason: '' }, context),
      );

    await expect(take(ben.userId)).rejects.toMatchObject({ code: 'invalid_input' });
    expect((await take(ofBen)).annotations).toHaveLength(2);
  });

  test('is compared with another round without names too', async ({ db }) => {
    const all = await aComparedRound(db, { names: 'until_settled' });
    const second = await aSecondRound(db, all);
    const compared = await as(db, all.head, (context) =>
      compareRounds({ first: all.round.id, second: second.id }, context),
    );
    const columns = compared.columns.filter(({ roundId }) => roundId === all.round.id);
    expect(columns.map(({ reviewer }) => reviewer?.name)).toEqual([
      'Reviewer 1',
      'Reviewer 2',
      'Reviewer 3',
    ]);
  });

  test.for<[NameRule, number]>([
    ['until_settled', 0],
    ['shown', 3],
  ])('that are %s brings %i people into the research', async ([names, count], { db }) => {
    const { head, round } = await aComparedRound(db, { names });
    const month = round.createdAt.slice(0, 7);
    const { reviewers } = await as(db, head, (context) =>
      getResearch({ from: month, to: month }, context),
    );
    expect(reviewers).toHaveLength(count);
  });

  test('has its names back, and keeps the numbers, when everything is settled', async ({ db }) => {
    const all = await aComparedRound(db, { names: 'until_settled' });
    const { round, head } = all;
    const before = await as(db, head, (context) => getComparison(round.id, context));
    const numbers = new Map(
      before.annotations.map(({ id, reviewerId }) => [
        id,
        before.round.reviewers.find(({ userId }) => userId === reviewerId)?.letter,
      ]),
    );
    await as(db, head, (context) => acceptAgreed({ roundId: round.id }, context));
    const { nobodyOfAna, nobodyOfCleo, recordOfBen, turnoutOfBen } = all.claims;
    const rejected = [[nobodyOfAna.id, nobodyOfCleo.id], [recordOfBen.id], [turnoutOfBen.id]];
    for (const settles of rejected) {
      await as(db, head, (context) =>
        decide(
          {
            roundId: round.id,
            body: {
              id: uuidv7(),
              decision: 'rejected',
              settles,
              cause: 'reading',
              reason: 'Nothing to check.',
            },
          },
          context,
        ),
      );
    }

    const after = await as(db, head, (context) => rounds.getRound(round.id, context));
    expect(after.phase).toBe('adjudicated');
    expect(after.reviewers.map(({ name }) => name).sort()).toEqual(['Ana', 'Ben', 'Cleo']);
    expect(after.reviewers.find(({ name }) => name === 'Ben')?.letter).toBe(
      numbers.get(recordOfBen.id),
    );
  });
});
