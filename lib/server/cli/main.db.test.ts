/** The command line as it is started: what it prints, and its exit codes. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { describe, expect } from 'vitest';

import { obelus } from '@/lib/testing/command-line';
import { anActor, anAnnotation, aRound, as } from '@/lib/testing/factories';
import { test } from '@/lib/testing/database/test';

import { submitReading } from '../use-cases/close-round';

describe('the command line', { timeout: 120_000 }, () => {
  test('imports an article, exports a report, and verifies both', async ({ db, databaseUrl }) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'obelus-'));
    try {
      const ana = await anActor(db, { name: 'Ana', roles: ['administrator', 'checker'] });
      const round = await aRound(db, { reviewers: [ana] });
      await anAnnotation(db, ana, round, 'Turnout was 62 percent', { verdict: 'supported' });
      await as(db, ana, (context) => submitReading({ roundId: round.id }, context));
      const article = path.join(folder, 'count.txt');
      await writeFile(article, 'The count\n\nTurnout was 62 percent. Nobody called it a record.\n');

      const imported = await obelus(databaseUrl, 'import', article, '--story', 'An election');
      expect(imported.code).toBe(0);
      expect(imported.out).toMatch(
        /^002 {2}The count {2}\(\d sentences, 0 lines of page furniture/,
      );

      const file = path.join(folder, 'report.json');
      const args = ['export', '001', '--format', 'json', '--out', file];
      expect(await obelus(databaseUrl, ...args)).toMatchObject({ code: 0, out: '' });
      expect(await obelus(databaseUrl, 'verify', file)).toMatchObject({ code: 0, err: '' });
      const known = await obelus(databaseUrl, 'verify', file, '--record');
      expect(known).toMatchObject({ code: 0, err: '' });
      expect(known.out).toMatch(/^Exported as json by .* byte for byte\.$/mu);
      const whole = await obelus(databaseUrl, 'verify');
      expect(whole).toMatchObject({ code: 0, err: '' });
      expect(whole.out).toMatch(/^The record is whole: 3 chains, /);

      const again = await obelus(databaseUrl, 'import', file, '--story', 'Taken up');
      expect(again).toMatchObject({ code: 0, err: '' });
      expect(again.out).toMatch(/report: 1 claim, /);

      const json = await readFile(file, 'utf8');
      await writeFile(file, json.replace('"verdict": "supported"', '"verdict": "disputed"'));
      const changed = await obelus(databaseUrl, 'verify', file);
      expect(changed.code).toBe(1);
      expect(changed.err).toMatch(/The seal is not that of the text and the findings/);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test('says in one line what was wrong', async ({ db, databaseUrl }) => {
    await anActor(db, { roles: ['administrator'] });

    expect(await obelus(databaseUrl, 'import', 'none.txt', '--story', 'A')).toEqual({
      code: 2,
      out: '',
      err: 'none.txt: there is no such file.\n',
    });
    expect(await obelus(databaseUrl, 'import-annotations', 'package.json')).toEqual({
      code: 2,
      out: '',
      err: 'package.json: reviewer: is missing.\n',
    });
    expect(await obelus(databaseUrl, 'export', '009')).toEqual({
      code: 2,
      out: '',
      err: 'There is no article 009.\n',
    });
    expect(await obelus(databaseUrl, 'agreement', 'a.json', '--mesure', 'all')).toEqual({
      code: 2,
      out: '',
      err: "error: unknown option '--mesure' (Did you mean --measure?) Add --help to see what it takes.\n",
    });
  });
});
