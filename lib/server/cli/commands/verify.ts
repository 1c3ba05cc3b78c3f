import 'server-only';

import { countWords, instantWords } from '@/lib/domain/reports/words';

import { asSystem } from '../../db/transactions';
import { sha256 } from '../../hash';
import { findEventHash, findExport } from '../../repositories/record-repository';
import { verifyRecord } from '../../use-cases/verify-record';
import { readReportFile, verifyReport } from '../../use-cases/verify-report';
import { plain, remark, say } from '../say';
import { withDb } from '../session';
import { readBytes } from './import';

/** Work the record out again, or check a file that was exported. Exit code 1: something is broken. */
export async function verify(file: string | undefined): Promise<number> {
  return file === undefined ? verifyDatabase() : verifyFile(file);
}

async function verifyDatabase(): Promise<number> {
  const { chains, events, signatures, versions, faults } = await withDb(verifyRecord);
  const counted = [
    countWords(chains, 'chain'),
    countWords(events, 'event'),
    countWords(signatures, 'signature'),
    countWords(versions, 'version'),
  ].join(', ');
  for (const fault of faults) remark(plain(fault));
  if (faults.length > 0) {
    remark(`The record is broken in ${countWords(faults.length, 'place')} (${counted}).`);
    return 1;
  }
  say(`The record is whole: ${counted}.`);
  return 0;
}

async function verifyFile(path: string): Promise<number> {
  const bytes = await readBytes(path);
  const isKnown = await sayExport(sha256(bytes));
  const { file, problem } = readReportFile(bytes.toString('utf8'));
  if (file === null) {
    if (!isKnown) remark(`${path} can be checked by its hash alone. As a report: ${problem}`);
    return isKnown ? 0 : 1;
  }
  const { held, faults } = verifyReport(file);
  const noted = await faultOfHead(file.article.id, file.asOf);
  for (const sentence of held) say(plain(sentence));
  for (const sentence of [...faults, ...noted]) remark(plain(sentence));
  return faults.length + noted.length === 0 ? 0 : 1;
}

async function sayExport(hash: string): Promise<boolean> {
  const found = await withDb((db) => asSystem(db, 'verify', (tx) => findExport(tx, hash)));
  say(
    found === null
      ? 'This record knows of no export of exactly these bytes.'
      : `Exported as ${found.format} by ${plain(found.by)} on ${instantWords(found.occurredAt.toISOString())}, byte for byte.`,
  );
  return found !== null;
}

/** A report notes where the record stood. Where the article is known here, it has to stand there still. */
async function faultOfHead(
  chainId: string,
  { rev, hash }: { rev: number; hash: string },
): Promise<string[]> {
  return withDb(async (db) => {
    const first = await asSystem(db, 'verify', (tx) => findEventHash(tx, { chainId, rev: 1 }));
    if (first === null) return [];
    const here = await asSystem(db, 'verify', (tx) => findEventHash(tx, { chainId, rev }));
    if (here === hash) return [];
    return [
      here === null
        ? `The record ends before event ${rev}, which the report notes: its end was cut off.`
        : `Event ${rev} is not the one the report notes: the record was written anew.`,
    ];
  });
}
