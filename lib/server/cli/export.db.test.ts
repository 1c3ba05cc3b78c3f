/** Reports of the sample newsroom from the command line. */
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

describe('the command line', { timeout: 240_000 }, () => {
  test('exports the sample as it is asked to, and each file is on record', async ({
    db,
    databaseUrl,
  }) => {
    await seedSample(db, new Date('2026-11-21T16:40:00Z'));
    const folder = await mkdtemp(path.join(tmpdir(), 'obelus-'));
    try {
      // Every form is tried where reports are made; here one of text and one of bytes.
      for (const format of ['json', 'docx'] as const) {
        const file = path.join(folder, format);
        const ended = await exported(databaseUrl, '001', '--format', format, '--out', file);
        expect(ended).toMatchObject({ code: 0, err: `Written to ${file}.\n` });

        const bytes = await readFile(file);
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
