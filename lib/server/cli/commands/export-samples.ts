import 'server-only';

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';
import { claimReviewFeed } from '@/lib/domain/reports/claim-review';
import { maskRecord } from '@/lib/domain/reports/masking';
import { buildReport } from '@/lib/domain/reports/report';
import { claimPageHtml, embedHtml, reviewedClaim } from '@/lib/domain/reports/report-embed';
import { specimenRecord } from '@/lib/domain/reports/specimen';
import type { RoundRecord } from '@/lib/domain/reports/round-record';

import { asSystem } from '../../db/transactions';
import { findSampleRound, listNewsrooms } from '../../repositories/command-line-repository';
import { lockRound } from '../../repositories/round-repository';
import { getRoundRecord } from '../../queries/get-report';
import { REPORT_FORMS } from '../../reports/report-forms';
import { seedSample } from '../../sample/seed-sample';
import { callerPath } from '../caller-path';
import { remark, UsageError } from '../say';
import { run, type Who, withDb, withSession } from '../session';
import { withFixedIds } from './fixed-ids';

/** Where the pages of the samples would be. */
const ADDRESS = 'https://desk.example/public/sample';
const PUBLISHED = '2026-01-15T09:30:00.000Z';

/**
 * The report of the sample newsroom's signed article in every form. Ids and times
 * of an installation are replaced by fixed ones, so that the files are the same
 * wherever they are made. An empty database gets the sample newsroom first.
 */
export async function exportSamples(folder: string, options: Who): Promise<number> {
  await withDb(async (db) => {
    const newsrooms = await asSystem(db, 'command_line', listNewsrooms);
    if (newsrooms.length === 0) await seedSample(db, new Date(PUBLISHED));
  });
  return withSession(options, async (session) => {
    const record = await run(session, session.actor, async (context): Promise<RoundRecord> => {
      const roundId = await findSampleRound(context.tx);
      const round = roundId === null ? null : await lockRound(context.tx, roundId);
      if (!round) throw new UsageError('There is no signed round here to make samples of.');
      return getRoundRecord(round, context);
    });
    const target = callerPath(folder);
    await mkdir(target, { recursive: true });
    const names = await writeAll(target, withFixedIds(record));
    remark(`${names.length} files written to ${folder}.`);
    return 0;
  });
}

async function writeAll(target: string, record: RoundRecord): Promise<string[]> {
  const report = buildReport(record);
  const names: string[] = [];
  const write = async (name: string, body: string | Uint8Array) => {
    await writeFile(join(target, name), body);
    names.push(name);
  };
  for (const format of REPORT_FORMATS) {
    const { ending, write: make } = REPORT_FORMS[format];
    await write(`report${ending}`, await make(report));
  }
  const masked = buildReport(maskRecord(record, { sources: true, rationales: true, names: true }));
  await write('report-masked.md', await REPORT_FORMS.markdown.write(masked));
  await write('card.html', embedHtml(report, ADDRESS));
  const urlOf = ({ number }: { number: number }) => `${ADDRESS}/claims/${number}`;
  const entries = [{ report, publishedAt: PUBLISHED, urlOf }];
  const feed = claimReviewFeed(record.newsroom.name, entries);
  await write('claims.json', `${JSON.stringify(feed, null, 2)}\n`);
  const [first] = report.claims.flatMap(({ number }) => reviewedClaim(report, number) ?? []);
  if (first !== undefined) {
    await write(
      'claim.html',
      claimPageHtml(report, first, { url: urlOf(first), reportUrl: ADDRESS }),
    );
  }
  const german = { name: '', logo: null, color: '', parts: [], language: 'de' } as const;
  await write(
    'specimen-german.html',
    await REPORT_FORMS.html.write(buildReport(specimenRecord('Sample newsroom'), german)),
  );
  return names;
}
