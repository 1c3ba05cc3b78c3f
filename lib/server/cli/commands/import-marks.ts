import 'server-only';

import path from 'node:path';

import type { ForeignImport } from '@/lib/contracts/exchange';
import { countWords } from '@/lib/domain/reports/words';

import { AppError } from '../../app-error';
import { readForeign } from '../../exchange/read-foreign';
import { sha256 } from '../../hash';
import { importAnnotations } from '../../use-cases/import-annotations';
import { importClaims } from '../../use-cases/import-claims';
import { plain, say, UsageError } from '../say';
import { run, type Session, toActor, type Who, withSession } from '../session';
import { readCallersFile } from './read-callers-file';

const BECAUSE = {
  no_words: 'the file names no words',
  not_found: 'its words are not in the text',
  changed: 'the text has other words there',
  several_places: 'its words stand in several places',
} as const;

type MarksOptions = Who & { round: string };

/** What another tool marked, in an open round, in the name of the person of `--as`. */
export async function importMarks(given: string, options: MarksOptions): Promise<number> {
  const file = await readFile(given);
  return withSession(options, async (session) => {
    const taken = await refusing(given, () =>
      run(session, session.actor, (context) =>
        importAnnotations({ roundId: options.round, file }, context),
      ),
    );
    tell(taken);
    return 0;
  });
}

type ClaimsOptions = Who & { story: string };

/** A list of claims that stand in no article, as a new one. */
export async function importClaimList(given: string, options: ClaimsOptions): Promise<number> {
  const bytes = await readCallersFile(given);
  const file = await readFile(given);
  return withSession(options, async (session) => {
    const taken = await refusing(given, () =>
      run(session, session.actor, (context) =>
        importClaims(
          {
            file,
            fileName: path.basename(given),
            sha256: sha256(bytes),
            story: options.story,
            reviewer: reviewerOf(session),
          },
          context,
        ),
      ),
    );
    say(`Article ${taken.code} of “${plain(options.story)}”, round ${taken.roundId}.`);
    tell(taken);
    return 0;
  });
}

async function readFile(given: string) {
  const bytes = await readCallersFile(given);
  return refusing(given, () => readForeign(path.basename(given), bytes));
}

async function refusing<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw new UsageError(`${file}: ${plain(error.message)}`);
    throw error;
  }
}

/** The person themselves where they check, else the newsroom's first checker. */
function reviewerOf({ actor, members, newsroomId }: Session) {
  if (actor.roles.includes('checker')) return actor;
  const first = members.find(({ roles }) => roles.includes('checker'));
  if (first === undefined) {
    throw new UsageError('This newsroom has no checker whose claims these could be.');
  }
  return toActor(first, newsroomId);
}

function tell({ form, placed, listed, leftOut }: ForeignImport): void {
  say(`Read as ${form}: ${countWords(placed.length, 'passage')} marked.`);
  for (const { name, exact, because, near } of listed) {
    const closest = near === '' ? '' : `; closest is “${plain(near)}”`;
    say(`  not placed: ${plain(name)}, “${plain(exact)}”: ${BECAUSE[because]}${closest}`);
  }
  for (const part of leftOut) say(`  left out: ${plain(part)} has no counterpart here`);
}
