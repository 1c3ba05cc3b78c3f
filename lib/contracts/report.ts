/** A report as a file: what an export holds and an import takes. */
import { z } from 'zod';

import { ROLES } from '@/lib/domain/access/access-request';
import type { ArticleDocument } from '@/lib/domain/articles/document';
import { CAUSES, DECISIONS } from '@/lib/domain/claims/annotation';
import { REPORT_SCHEMA } from '@/lib/domain/reports/report-json';
import type { AlsoCovered } from '@/lib/domain/sign-off/content';
import type { RoundRecord } from '@/lib/domain/reports/round-record';
import { ROUND_MODES, ROUND_PHASES } from '@/lib/domain/rounds/round-phase';

import { citationView, findings } from './annotation';
import { calendarDate, id, instant, line, offset, prose, sha256Hex, webAddress } from './common';
import { scaleBody } from './round';

const span = { start: offset, end: offset };

const document = z
  .custom<ArticleDocument>((value) => typeof value === 'object' && value !== null)
  .meta({
    override: { type: 'object' },
    description: 'A flat document of paragraphs and headings.',
  });

const reading = z.strictObject({
  id,
  reviewerId: id,
  ...span,
  exact: prose(100_000).min(1),
  ...findings,
  citations: z.array(citationView).max(100),
  createdAt: instant,
  updatedAt: instant,
});

const decision = reading.extend({
  decision: z.enum(DECISIONS),
  cause: z.enum(CAUSES).nullable(),
  reason: prose(2_000),
  derivedFrom: z.array(id).min(1),
});

const query = z.strictObject({
  id,
  annotationId: id,
  askedById: id,
  state: z.enum(['open', 'closed']),
  exact: prose(100_000),
  createdAt: instant,
  closedAt: instant.nullable(),
  messages: z
    .array(z.strictObject({ id, authorId: id, body: prose(5_000).min(1), createdAt: instant }))
    .min(1),
});

const signature = z.strictObject({
  id,
  stageId: z.string(),
  signerId: id,
  role: z.enum(ROLES),
  signedAt: instant,
  contentSha256: sha256Hex,
  voidedAt: instant.nullable(),
  voidReason: prose(5_000),
});

/** Strict but for `derived`, which repeats what follows from the rest and is not read. */
export const reportFile = z
  .strictObject({
    schema: z.literal(REPORT_SCHEMA),
    standing: z.enum(['interim', 'signed_off']),
    newsroom: z.strictObject({ name: line(200) }),
    asOf: z.strictObject({ rev: z.int().min(1), hash: sha256Hex, occurredAt: instant }),
    masking: z
      .strictObject({ sources: z.boolean(), rationales: z.boolean(), names: z.boolean() })
      .optional(),
    seal: sha256Hex,
    article: z.strictObject({
      id,
      code: line(20),
      title: line(500).min(1),
      outlet: line(200),
      byline: line(300),
      publishedOn: calendarDate.nullable(),
      url: webAddress,
      story: line(200).min(1),
      writerId: id.nullable(),
    }),
    version: z.strictObject({
      id,
      ordinal: z.int().min(1),
      language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/),
      format: z.enum(['txt', 'md', 'html', 'docx', 'paste', 'url']),
      fileName: line(300),
      sourceSha256: sha256Hex,
      textSha256: sha256Hex,
      createdAt: instant,
      document,
      text: prose(2_000_000),
    }),
    notes: z
      .array(
        z.strictObject({
          ...span,
          exact: z.string(),
          author: line(200),
          body: prose(10_000),
          notedAt: instant.nullable(),
        }),
      )
      .max(2_000),
    round: z.strictObject({
      id,
      ordinal: z.int().min(1),
      mode: z.enum(ROUND_MODES),
      phase: z.enum(ROUND_PHASES),
      createdAt: instant,
      closedAt: instant.nullable(),
      dueAt: instant.nullable(),
    }),
    scale: scaleBody.extend({ version: z.int() }),
    people: z.array(z.strictObject({ userId: id, name: z.string(), email: z.string() })).max(1_000),
    reviewers: z
      .array(z.strictObject({ userId: id, letter: z.string(), submittedAt: instant.nullable() }))
      .min(1)
      .max(50),
    readings: z.array(reading).max(20_000),
    decisions: z.array(decision).max(20_000),
    coverage: z.array(z.strictObject({ reviewerId: id, ...span })).max(100_000),
    queries: z.array(query).max(5_000),
    withheldQueries: z.strictObject({
      open: z.int().nonnegative(),
      closed: z.int().nonnegative(),
    }),
    alsoCovered: z
      .record(z.string(), z.array(z.looseObject({ id: z.string(), text: z.string() })))
      .transform((parts) => parts as AlsoCovered)
      .optional(),
    stages: z.array(
      z.strictObject({
        id: z.string(),
        label: z.string(),
        role: z.enum(ROLES),
        signatures: z.int().min(1).max(50).optional(),
      }),
    ),
    signatures: z.array(signature),
    signedContents: z.array(z.strictObject({ sha256: sha256Hex, canonical: z.string() })),
    derived: z.unknown(),
  })
  .meta({ id: 'ReportFile', description: 'A round as `exportReport` writes it with format=json.' });
export type ReportFile = z.output<typeof reportFile>;

/** The record in a file that was read, without what only the file has. */
export function recordOf(file: ReportFile): RoundRecord {
  const { schema: _schema, standing: _standing, derived: _derived, ...record } = file;
  return record;
}

export const importReportBody = z.strictObject({
  report: reportFile,
  /** The story of the new article; the one named in the file where left out. */
  story: line(200).min(1).optional(),
  /** Who a person of the file is here, by their id in the file. Others are found by id, then by e-mail. */
  people: z.record(id, id).default({}),
});
export type ImportReportBody = z.output<typeof importReportBody>;

export const importedReport = z
  .strictObject({
    articleId: id,
    code: z.string(),
    title: z.string(),
    roundId: id,
    phase: z.enum(ROUND_PHASES),
    readings: z.int(),
    decisions: z.int(),
    queries: z.int(),
    /** Signatures of the file. They vouch for another newsroom’s record and are not valid here. */
    signaturesNotTaken: z.int(),
  })
  .meta({ id: 'ImportedReport' });
export type ImportedReport = z.output<typeof importedReport>;
