import 'server-only';

import type { CreateArticleBody, ImportBody, ImportPreview } from '@/lib/contracts/article';
import type { Actor } from '@/lib/domain/access/access-request';
import { codePointLength, type CodePointOffset } from '@/lib/domain/anchoring/article-text';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { env } from '../env';
import { importArticle, type ImportInput } from '../importing/import-article';
import type { ImportedArticle, ImportFormat } from '../importing/outcome';

/**
 * Read an article in another process and show what was read. Nothing is stored:
 * a person looks at it, corrects it, and sends it to `createArticle`.
 *
 * @throws AppError that says what is wrong with the input and what to do.
 */
export async function previewImport(
  input: { body: ImportBody | undefined; file: File | null },
  actor: Actor,
): Promise<ImportPreview> {
  authorize(actor, { action: 'article:import', newsroom: actor });
  const outcome = await importArticle(await inputOf(input), {
    allowHosts: env().FETCH_ALLOW_HOSTS,
  });
  if (outcome.ok) return toPreview(outcome, input.file === null ? input.body?.kind : 'file');
  throw new AppError(outcome.code === 'too_large' ? 'too_large' : 'import_failed', outcome.detail);
}

async function inputOf({
  body,
  file,
}: {
  body: ImportBody | undefined;
  file: File | null;
}): Promise<ImportInput> {
  if (file !== null) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return { kind: 'file', fileName: file.name, bytes };
  }
  if (body === undefined)
    throw new AppError('invalid_input', 'Send a file, a paste or an address.');
  return body;
}

const FORMATS: Record<ImportFormat, CreateArticleBody['source']['format']> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  docx: 'docx',
};

function toPreview(
  { document, metadata, notes, source, warnings }: ImportedArticle,
  kind: 'paste' | 'url' | 'file' | undefined,
): ImportPreview {
  return {
    document,
    metadata: {
      title: clip(metadata.title, 500),
      outlet: clip(metadata.outlet ?? '', 200),
      byline: clip(metadata.byline ?? '', 300),
      publishedOn: metadata.publishedOn,
      url: metadata.url ?? '',
    },
    language: languageOf(metadata.language),
    notes: notes.map((note) => ({
      start: note.start as CodePointOffset,
      end: note.end as CodePointOffset,
      exact: note.exact,
      author: clip(note.author ?? '', 200),
      body: note.body,
      notedAt: instantOf(note.notedAt),
    })),
    source: {
      format: kind === 'paste' || kind === 'url' ? kind : FORMATS[source.format],
      fileName: clip(source.fileName ?? '', 300),
      sha256: source.sha256,
    },
    warnings,
  };
}

/** One line of at most so many characters: what the contract takes. */
function clip(text: string, max: number): string {
  const line = text.replace(/[\u0000-\u001f\u007f\s]+/gu, ' ').trim();
  return codePointLength(line) <= max
    ? line
    : `${Array.from(line)
        .slice(0, max - 1)
        .join('')}…`;
}

function languageOf(tag: string | null): string {
  return tag !== null && /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) ? tag : 'en';
}

/** Word writes local time without a zone. It is kept as if in UTC: nearer is not to be had. */
function instantOf(notedAt: string | null): string | null {
  if (notedAt === null) return null;
  const date = new Date(/(?:Z|[+-]\d\d:\d\d)$/.test(notedAt) ? notedAt : `${notedAt}Z`);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
