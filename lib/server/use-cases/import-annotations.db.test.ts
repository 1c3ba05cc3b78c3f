/** What other tools marked is taken up, and what cannot be placed is listed. */
import { describe, expect } from 'vitest';

import type { ForeignImport } from '@/lib/contracts/exchange';
import { readForeign } from '@/lib/server/exchange/read-foreign';
import { test } from '@/lib/testing/database/test';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';

import type { Db } from '../db/client';
import { sha256 } from '../hash';
import { closeRound, submitReading } from './close-round';
import { exportReport } from './export-report';
import { importAnnotations, previewAnnotationImport } from './import-annotations';
import { importClaims } from './import-claims';
import { previewClaims } from './preview-claims';
import { verifyRecord } from './verify-record';

const TEXT =
  'The dam was built in 1931. Officials said the gate is safe. It is 40 metres high. The gate is safe.';

const file = (name: string, content: unknown) =>
  readForeign(
    name,
    new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content)),
  );

async function aRoundOfOne(db: Db) {
  const reviewer = await anActor(db, { roles: ['checker'] });
  return { reviewer, round: await aRound(db, { reviewers: [reviewer], text: TEXT }) };
}

const quote = (exact: string, prefix = '') => ({ type: 'TextQuoteSelector', exact, prefix });

const HYPOTHESIS = {
  export_date: '2025-01-01T00:00:00Z',
  annotations: [
    {
      id: 'h1',
      user: 'acct:first@example.org',
      text: 'The archive has 1932.',
      tags: ['contradicted', 'dates'],
      target: [{ source: 'https://example.org/a', selector: [quote('built in 1931')] }],
    },
    { id: 'h2', text: 'Which?', tags: [], target: [{ selector: [quote('he gate is safe.')] }] },
    { id: 'h3', text: 'A page note', tags: [], target: [{ source: 'https://example.org/a' }] },
    { id: 'h4', text: '', tags: [], target: [{ selector: [quote('It is 45 metres high')] }] },
  ],
};

describe('annotations of another tool', () => {
  test('stand where their words stand; the others are listed with the reason', async ({ db }) => {
    const { reviewer, round } = await aRoundOfOne(db);
    const given = await file('hypothesis.json', HYPOTHESIS);
    const taken = await as(db, reviewer, (context) =>
      importAnnotations({ roundId: round.id, file: given }, context),
    );

    expect(taken.form).toBe('Web Annotations');
    expect(taken.placed).toMatchObject([
      { name: 'h1', exact: 'built in 1931', start: 12, end: 25, verdict: 'contradicted' },
    ]);
    expect(taken.listed.map(({ name, because }) => [name, because])).toEqual([
      ['h2', 'several_places'],
      ['h3', 'no_words'],
      ['h4', expect.stringMatching(/changed|not_found/u)],
    ]);
    const [stored, ...others] = await db.annotation.findMany({ where: { roundId: round.id } });
    expect(others).toEqual([]);
    expect(stored).toMatchObject({ exact: 'built in 1931', verdict: 'contradicted' });
    expect(JSON.stringify(stored?.rationale)).toContain('The archive has 1932.');
    expect(JSON.stringify(stored?.rationale)).toContain('Tags in the file: dates');
    expect((await verifyRecord(db)).faults).toEqual([]);
  });

  test('are looked at before anything is stored', async ({ db }) => {
    const { reviewer, round } = await aRoundOfOne(db);
    const given = await file('hypothesis.json', HYPOTHESIS);
    const preview = await as(db, reviewer, (context) =>
      previewAnnotationImport({ roundId: round.id, file: given }, context),
    );

    expect(preview.placed).toMatchObject([{ name: 'h1', annotationId: null }]);
    expect(await db.annotation.count()).toBe(0);
  });

  test('are taken up by reviewers who have not submitted and by nobody else', async ({ db }) => {
    const { reviewer } = await aRoundOfOne(db);
    const { newsroomId } = reviewer;
    const second = await anActor(db, { roles: ['checker'], newsroomId });
    const editor = await anActor(db, { roles: ['editor'], newsroomId });
    const round = await aRound(db, { reviewers: [reviewer, second], text: TEXT });
    const given = await file('hypothesis.json', HYPOTHESIS);
    const take = (context: Parameters<typeof importAnnotations>[1]) =>
      importAnnotations({ roundId: round.id, file: given }, context);

    await expect(as(db, editor, take)).rejects.toThrow();
    await as(db, reviewer, (context) => submitReading({ roundId: round.id }, context));
    await expect(as(db, reviewer, take)).rejects.toThrow('You have submitted');
    expect(await db.annotation.count()).toBe(0);
    expect((await as(db, second, take)).placed).toHaveLength(1);
  });

  test.for(['json', 'jsonld', 'webanno-tsv', 'cas-json', 'averitec'] as const)(
    'come back from our own export with every passage on the same words: %s',
    async (format, { db }) => {
      const { reviewer, round } = await aRoundOfOne(db);
      await anAnnotation(db, reviewer, round, 'built in 1931', { verdict: 'supported' });
      await anAnnotation(db, reviewer, round, 'Officials said the gate is safe', {
        verdict: 'unsupported',
        claimText: 'The gate is safe, officials say.',
      });
      const editor = await anActor(db, { roles: ['editor'], newsroomId: reviewer.newsroomId });
      await as(db, editor, (context) => closeRound({ roundId: round.id }, context));
      const { body } = await as(db, editor, (context) =>
        exportReport({ roundId: round.id, format }, context),
      );
      const second = await anActor(db, { roles: ['checker'], newsroomId: reviewer.newsroomId });
      const again = await aRound(db, { reviewers: [second], text: TEXT });
      const given = await readForeign(`report.${format}`, Buffer.from(body));
      const taken: ForeignImport = await as(db, second, (context) =>
        importAnnotations({ roundId: again.id, file: given }, context),
      );

      expect(taken.listed).toEqual([]);
      expect(taken.placed.map(({ exact, verdict }) => [exact, verdict])).toEqual([
        ['built in 1931', 'supported'],
        ['Officials said the gate is safe', 'unsupported'],
      ]);
      const claims = await db.annotation.findMany({
        where: { roundId: again.id },
        orderBy: { start: 'asc' },
      });
      expect(claims.map(({ claimText }) => claimText)).toEqual([
        'built in 1931',
        'The gate is safe, officials say.',
      ]);
    },
  );
});

