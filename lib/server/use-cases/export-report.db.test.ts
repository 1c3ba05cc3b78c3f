/** Reports of the sample newsroom, from the record to the file. */
import { JSDOM } from 'jsdom';
import { describe, expect } from 'vitest';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { reportFile } from '@/lib/contracts/report';
import type { Actor, Role } from '@/lib/domain/access/access-request';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { sha256 } from '@/lib/server/hash';
import { seedSample } from '@/lib/server/sample/seed-sample';
import { as } from '@/lib/testing/factories';
import { test } from '@/lib/testing/database/test';

import { exportReport } from './export-report';

const NOW = new Date('2026-11-21T16:40:00Z');

const BEGINNINGS: Partial<Record<(typeof REPORT_FORMATS)[number], string>> = {
  html: '<!doctype html>',
  pdf: '%PDF-1.7',
  docx: 'PK\u0003\u0004',
  'docx-report': 'PK\u0003\u0004',
  xlsx: 'PK\u0003\u0004',
  csv: '\u00ef\u00bb\u00bfNumber,Passage,Start,End,Claim,',
  'csv-citations': '\u00ef\u00bb\u00bfNumber,Passage,Verdict,Relation,Source,',
  sources: 'Sources: ',
  markdown: '# ',
  json: '{\n  "schema": "obelus.report/1"',
  jsonld: '{',
  'webanno-tsv': '#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Claim|reviewer|',
  'cas-json': '{\n "%TYPES": {',
  averitec: '[\n  {\n    "claim_id": 1,',
};

/** The sample is played once: nothing below changes what a report says. */
let seeded: Promise<void> | undefined;

describe('a report of the sample newsroom', { timeout: 240_000 }, () => {
  test('is the same byte for byte in every form, however often, and each file is on record', async ({
    database,
  }) => {
    const { roundId, editor } = await sampleRound(database.db, 'signed_off');
    for (const format of REPORT_FORMATS) {
      const first = await as(database.db, editor, (context) =>
        exportReport({ roundId, format }, context),
      );
      const second = await as(
        database.db,
        editor,
        (context) => exportReport({ roundId, format }, context),
        new Date('2027-01-01T00:00:00Z'),
      );

      const bytes = Buffer.from(first.body);
      expect(Buffer.from(second.body).equals(bytes), format).toBe(true);
      const beginning = BEGINNINGS[format] ?? 'a form without a beginning to look for';
      expect(bytes.toString('latin1', 0, beginning.length), format).toBe(beginning);
      const events = await asSystem(database.db, 'seed', (tx) =>
        tx.event.findMany({
          where: { type: 'report.exported', roundId },
          orderBy: { rev: 'desc' },
          take: 2,
        }),
      );
      const record = { format, contentSha256: sha256(bytes) };
      expect(events.map(({ payload }) => payload)).toEqual([record, record]);
      expect(first.fileName).toMatch(/^fact-check-001-version-1-round-1(-[a-z]+)?\.[a-z]+$/);
    }
  });

  test('is on record with the hash of the file', async ({ database }) => {
    const { roundId, editor } = await sampleRound(database.db, 'signed_off');
    const file = await as(database.db, editor, (context) =>
      exportReport({ roundId, format: 'html' }, context),
    );

    const event = await asSystem(database.db, 'seed', (tx) =>
      tx.event.findFirstOrThrow({
        where: { type: 'report.exported' },
        orderBy: { rev: 'desc' },
      }),
    );
    expect(event.payload).toEqual({ format: 'html', contentSha256: sha256(file.body) });
    expect(event).toMatchObject({ roundId, actorId: editor.userId });
  });

  test('reads as Markdown', async ({ database }) => {
    const { roundId, editor } = await sampleRound(database.db, 'signed_off');
    const { body } = await as(database.db, editor, (context) =>
      exportReport({ roundId, format: 'markdown' }, context),
    );

    // Ids are made anew for each database, and so are the hashes over them.
    const readable = String(body).replace(/`[0-9a-f]{64}`/g, '`sha-256`');
    await expect(readable).toMatchFileSnapshot('export-report.snapshot.txt');
  });

  test('shows the text and each claim at its own words as HTML', async ({ database }) => {
    const { roundId, editor } = await sampleRound(database.db, 'signed_off');
    const html = await as(database.db, editor, (context) =>
      exportReport({ roundId, format: 'html' }, context),
    );
    const json = await as(database.db, editor, (context) =>
      exportReport({ roundId, format: 'json' }, context),
    );
    const record = reportFile.parse(JSON.parse(String(json.body)));
    const { document } = new JSDOM(html.body).window;

    expect(document.querySelector('#article')?.textContent).toBe(record.version.text);
    const claims = record.decisions.filter(({ decision }) => decision !== 'rejected');
    expect(claims.length).toBeGreaterThan(10);
    for (const claim of claims) {
      const marks = document.querySelectorAll(
        `mark[data-start="${claim.start}"][data-end="${claim.end}"]`,
      );
      const words = [...marks].map(({ textContent }) => textContent).join('');
      expect(words).toContain(claim.exact.replaceAll('\n', ''));
    }
    expect(html.body).toContain('Signed off');
    expect(html.body).not.toMatch(/<script|<link|<img|@import|url\(/);
  });

  test('carries a seal that its signatures name', async ({ database }) => {
    const { roundId, editor } = await sampleRound(database.db, 'signed_off');
    const { body } = await as(database.db, editor, (context) =>
      exportReport({ roundId, format: 'json' }, context),
    );
    const record = reportFile.parse(JSON.parse(String(body)));

    expect(record.standing).toBe('signed_off');
    expect(record.signatures.map(({ contentSha256 }) => contentSha256)).toEqual(
      record.signatures.map(() => record.seal),
    );
    expect(record.signedContents.map(({ canonical }) => sha256(canonical))).toEqual([record.seal]);
  });

  test('says at the top that it is interim, and why, before it is signed', async ({ database }) => {
    const { roundId, editor } = await sampleRound(database.db, 'comparison');
    const { body } = await as(database.db, editor, (context) =>
      exportReport({ roundId, format: 'html' }, context),
    );
    const { document } = new JSDOM(body).window;

    expect(document.querySelector('.interim')?.textContent).toMatch(
      /Interim report\..*wait for a decision\..*Not signed by: Checker/s,
    );
  });
});

async function sampleRound(db: Db, phase: 'signed_off' | 'comparison') {
  await (seeded ??= seedSample(db, NOW));
  return asSystem(db, 'seed', async (tx) => {
    const { id, newsroomId } = await tx.reviewRound.findFirstOrThrow({ where: { phase } });
    const role: Role = 'editor';
    const { userId, roles } = await tx.membership.findFirstOrThrow({
      where: { newsroomId, roles: { has: role } },
    });
    const editor: Actor = { userId, newsroomId, roles, scopes: null };
    return { roundId: id, editor };
  });
}
