/** Unsent writes as an earlier edition kept them: one text for each person's work on a round. */
import type { DeskWrite } from './writes';

/** Followed by the round and the person, with a dot between them. */
export const LEGACY_PREFIX = 'obelus.desk.';

const FORMAT = 1;

const KINDS: Readonly<Record<DeskWrite['kind'], true>> = {
  create: true,
  update: true,
  delete: true,
  restore: true,
  add_citation: true,
  update_citation: true,
  remove_citation: true,
  ask: true,
  answer: true,
  close_query: true,
  reopen_query: true,
  note: true,
  second_reading: true,
  cover: true,
  uncover: true,
};

/** What was kept, or nothing when it is of another form. */
export function readLegacy(text: string | null): readonly DeskWrite[] {
  if (text === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Half a text, from a machine that stopped in the middle of writing it.
    return [];
  }
  if (!isRecord(value) || value['format'] !== FORMAT || !Array.isArray(value['writes'])) return [];
  return (value['writes'] as unknown[]).filter(isWrite);
}

function isWrite(value: unknown): value is DeskWrite {
  if (!isRecord(value)) return false;
  const kind = value['kind'];
  const key = value['annotationId'] ?? value['roundId'];
  return typeof kind === 'string' && kind in KINDS && typeof key === 'string';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
