/** Comparing rounds, and files with a round, from the command line. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect } from 'vitest';

import { obelus } from '@/lib/testing/command-line';
import { aComparedRound } from '@/lib/testing/compared-round';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { closeRound } from '../use-cases/close-round';
import { createRound } from '../use-cases/create-round';

type Printed = {
  rounds: { id: string; ordinal: number }[];
  columns: { id: string; name: string }[];
  reviewers: string[];
  groups: {
    exact: string;
    markedBy: string[];
    members: { reviewer: string; id: string }[];
    differences: { kind: string }[];
  }[];
  unplaced: { id: string; status: string }[];
  agreement: { pairs: { reviewers: [string, string]; paired: number }[] };
};

async function printed(ended: Promise<{ code: number; out: string; err: string }>) {
  const { code, out, err } = await ended;
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Printed;
}

async function withFile<T>(content: object, work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'compare-'));
  try {
    const file = path.join(folder, 'readings.json');
    await writeFile(file, JSON.stringify(content));
    return await work(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The compared round, and a second one of Ana alone; an administrator, as whom the commands work. */
async function twoRounds(db: Db, { close }: { close: boolean }) {
  const all = await aComparedRound(db);
  const { round, ana, head, newsroomId } = all;
  await anActor(db, { newsroomId, roles: ['administrator'] });
  const second = await as(db, head, (context) =>
    createRound(
      { articleId: round.articleId, mode: 'blind', reviewerIds: [ana.userId], dueAt: null },
      context,
    ),
  );
  const made = await anAnnotation(db, ana, { id: second.id, text: round.text }, '62 percent', {
    verdict: 'disputed',
  });
  if (close) await as(db, head, (context) => closeRound({ roundId: second.id }, context));
  return { ...all, second, made };
}

describe('compare', { timeout: 120_000 }, () => {
  test('prints two rounds by their ids as one document', async ({ db, databaseUrl }) => {
    const { round, second, made, claims } = await twoRounds(db, { close: true });

    const document = await printed(obelus(databaseUrl, 'compare', round.id, second.id));

    expect(document.rounds).toMatchObject([
      { id: round.id, ordinal: 1 },
      { id: second.id, ordinal: 2 },
    ]);
    expect(document.columns.map(({ name }) => name)).toEqual(['Ana', 'Ben', 'Cleo', 'Ana']);
    const percent = document.groups.find(({ exact }) => exact === '62 percent');
    expect(percent?.members.map(({ id }) => id)).toEqual(
      expect.arrayContaining([made.id, claims.percentOfAna.id]),
    );
    expect(percent?.differences.map(({ kind }) => kind)).toContain('verdict');
    expect(document.agreement.pairs).toHaveLength(6);
  });

  test('prints nothing of a blind round that is open', async ({ db, databaseUrl }) => {
    const { round, second } = await twoRounds(db, { close: false });
    const refused = await obelus(databaseUrl, 'compare', round.id, second.id);
    expect(refused).toMatchObject({ code: 1, out: '' });
    expect(refused.err.trimEnd().split('\n')).toHaveLength(1);
  });

  test('holds a file against a round, whatever its line endings are', async ({
    db,
    databaseUrl,
  }) => {
    const { round, ana, claims } = await twoRounds(db, { close: true });
    const text = round.text.replaceAll('\n', '\r\n');
    const words = 'Nobody else did';
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    const reading = (extra: string) => ({
      text: `${text}${extra}`,
      reviewers: [
        {
          id: 'Dora',
          annotations: [
            { id: 'd1', start, end: start + words.length, exact: words, verdict: 'supported' },
            {
              id: 'd2',
              start: Array.from(text).length + 2,
              end: Array.from(text).length + 10,
              verdict: 'supported',
            },
          ].slice(0, extra === '' ? 1 : 2),
        },
      ],
    });

    const same = await withFile(reading(''), (file) =>
      printed(obelus(databaseUrl, 'compare', file, round.id)),
    );
    const longer = await withFile(reading('\r\nA line that the article never had.'), (file) =>
      printed(obelus(databaseUrl, 'compare', file, round.id)),
    );

    for (const { reviewers, groups } of [same, longer]) {
      expect(reviewers.at(-1)).toBe('file:Dora');
      const nobody = groups.find(({ exact }) => exact === words);
      expect(nobody?.members).toEqual(
        expect.arrayContaining(
          [
            { reviewer: 'file:Dora', id: 'd1' },
            { reviewer: `${round.id}:${ana.userId}`, id: claims.nobodyOfAna.id },
          ].map((member): unknown => expect.objectContaining(member)),
        ),
      );
    }
    expect(same.unplaced).toEqual([]);
    expect(longer.unplaced).toMatchObject([{ id: 'd2', status: 'orphaned' }]);
  });

  test('says in one line what it takes', async ({ db, databaseUrl }) => {
    await anActor(db, { roles: ['administrator'] });
    const id = '0193a1b2-0000-7000-8000-000000000000';
    for (const given of [['a.json', 'b.json'], [id], [id, id, id], ['a.json', id, id]]) {
      expect(await obelus(databaseUrl, 'compare', ...given)).toEqual({
        code: 2,
        out: '',
        err: 'compare takes a file of readings, the ids of two rounds, or one or more files and the id of a round.\n',
      });
    }
    expect(await obelus(databaseUrl, 'compare', id, id)).toMatchObject({ code: 2, out: '' });
  });
});
