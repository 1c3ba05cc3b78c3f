/**
 * Many change the same words at once. Whoever wrote on an older version is refused and
 * shown the newer; nobody's words are replaced by somebody who had not seen them.
 */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Db } from '@/lib/server/db/client';
import { asSystem } from '@/lib/server/db/transactions';
import { anAnnotation } from '@/lib/testing/factories';

import type { Person } from './people';
import type { Wire } from './wire';
import { aDesk } from './writes';

type Seen = { version: number; claimText: string };
/** A write that was taken: what its writer had seen, and what they wrote. */
type Taken = { version: number; seen: string; wrote: string };

export type Conflicts = {
  attempts: number;
  taken: number;
  refused: number;
  /** Words that were replaced by somebody who had not seen them. */
  overwritten: string[];
  /** Refusals that did not show what stands there now. */
  blind: string[];
  unexpected: string[];
  /** The number of the annotation in the end is that of the beginning and the writes taken. */
  isCounted: boolean;
};

export type ConflictPlan = {
  editors: number;
  edits: number;
  /** False: each write names the newest version without looking at its words. The control. */
  looks?: boolean;
};

export async function conflicts(
  wire: Wire,
  db: Db,
  { editors, edits, looks = true }: ConflictPlan,
): Promise<Conflicts> {
  const desk = await aDesk(db, editors);
  const [first] = desk.reviewers;
  if (first === undefined) throw new Error('Somebody edits');
  const begun = await anAnnotation(db, first.actor, desk.round, '1000 voters');
  const path = `/api/v1/annotations/${begun.id}`;
  const taken: Taken[] = [];
  const blind: string[] = [];
  const unexpected: string[] = [];
  let refused = 0;

  async function edit(person: Person, at: number): Promise<void> {
    let seen: Seen = begun;
    for (let turn = 0; turn < edits; turn += 1) {
      const version = looks ? seen.version : await newest(wire, person, path);
      const claimText = `Editor ${at}, turn ${turn}`;
      const response = await wire({
        method: 'PATCH',
        path,
        headers: { ...person.headers, 'if-match': `"${version}"` },
        body: { claimText },
      });
      const answer = (await response.json()) as AnnotationView & { current?: AnnotationView };
      if (response.status === 200) {
        taken.push({ version: answer.version, seen: seen.claimText, wrote: claimText });
        seen = answer;
      } else if (response.status === 412) {
        refused += 1;
        if (answer.current === undefined) blind.push(`${claimText} was shown nothing`);
        else if (looks) seen = answer.current;
      } else {
        unexpected.push(`${claimText}: ${response.status}`);
      }
    }
  }

  await Promise.all(desk.reviewers.map(edit));
  const row = await asSystem(db, 'verify', (tx) =>
    tx.annotation.findUniqueOrThrow({ where: { id: begun.id } }),
  );
  taken.sort((a, b) => a.version - b.version);
  const overwritten: string[] = [];
  let standing = begun.claimText;
  for (const one of taken) {
    if (one.seen !== standing) overwritten.push(`“${standing}” by “${one.wrote}”`);
    standing = one.wrote;
  }
  if (row.claimText !== standing) overwritten.push(`“${standing}” by “${row.claimText}”`);
  const isCounted =
    row.version === begun.version + taken.length &&
    taken.every(({ version }, at) => version === begun.version + at + 1);
  return {
    attempts: editors * edits,
    taken: taken.length,
    refused,
    overwritten,
    blind,
    unexpected,
    isCounted,
  };
}

async function newest(wire: Wire, person: Person, path: string): Promise<number> {
  const response = await wire({ method: 'GET', path, headers: person.headers });
  return ((await response.json()) as AnnotationView).version;
}
