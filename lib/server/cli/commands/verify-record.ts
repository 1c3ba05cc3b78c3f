import 'server-only';

import { headsByChain, type NotedHead } from '@/lib/domain/events/noted-heads';
import { countWords, instantWords } from '@/lib/domain/reports/words';

import { asSystem } from '../../db/transactions';
import { findEventHash, findExport } from '../../repositories/record-repository';
import { headFile, isOwnHead, readHeadFile } from '../../signing/head-file';
import { keyPlace, signingKeys } from '../../signing/signing-keys';
import { verifyRecord } from '../../use-cases/verify-record';
import { callerPath } from '../caller-path';
import { plain, remark, say, UsageError } from '../say';
import { withDb } from '../session';
import type { VerifyOptions } from './verify-options';

/** The whole record, and whether it still is what was noted of it outside the database. */
export async function verifyDatabase({ heads }: VerifyOptions): Promise<number> {
  const { notes, faults: noteFaults } = await readNotes(heads);
  const checked = await withDb((db) => verifyRecord(db, { notes: headsByChain(notes) }));
  const { chains, events, signatures, versions } = checked;
  const faults = [...noteFaults, ...checked.faults];
  const counted = [
    countWords(chains, 'chain'),
    countWords(events, 'event'),
    countWords(signatures, 'signature'),
    countWords(versions, 'version'),
    countWords(notes.length, 'noted head'),
  ].join(', ');
  for (const fault of faults) remark(plain(fault));
  if (faults.length > 0) {
    remark(`The record is broken in ${countWords(faults.length, 'place')} (${counted}).`);
    return 1;
  }
  say(`The record is whole: ${counted}.`);
  return 0;
}

/** Only what this installation has signed counts as a note; the rest is told. */
async function readNotes(
  named: string | undefined,
): Promise<{ notes: NotedHead[]; faults: string[] }> {
  const place = keyPlace();
  const file = named === undefined ? headFile(place.folder) : callerPath(named);
  const read = await readHeadFile(file);
  if (read === null) {
    if (named !== undefined) throw new UsageError(`${named}: there is no such file.`);
    return { notes: [], faults: [] };
  }
  const keys = signingKeys(place, new Date());
  const notes = read.heads.filter((head) => isOwnHead(head, keys));
  const foreign = read.heads.length - notes.length;
  const faults = [
    ...read.unreadable.map((line) => `Line ${line} of the noted heads cannot be read.`),
    ...(foreign > 0
      ? [
          `${countWords(foreign, 'noted head')} not signed by a key of this installation: changed, or of another one.`,
        ]
      : []),
  ];
  return { notes, faults };
}

export async function sayExport(hash: string): Promise<boolean> {
  const found = await withDb((db) => asSystem(db, 'verify', (tx) => findExport(tx, hash)));
  say(
    found === null
      ? 'This record knows of no export of exactly these bytes.'
      : `Exported as ${found.format} by ${plain(found.by)} on ${instantWords(found.occurredAt.toISOString())}, byte for byte.`,
  );
  return found !== null;
}

/** A file notes where the record stood. Where the article is known here, it has to stand there still. */
export async function faultOfHead(
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
        ? `The record ends before event ${rev}, which the file notes: its end was cut off.`
        : `Event ${rev} is not the one the file notes: the record was written anew.`,
    ];
  });
}
