import 'server-only';

import path from 'node:path';

import { toArticleText } from '@/lib/domain/anchoring/article-text';
import { sentencesToCover } from '@/lib/domain/articles/coverage';
import { REPORT_SCHEMA } from '@/lib/domain/reports/report-json';
import { countWords } from '@/lib/domain/reports/words';

import { AppError } from '../../app-error';
import { createArticle } from '../../use-cases/create-article';
import { importReport } from '../../use-cases/import-report';
import { previewImport } from '../../use-cases/preview-import';
import { readReportFile } from '../../use-cases/verify-report';
import { plain, remark, say, UsageError } from '../say';
import { run, type Session, type Who, withSession } from '../session';
import { readCallersFile } from './read-callers-file';

type Options = Who & { story?: string | undefined };

/** Import articles, each whole or not at all; a report that was exported as JSON is taken up. */
export async function importFiles(files: readonly string[], options: Options): Promise<number> {
  return withSession(options, async (session) => {
    let failed = 0;
    for (const file of files) {
      try {
        say(await importOne(file, options.story, session));
      } catch (error) {
        if (!(error instanceof AppError) && !(error instanceof UsageError)) throw error;
        failed += 1;
        const message = plain(error.message);
        remark(message.startsWith(`${file}: `) ? message : `${file}: ${message}`);
      }
    }
    return failed === 0 ? 0 : 2;
  });
}

async function importOne(
  file: string,
  story: string | undefined,
  session: Session,
): Promise<string> {
  const bytes = await readCallersFile(file);
  const fileName = path.basename(file);
  if (isReport(fileName, bytes)) return takeUpReport(bytes, story, session);
  if (story === undefined)
    throw new UsageError('Say which story it belongs to, with --story NAME.');

  const upload = new File([new Uint8Array(bytes)], fileName);
  const preview = await previewImport({ body: undefined, file: upload }, session.actor);
  for (const warning of preview.warnings) remark(`${file}: ${plain(warning)}`);
  const { warnings: _, ...body } = preview;
  const article = await run(session, session.actor, (context) =>
    createArticle({ ...body, story: { name: story }, code: '' }, context),
  );
  const text = toArticleText(article.text);
  const sentences = sentencesToCover(preview.document, text, { language: preview.language });
  const lines = preview.document.content.filter(({ attrs }) => attrs.omitted);
  return `${article.code}  ${plain(article.title)}  (${countWords(sentences.length, 'sentence')}, ${countWords(lines.length, 'line')} of page furniture left out)`;
}

/** A report says what it is within its first lines. */
function isReport(fileName: string, bytes: Buffer): boolean {
  if (!fileName.toLowerCase().endsWith('.json')) return false;
  return bytes.subarray(0, 200).toString('utf8').includes(`"${REPORT_SCHEMA}"`);
}

async function takeUpReport(
  bytes: Buffer,
  story: string | undefined,
  session: Session,
): Promise<string> {
  const { file, problem } = readReportFile(bytes.toString('utf8'));
  if (file === null) throw new UsageError(problem);
  const taken = await run(session, session.actor, (context) =>
    importReport({ report: file, people: {}, story }, context),
  );
  const notes =
    taken.signaturesNotTaken === 0
      ? ''
      : `; ${countWords(taken.signaturesNotTaken, 'signature')} noted, not valid here`;
  return `${taken.code}  ${plain(taken.title)}  (report: ${countWords(taken.readings, 'claim')}, ${countWords(taken.decisions, 'decision')}, ${taken.phase}${notes})`;
}
