/** Writes that wait for the server, kept on this machine through a reload. */
import type { DeskWrite } from './writes';

export type KeptText = { read: () => string | null; write: (text: string | null) => void };

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
  cover: true,
  uncover: true,
};

export function keepWrites(kept: KeptText, writes: readonly DeskWrite[]): void {
  kept.write(writes.length === 0 ? null : JSON.stringify({ format: FORMAT, writes }));
}

/** What was kept, or nothing when it was written by another edition of the program. */
export function readKeptWrites(kept: KeptText): readonly DeskWrite[] {
  const text = kept.read();
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

/** The browser's storage for one person's work on one round. */
export function browserKeep(roundId: string, userId: string): KeptText {
  const name = `obelus.desk.${roundId}.${userId}`;
  return {
    read() {
      try {
        return localStorage.getItem(name);
      } catch {
        // Storage can be forbidden; then only the open page keeps the writes.
        return null;
      }
    },
    write(text) {
      try {
        if (text === null) localStorage.removeItem(name);
        else localStorage.setItem(name, text);
      } catch {
        // Forbidden or full; the writes stay in the open page.
      }
    },
  };
}