describe('a list of claims', () => {
  test('is an article with a paragraph for each claim, marked with what the list says', async ({
    db,
  }) => {
    const ada = await anActor(db, { roles: ['administrator', 'editor', 'checker'] });
    const table =
      'Claim,Status,Item page URL,Tags,Region\n"The dam, they say, is new.",False,https://example.org/1,"water,dam",North\nNobody asked.,In progress,,,\n';
    const given = await file('check.csv', table);
    const shown = await as(db, ada, (context) => previewClaims(given, context));
    expect(shown.claims.map(({ claim, said }) => [claim, said.includes('False')])).toEqual([
      ['The dam, they say, is new.', true],
      ['Nobody asked.', false],
    ]);
    const writer = await anActor(db, { roles: ['writer'], newsroomId: ada.newsroomId });
    await expect(as(db, writer, (one) => previewClaims(given, one))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const taken = await as(db, ada, (context) =>
      importClaims(
        {
          file: given,
          fileName: 'check.csv',
          sha256: sha256(Buffer.from(table)),
          story: 'Claims of the week',
          reviewer: ada,
        },
        context,
      ),
    );

    expect(taken.listed).toEqual([]);
    expect(taken.placed.map(({ exact }) => exact)).toEqual([
      'The dam, they say, is new.',
      'Nobody asked.',
    ]);
    const [first] = await db.annotation.findMany({
      where: { roundId: taken.roundId },
      orderBy: { start: 'asc' },
      include: { citations: true },
    });
    expect(first?.citations.map(({ url }) => url)).toEqual(['https://example.org/1']);
    expect(JSON.stringify(first?.rationale)).toContain('Verdict in the file: False');
    expect(JSON.stringify(first?.rationale)).toContain('Region: North');
  });
});

test.for([
  ['a picture', '\u0089PNG', 'none of the forms'],
  ['broken JSON', '[{"target": ', 'begins like JSON'],
  ['other JSON', '{"a": 1}', 'none of the forms'],
  ['an empty collection', '{"type": "AnnotationCollection", "items": []}', 'holds no passage'],
  ['a table without claims', 'a,b\n1,2\n', 'none of the forms'],
] as const)('%s is refused with a reason', async ([, content, why]) => {
  await expect(file('file.x', content)).rejects.toThrow(why);
});
