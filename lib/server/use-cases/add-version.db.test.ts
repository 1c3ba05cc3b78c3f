import { describe, expect } from 'vitest';

import type { Actor } from '@/lib/domain/access/access-request';
import { aMarkedRound, NEW_TEXT as NEW, OLD_TEXT as OLD } from '@/lib/testing/carried-round';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { aVersion } from '@/lib/testing/versions';

import type { Db } from '../db/client';
import { asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { getVersionReview } from '../queries/get-version-review';
import { getAnnotation, getAnnotationHistory, listCoverage } from '../queries/rounds';
import { markCoverage } from './change-coverage';
import { askQuery } from './change-queries';
import { createRound } from './create-round';
import { deleteAnnotation } from './delete-annotation';
import { restoreAnnotation } from './restore-annotation';
import { verifyRecord } from './verify-record';

const SENTENCES = [
  'The council met on Monday to count the votes of the whole county.',
  'Turnout was 62 percent, the clerk said.',
];

describe('a version that is imported again', () => {
  test('takes every annotation of the last round along, with its id, thread and citations', async ({
    db,
  }) => {
    const { ana, editor, round, ...claims } = await aMarkedRound(db);
    const cited = await anAnnotation(db, ana, round, 'Nobody else spoke', {
      citations: [{ id: uuidv7(), source: 'Minutes', tier: 'primary', relation: 'supports' }],
    });
    const query = await as(db, ana, (context) =>
      askQuery(
        { annotationId: cited.id, id: uuidv7(), messageId: uuidv7(), body: 'Who?' },
        context,
      ),
    );

    const added = await aVersion(db, editor, round, NEW);

    expect(added).toMatchObject({ roundId: round.id, version: { ordinal: 2, format: 'txt' } });
    const review = await as(db, ana, (context) => getVersionReview({ roundId: round.id }, context));
    const fate = (id: string) => review.passages.find(({ annotation }) => annotation.id === id);
    expect(fate(claims.anchored.id)).toMatchObject({
      status: 'anchored',
      isIdentical: true,
      waits: false,
      before: { exact: 'met on Monday' },
      after: { exact: 'met on Monday' },
      annotation: { checkStatus: 'checked', verdict: 'supported' },
    });
    expect(fate(claims.moved.id)).toMatchObject({ status: 'moved', waits: true, isSafe: true });
    expect(fate(claims.changed.id)).toMatchObject({
      status: 'changed',
      waits: true,
      isSafe: false,
      after: { exact: '68 percent' },
      diff: [
        { op: 'delete', text: '62' },
        { op: 'insert', text: '68' },
        { op: 'same', text: ' percent' },
      ],
      likeness: 0.5,
      annotation: { exact: '68 percent', checkStatus: 'changed', verdict: 'supported' },
    });
    expect(fate(claims.orphaned.id)).toMatchObject({
      status: 'orphaned',
      waits: true,
      after: null,
      annotation: { isPlaced: false, checkStatus: 'changed' },
    });
    expect(fate(cited.id)?.annotation.citations).toHaveLength(1);
    expect(review).toMatchObject({
      isNewest: true,
      counts: { anchored: 2, moved: 1, changed: 1, ambiguous: 0, orphaned: 1 },
      waiting: 3,
      done: 0,
      from: { ordinal: 1, text: OLD },
      to: { ordinal: 2, text: NEW },
      round: { versionOrdinal: 2 },
    });
    expect(review.changes.map(({ kind }) => kind)).toEqual([
      'same',
      'changed',
      'deleted',
      'same',
      'same',
      'moved',
    ]);
    const thread = await asSystem(db, 'verify', (tx) =>
      tx.query.findUniqueOrThrow({ where: { id: query.id } }),
    );
    expect(thread).toMatchObject({ annotationId: cited.id, state: 'open' });
  });

  test('says in the history where a passage stood and what became of it', async ({ db }) => {
    const { ana, editor, round, changed, anchored } = await aMarkedRound(db);
    await aVersion(db, editor, round, NEW);

    const history = async (id: string) =>
      (await as(db, ana, (context) => getAnnotationHistory(id, context))).entries;
    expect((await history(changed.id))[0]).toMatchObject({
      type: 'annotation.carried',
      actorId: editor.userId,
      changes: expect.arrayContaining([
        { field: 'exact', before: '62 percent', after: '68 percent' },
        { field: 'checkStatus', before: 'checked', after: 'changed' },
      ]) as unknown,
    });
    // What stands as it stood has nothing to tell.
    expect((await history(anchored.id)).map(({ type }) => type)).toEqual(['annotation.created']);
    expect((await verifyRecord(db)).faults).toEqual([]);
  });

  test('keeps the same words whose characters look otherwise, and says why the quote changed', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const editor = await anActor(db, { roles: ['editor'], newsroomId: ana.newsroomId });
    const old = 'The mayor said "it is a record" on Monday.\nNobody else did.';
    const round = await aRound(db, { reviewers: [ana], mode: 'shared', text: old });
    const claim = await anAnnotation(db, ana, round, '"it is a record"', {
      verdict: 'supported',
      checkStatus: 'checked',
    });

    await aVersion(db, editor, round, old.replace('"it', '“it').replace('record"', 'record”'));

    const after = await as(db, ana, (context) => getAnnotation(claim.id, context));
    expect(after).toMatchObject({ exact: '“it is a record”', checkStatus: 'checked' });
    const event = await asSystem(db, 'verify', (tx) =>
      tx.event.findFirstOrThrow({ where: { type: 'annotation.carried' } }),
    );
    expect(event.payload).toMatchObject({ status: 'anchored', why: 'look' });
  });

  test('keeps the mark of a sentence that is unchanged, and drops that of one that changed', async ({
    db,
  }) => {
    const { ana, editor, round } = await aMarkedRound(db);
    for (const sentence of SENTENCES) {
      const start = OLD.indexOf(sentence);
      await as(db, ana, (context) =>
        markCoverage({ roundId: round.id, start, end: start + sentence.length }, context),
      );
    }

    await aVersion(db, editor, round, NEW);

    const { marks } = await as(db, ana, (context) => listCoverage(round.id, context));
    expect(marks.map(({ start, end }) => NEW.slice(start, end))).toEqual(SENTENCES.slice(0, 1));
  });

  test('carries a deleted mark along, so that it comes back on its own words', async ({ db }) => {
    const { ana, editor, round, moved } = await aMarkedRound(db);
    await as(db, ana, (context) =>
      deleteAnnotation({ annotationId: moved.id, ifMatch: 1 }, context),
    );
    await aVersion(db, editor, round, NEW);

    const back = await as(db, ana, (context) =>
      restoreAnnotation({ annotationId: moved.id }, context),
    );
    expect(NEW.slice(back.start, back.end)).toBe('a record for the whole region');
  });

  test('leaves earlier rounds on the version they read', async ({ db }) => {
    const { ana, editor, round } = await aMarkedRound(db);
    const later = await aRoundOn(db, round.articleId, ana);
    await aVersion(db, editor, round, NEW);

    const rounds = await asSystem(db, 'verify', (tx) =>
      tx.reviewRound.findMany({ orderBy: { ordinal: 'asc' }, include: { version: true } }),
    );
    expect(rounds.map(({ id, version }) => [id, version.ordinal])).toEqual([
      [round.id, 1],
      [later, 2],
    ]);
  });

  test('still waits after the next version, and no longer once the words are back', async ({
    db,
  }) => {
    const { ana, editor, round, changed, orphaned } = await aMarkedRound(db);
    const second = await aVersion(db, editor, round, NEW);
    const third = await aVersion(
      db,
      editor,
      { ...round, articleVersionId: second.version.id },
      `${NEW}\nIt was late.`,
    );
    const review = () => as(db, ana, (context) => getVersionReview({ roundId: round.id }, context));
    const fate = async (id: string) =>
      (await review()).passages.find(({ annotation }) => annotation.id === id);
    expect(await fate(changed.id)).toMatchObject({
      status: 'changed',
      waits: true,
      before: { exact: '68 percent' },
      diff: [
        { op: 'delete', text: '62' },
        { op: 'insert', text: '68' },
        { op: 'same', text: ' percent' },
      ],
    });
    expect(await fate(orphaned.id)).toMatchObject({ status: 'orphaned', before: null });
    expect((await review()).steps.map(({ toOrdinal }) => toOrdinal)).toEqual([2, 3]);

    await aVersion(
      db,
      editor,
      { ...round, articleVersionId: third.version.id },
      NEW.replace('68', '62'),
    );
    expect(await fate(changed.id)).toMatchObject({
      status: 'anchored',
      waits: false,
      annotation: { checkStatus: 'checked', exact: '62 percent' },
    });
    const older = await as(db, ana, (context) =>
      getVersionReview({ roundId: round.id, to: second.version.id }, context),
    );
    expect(older).toMatchObject({ isNewest: false, waiting: 0, to: { text: NEW } });
  });
});

async function aRoundOn(db: Db, articleId: string, reviewer: Actor): Promise<string> {
  const desk = await anActor(db, { roles: ['editor'], newsroomId: reviewer.newsroomId });
  const { id } = await as(db, desk, (context) =>
    createRound(
      { articleId, mode: 'shared', reviewerIds: [reviewer.userId], dueAt: null },
      context,
    ),
  );
  return id;
}
