/** Sources, what rests on them, and that a confidential one stays so. */
import { describe, expect } from 'vitest';

import { createSourceBody } from '@/lib/contracts/sources';
import type { Actor } from '@/lib/domain/access/access-request';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { asActor, asSystem } from '../db/transactions';
import { uuidv7 } from '../new-id';
import { getSource, listSources } from '../queries/get-sources';
import {
  createSource,
  letIntoSource,
  mergeSource,
  readSourceName,
  updateSource,
} from './change-sources';

const CANARY = 'Zenobia Quillfeather';

function add(db: Db, actor: Actor, body: Record<string, unknown>) {
  return as(db, actor, (context) =>
    createSource(createSourceBody.parse({ id: uuidv7(), ...body }), context),
  );
}

describe('a source', () => {
  test('knows the claims that rest on it, by whichever name, and where it has it from', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const ben = await anActor(db, { newsroomId: ana.newsroomId });
    const round = await aRound(db, { reviewers: [ana, ben] });
    const officials = await add(db, ana, { label: 'Unnamed officials' });
    const cnn = await add(db, ana, { label: 'CNN', kind: 'site', derivesFromId: officials.id });
    const twin = await add(db, ana, { label: 'Cable News Network', kind: 'site' });
    await anAnnotation(db, ana, round, 'Turnout was 62 percent', {
      attribution: [
        { name: 'The CNN', credit: 'credited', detail: '' },
        { name: 'unnamed officials', credit: 'not_named', detail: '' },
      ],
      citations: [{ id: uuidv7(), source: 'Cable News Network' }],
    });

    const merged = await as(db, ana, (context) =>
      mergeSource({ sourceId: twin.id, intoId: cnn.id }, context),
    );
    expect(merged).toMatchObject({
      otherNames: ['Cable News Network'],
      derivesFrom: [{ label: 'Unnamed officials' }],
      claims: [{ as: 'citation', claimText: 'Turnout was 62 percent' }],
    });
    const countsFor = async (actor: Actor) =>
      (await as(db, actor, listSources)).sources.map(({ label, claimCount }) => [
        label,
        claimCount,
      ]);
    expect(await countsFor(ana)).toEqual([
      ['CNN', 1],
      ['Unnamed officials', 1],
    ]);
    // Another's blind claim rests on nothing.
    expect(await countsFor(ben)).toEqual([
      ['CNN', 0],
      ['Unnamed officials', 0],
    ]);

    const circle = { sourceId: officials.id, ifMatch: 1, change: { derivesFromId: cnn.id } };
    await expect(as(db, ana, (context) => updateSource(circle, context))).rejects.toThrow(
      /itself/u,
    );
    const late = { sourceId: officials.id, ifMatch: 9, change: { notes: 'Two of them.' } };
    await expect(as(db, ana, (context) => updateSource(late, context))).rejects.toMatchObject({
      code: 'stale_version',
    });
  });
});

describe('a confidential source', () => {
  test('goes by its alias everywhere; its name is told to few, and each time on record', async ({
    db,
  }) => {
    const ana = await anActor(db);
    const { newsroomId } = ana;
    const ben = await anActor(db, { newsroomId });
    const cleo = await anActor(db, { newsroomId });
    const legal = await anActor(db, { roles: ['legal', 'editor'], newsroomId });
    const head = await anActor(db, { roles: ['head_of_research'], newsroomId });
    const stranger = await anActor(db, { roles: ['administrator'] });
    const source = await add(db, ana, {
      label: 'A harbor worker',
      secret: { name: CANARY, details: 'Met on the quay.' },
    });
    const { id: sourceId } = source;
    const name = (actor: Actor) =>
      as(db, actor, (context) => readSourceName({ sourceId }, context));

    for (const actor of [ana, head]) expect((await name(actor)).name).toBe(CANARY);
    for (const actor of [ben, cleo, legal]) await expect(name(actor)).rejects.toThrow(/role/u);
    await expect(name(stranger)).rejects.toMatchObject({ code: 'not_found' });
    await as(db, ana, (context) => letIntoSource({ sourceId, userIds: [ben.userId] }, context));
    expect((await name(ben)).name).toBe(CANARY);
    await expect(
      as(db, ben, (context) => letIntoSource({ sourceId, userIds: [cleo.userId] }, context)),
    ).rejects.toThrow(/role/u);

    // Also where a query forgets to ask: the row is not there, and with the lock off it is.
    const rows = (actor: Actor) => asActor(db, actor, (tx) => tx.sourceName.count());
    for (const actor of [cleo, legal, stranger]) expect(await rows(actor)).toBe(0);
    expect(await rows(ben)).toBe(1);
    expect(await asSystem(db, 'verify', (tx) => tx.sourceName.count())).toBe(1);

    const events = await asSystem(db, 'verify', (tx) =>
      tx.event.findMany({ where: { newsroomId, type: { startsWith: 'source.' } } }),
    );
    expect(events.filter(({ type }) => type === 'source.name_read')).toHaveLength(3);
    const told = [
      await as(db, cleo, listSources),
      await as(db, head, (context) => getSource(sourceId, context)),
      events,
      await asSystem(db, 'verify', (tx) => tx.source.findMany()),
    ];
    expect(JSON.stringify(told)).not.toMatch(/Quillfeather|on the quay/u);
    expect(JSON.stringify(told)).toContain('A harbor worker');
  });

  test('is not given away by its alias, by its notes, or by being merged', async ({ db }) => {
    const ana = await anActor(db);
    const secret = { name: CANARY };
    await expect(add(db, ana, { label: `Not ${CANARY}`, secret })).rejects.toThrow(/protected/u);
    const source = await add(db, ana, { label: 'A worker', secret });
    const named = await add(db, ana, { label: CANARY });
    const notes = { sourceId: source.id, ifMatch: 1, change: { notes: `It is ${CANARY}.` } };
    await expect(as(db, ana, (context) => updateSource(notes, context))).rejects.toThrow(
      /details/u,
    );
    await expect(
      as(db, ana, (context) => mergeSource({ sourceId: source.id, intoId: named.id }, context)),
    ).rejects.toThrow(/not merged/u);
  });
});
