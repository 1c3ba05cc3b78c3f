import 'server-only';

import { countWords } from '@/lib/domain/reports/words';

import { AppError } from '../../app-error';
import { importReadings } from '../../use-cases/import-readings';
import { parseReadings, type ReadingsFile } from '../../use-cases/readings-file';
import { plain, say, UsageError } from '../say';
import { memberByEmail, run, type Session, toActor, type Who, withSession } from '../session';
import { readCallersFile } from './read-callers-file';

type Options = Who & { reviewer?: string | undefined; story?: string | undefined };

/** Why a claim that was read in an older version is not taken up in the newest one. */
const WHY_LEFT = {
  changed: 'its words were changed in',
  ambiguous: 'its words stand in several places of',
  orphaned: 'its words are gone from',
} as const;

/** Take up reviewers' readings, each file whole or not at all. Stops at the first that is wrong. */
export async function importAnnotations(
  files: readonly string[],
  options: Options,
): Promise<number> {
  return withSession(options, async (session) => {
    for (const file of files) {
      try {
        await importOne(file, options, session);
      } catch (error) {
        if (error instanceof AppError) throw new UsageError(`${file}: ${error.message}`);
        throw error;
      }
    }
    return 0;
  });
}

async function importOne(path: string, options: Options, session: Session): Promise<void> {
  const file = parseReadings(parseJson(await readCallersFile(path)));
  const reviewer = findReviewer(file, options.reviewer, session);
  const actor = toActor(reviewer, session.newsroomId);
  const story = options.story ?? null;
  const taken = await run(session, actor, (context) =>
    importReadings({ file, story, organizer: session.actor }, context),
  );
  for (const { code, title, claims, versionOrdinal, left, phase, isNewRound } of taken) {
    const round = `${isNewRound ? 'new blind round' : 'blind round'}, now ${phase === 'open' ? 'open, waiting for the other readings' : `in ${phase}`}`;
    say(
      `${code}  ${plain(title)}  (${plain(reviewer.name)}: ${countWords(claims, 'claim')}; ${round})`,
    );
    for (const { id, quote, because } of left) {
      say(
        `      left out: claim ${plain(id)}, “${plain(quote)}”: ${WHY_LEFT[because]} version ${versionOrdinal}`,
      );
    }
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new AppError('invalid_input', 'this is not JSON in UTF-8.');
  }
}

/** By e-mail where one is given; else A is the first checker who joined, B the second. */
function findReviewer(
  { reviewer: letter }: ReadingsFile,
  email: string | undefined,
  { members }: Session,
) {
  if (email !== undefined) return memberByEmail(members, email);
  const checkers = members.filter(({ roles }) => roles.includes('checker'));
  const at = /^[A-Z]$/.test(letter) ? letter.charCodeAt(0) - 65 : -1;
  const found = checkers[at];
  if (found !== undefined) return found;
  throw new AppError(
    'invalid_input',
    at === -1
      ? `“${letter}” is no letter of a reviewer. Name the person with --reviewer EMAIL.`
      : `there is no checker for reviewer ${letter}: the newsroom has ${checkers.length}. Add one, or name the person with --reviewer EMAIL.`,
  );
}
