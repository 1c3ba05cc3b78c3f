import 'server-only';

import { writeFile } from 'node:fs/promises';

import { REPORT_FORMATS } from '@/lib/contracts/endpoints/decisions';

import type { MaskingChoices } from '../../queries/get-masked-record';
import { listArticlesNamed } from '../../repositories/command-line-repository';
import { listRoundsOf } from '../../repositories/report-repository';
import { REPORT_FORMS, type ReportFormat } from '../../reports/report-forms';
import { exportReport } from '../../use-cases/export-report';
import { exportSignedPackage } from '../../use-cases/export-signed-package';
import { callerPath } from '../caller-path';
import { remark, UsageError } from '../say';
import { run, type Session, type Who, withSession } from '../session';

type Options = Who & {
  format: string;
  out?: string | undefined;
  story?: string | undefined;
  round?: string | undefined;
  sources?: string | undefined;
  without?: string | undefined;
};

/** The signatures of the round with what they vouch for, to be checked by themselves. */
const PACKAGE = 'package' as const;

/** Write the report of an article's newest round, or of the one that is named. */
export async function exportArticle(named: string, options: Options): Promise<number> {
  const format = ([...REPORT_FORMATS, PACKAGE] as const).find((one) => one === options.format);
  if (format === undefined) {
    throw new UsageError(
      `“${options.format}” is no format. There are: ${[...REPORT_FORMATS, PACKAGE].join(', ')}.`,
    );
  }
  if (options.out === undefined && process.stdout.isTTY && !isText(format)) {
    throw new UsageError(`${format} is no text to be read on a terminal. Add --out FILE.`);
  }
  const choices = choicesOf(options);
  return withSession(options, async (session) => {
    const roundId = await findRoundId(named, options, session);
    const { body } = await run(session, session.actor, (context) =>
      format === PACKAGE
        ? exportSignedPackage({ roundId }, context)
        : exportReport({ roundId, format, ...choices }, context),
    );
    if (options.out === undefined) {
      await print(body);
      return 0;
    }
    try {
      await writeFile(callerPath(options.out), body);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      throw new UsageError(`${options.out} cannot be written (${code}).`);
    }
    remark(`Written to ${options.out}.`);
    return 0;
  });
}

function choicesOf({ sources, without = '' }: Options): Partial<MaskingChoices> {
  if (sources !== undefined && sources !== 'shown' && sources !== 'masked') {
    throw new UsageError(`--sources is shown or masked, and not “${sources}”.`);
  }
  const parts = without.split(',').filter((part) => part !== '');
  const strange = parts.find((part) => part !== 'rationales' && part !== 'names');
  if (strange !== undefined) {
    throw new UsageError(`--without takes rationales and names, and not “${strange}”.`);
  }
  return {
    sources,
    ...(parts.includes('rationales') && { rationales: 'masked' as const }),
    ...(parts.includes('names') && { names: 'masked' as const }),
  };
}

function isText(format: ReportFormat | typeof PACKAGE): boolean {
  return format === PACKAGE || /^text\/|json$/.test(REPORT_FORMS[format].contentType);
}

/** Until the last byte has gone: a pipe takes a large file in parts. */
function print(body: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(body, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}

async function findRoundId(
  named: string,
  { story, round }: Options,
  session: Session,
): Promise<string> {
  return run(session, session.actor, async ({ tx }) => {
    const found = (await listArticlesNamed(tx, named)).filter(
      (article) => story === undefined || article.story === story,
    );
    const [only, second] = found;
    if (only === undefined) throw new UsageError(`There is no article ${named}.`);
    if (second !== undefined) {
      const stories = found.map((article) => `“${article.story}”`).join(', ');
      throw new UsageError(`Several stories have an article ${named}: ${stories}. Add --story.`);
    }
    const rounds = await listRoundsOf(tx, only.id);
    const wanted =
      round === undefined ? rounds[0] : rounds.find(({ ordinal }) => String(ordinal) === round);
    if (wanted !== undefined) return wanted.id;
    throw new UsageError(
      rounds.length === 0
        ? `Article ${only.code} has no round yet, so there is nothing to report.`
        : `Article ${only.code} has no round ${round ?? ''}.`,
    );
  });
}
