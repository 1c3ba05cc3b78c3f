/** Stories, articles, versions, and what an import shows before anything is stored. */
import { z } from 'zod';

import { ROUND_MODES, ROUND_PHASES } from '@/lib/domain/rounds/round-phase';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import {
  calendarDate,
  id,
  instant,
  line,
  offset,
  personView,
  prose,
  sha256Hex,
  webAddress,
} from './common';

const storyView = z.strictObject({ id, name: z.string() }).meta({ id: 'Story' });
export type StoryView = z.output<typeof storyView>;

export const createStoryBody = z.strictObject({ name: line(200).min(1) });
export const storyResponse = storyView;
export const storyList = z.strictObject({ stories: z.array(storyView) });

/** Checked by `documentProblem` of the domain when it is used: zod would describe it, not bound it. */
export const versionDocument = z
  .custom<ArticleDocument>((value) => typeof value === 'object' && value !== null)
  .meta({
    override: { type: 'object' },
    description: 'A flat document of paragraphs and headings.',
  });

/** BCP 47: `en`, `de-CH`. */
export const languageTag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

const metadata = {
  title: line(500),
  outlet: line(200),
  byline: line(300),
  publishedOn: calendarDate.nullable(),
  url: webAddress,
};

export const importNote = z.strictObject({
  start: offset,
  end: offset,
  exact: z.string(),
  author: line(200),
  body: prose(10_000),
  notedAt: instant.nullable(),
});
export type ImportNoteView = z.output<typeof importNote>;

export const importSource = z.strictObject({
  format: z.enum(['txt', 'md', 'html', 'docx', 'paste', 'url']),
  fileName: line(300),
  sha256: sha256Hex,
});

/** What was read, before anything is stored: to be looked at, corrected and sent to `createArticle`. */
export const importPreview = z
  .strictObject({
    document: versionDocument,
    metadata: z.strictObject(metadata),
    language: z.string(),
    notes: z.array(importNote),
    source: importSource,
    warnings: z.array(z.string()),
  })
  .meta({ id: 'ImportPreview' });
export type ImportPreview = z.output<typeof importPreview>;

/** JSON form of an import; a file comes as multipart/form-data with the field `file`. */
export const importBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('paste'),
    html: z.string().max(5_000_000).optional(),
    text: z.string().max(2_000_000),
  }),
  z.strictObject({ kind: z.literal('url'), url: z.string().max(2_000) }),
]);
export type ImportBody = z.output<typeof importBody>;

export const createArticleBody = z.strictObject({
  story: z.union([z.strictObject({ id }), z.strictObject({ name: line(200).min(1) })]),
  /** Empty takes the next free number of the story. */
  code: line(20).default(''),
  metadata: z.strictObject({ ...metadata, title: line(500).min(1) }),
  document: versionDocument,
  language: languageTag.default('en'),
  notes: z.array(importNote).max(2_000).default([]),
  source: importSource,
});
export type CreateArticleBody = z.output<typeof createArticleBody>;

const roundSummary = z.strictObject({
  id,
  ordinal: z.int(),
  mode: z.enum(ROUND_MODES),
  phase: z.enum(ROUND_PHASES),
  dueAt: instant.nullable(),
});

export const versionSummary = z.strictObject({
  id,
  ordinal: z.int(),
  textSha256: sha256Hex,
  characters: z.int().meta({ description: 'Code points.' }),
  format: z.string(),
  createdAt: instant,
  createdBy: personView,
});

const articleSummary = z
  .strictObject({
    id,
    code: z.string(),
    title: z.string(),
    outlet: z.string(),
    byline: z.string(),
    publishedOn: calendarDate.nullable(),
    url: z.string(),
    story: storyView,
    createdAt: instant,
    rounds: z.array(roundSummary),
  })
  .meta({ id: 'ArticleSummary' });
export type ArticleSummary = z.output<typeof articleSummary>;

export const articleView = articleSummary
  .extend({
    writer: personView.nullable(),
    versions: z.array(versionSummary),
    /** The newest version's text and document. */
    text: z.string(),
    document: versionDocument,
  })
  .meta({ id: 'Article' });
export type ArticleView = z.output<typeof articleView>;

export const articlePage = z.strictObject({
  articles: z.array(articleSummary),
  nextCursor: z.string().nullable(),
});

export const listArticlesQuery = z.strictObject({
  story: id.optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

export const updateArticleBody = z
  .strictObject({ ...metadata, title: line(500).min(1), writerId: id.nullable() })
  .partial();
export type UpdateArticleBody = z.output<typeof updateArticleBody>;
