import 'server-only';

import type { RoundRecord } from '@/lib/domain/reports/round-record';

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;
const HASH = /\b[0-9a-f]{64}\b/g;
const INSTANT = /\b\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z/g;

/** Long ago, so that nobody takes it for the time of making. */
const START = Date.parse('2026-01-15T08:00:00.000Z');

/**
 * A record in which each id, hash and instant is replaced by one that depends on
 * its place alone: what a machine made by chance or by the clock is the same on
 * every machine, and what belongs together still does.
 */
export function withFixedIds(record: RoundRecord): RoundRecord {
  const ids = new Map<string, string>();
  const hashes = new Map<string, string>();
  const text = JSON.stringify({ ...record, signedContents: [] });
  const instants = [...new Set(text.match(INSTANT) ?? [])].sort();
  const fixed = text
    .replace(ID, (id) => kept(ids, id, idOf))
    .replace(HASH, (hash) => kept(hashes, hash, (place) => place.toString(16).padStart(64, 'a')))
    .replace(INSTANT, (at) => new Date(START + instants.indexOf(at) * 60_000).toISOString());
  // The same value with other ids, hashes and instants.
  return JSON.parse(fixed) as RoundRecord;
}

function kept(known: Map<string, string>, value: string, make: (place: number) => string): string {
  const found = known.get(value) ?? make(known.size + 1);
  known.set(value, found);
  return found;
}

function idOf(place: number): string {
  return `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
}
