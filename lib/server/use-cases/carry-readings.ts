import 'server-only';

import { type ArticleText, offsetMap } from '@/lib/domain/anchoring/article-text';
import { carryPassages } from '@/lib/domain/anchoring/carry-passages';
import type { RecordReading } from '@/lib/domain/reports/round-record';

import type { ImportedFile } from '../repositories/readings-repository';
import type { FileClaim } from './readings-file';

/** A claim whose words the newest version does not have. */
export type LeftClaim = {
  id: string;
  quote: string;
  because: 'changed' | 'ambiguous' | 'orphaned';
};

/**
 * The version that a file was read in. Several may have come from a file of one
 * name: it is the newest that has every claim just where the file says.
 */
export function versionRead(article: ImportedFile, claims: readonly FileClaim[]): ImportedFile {
  const read = article.versions.find(({ text }) => hasAll(text, claims));
  return read === undefined ? article : { ...article, ...read };
}

function hasAll(text: ArticleText, claims: readonly FileClaim[]): boolean {
  const characters = Array.from(text);
  return claims.every(({ start, end, quote }) => characters.slice(start, end).join('') === quote);
}

/** Readings of an older version in the newest one, where it has the very words that were read. */
export function carryReadings(
  read: readonly RecordReading[],
  { versionId, text, newest }: ImportedFile,
): {
  readings: readonly RecordReading[];
  left: readonly { reading: RecordReading; because: LeftClaim['because'] }[];
} {
  if (versionId === newest.versionId) return { readings: read, left: [] };
  const found = new Map(carryPassages(text, newest.text, read).map((one) => [one.id, one]));
  const offsets = offsetMap(newest.text);
  const readings: RecordReading[] = [];
  const left: { reading: RecordReading; because: LeftClaim['because'] }[] = [];
  for (const reading of read) {
    const place = found.get(reading.id);
    if (place?.status === 'anchored' || place?.status === 'moved') {
      const { start, end } = place;
      const exact = newest.text.slice(offsets.toIndex(start), offsets.toIndex(end));
      readings.push({ ...reading, start, end, exact });
    } else left.push({ reading, because: place?.status ?? 'orphaned' });
  }
  return { readings, left };
}
