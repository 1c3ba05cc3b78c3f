/** Reports of the sample newsroom from the command line, in every form. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect } from 'vitest';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { reportFile } from '@/lib/contracts/report';
import { asSystem } from '@/lib/server/db/transactions';
import { sha256 } from '@/lib/server/hash';
import { seedSample } from '@/lib/server/sample/seed-sample';
import { parsed } from '@/lib/testing/imports';
import { test } from '@/lib/testing/database/test';

type Ended = { code: number; out: Buffer; err: string };

function exported(databaseUrl: string, ...args: string[]): Promise<Ended> {
  const program = ['--conditions=react-server', '--import', 'tsx', 'lib/server/cli/main.ts'];
  const env = {
    NODE_ENV: 'test' as const,
    PATH: '/usr/bin:/bin',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: 'x'.repeat(40),
  };
  const options = { env, encoding: 'buffer' as const, maxBuffer: 2 ** 26 };
  return new Promise((resolve) => {
    execFile(process.execPath, [...program, 'export', ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err: err.toString('utf8') });
    });
  });
}

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

describe('the command line', { timeout: 240_000 }, () => {
  test('exports the sample in every form, and each is on record', async ({ db, databaseUrl }) => {
    await seedSample(db, new Date('2026-11-21T16:40:00Z'));
    const folder = await mkdtemp(path.join(tmpdir(), 'obelus-'));
    try {
      for (const format of REPORT_FORMATS) {
        const file = path.join(folder, format);
        const ended = await exported(databaseUrl, '001', '--format', format, '--out', file);
        expect(ended).toMatchObject({ code: 0, err: `Written to ${file}.\n` });

        const bytes = await readFile(file);
        const beginning = BEGINNINGS[format] ?? 'a form without a beginning to look for';
        expect(bytes.toString('latin1', 0, beginning.length), format).toBe(beginning);
        const event = await asSystem(db, 'seed', (tx) =>
          tx.event.findFirstOrThrow({
            where: { type: 'report.exported' },
            orderBy: { rev: 'desc' },
          }),
        );
        expect(event.payload).toEqual({ format, contentSha256: sha256(bytes) });
      }

      const piped = await exported(databaseUrl, '001', '--format', 'docx');
      const word = await readFile(path.join(folder, 'docx'));
      expect(piped.code).toBe(0);
      expect(piped.out.equals(word)).toBe(true);

      const report = reportFile.parse(
        JSON.parse(await readFile(path.join(folder, 'json'), 'utf8')),
      );
      const { notes } = await parsed(word, { fileName: 'article.docx' });
      const claims = report.decisions.filter(({ decision }) => decision !== 'rejected');
      const comments = notes.filter(({ body }) => /^\d+\. /.test(body));
      expect(claims.length).toBeGreaterThan(10);
      expect(comments.map(({ exact }) => exact).toSorted()).toEqual(
        claims.map(({ exact }) => exact).toSorted(),
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('names the forms there are where it is asked for another', async ({ databaseUrl }) => {
    expect(await exported(databaseUrl, '001', '--format', 'doc')).toMatchObject({
      code: 2,
      err: `“doc” is no format. There are: ${REPORT_FORMATS.join(', ')}, package.\n`,
    });
  });
});
