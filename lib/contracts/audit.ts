/** The record as a person reads it: who did what, when, to what. */
import { z } from 'zod';

import { EVENT_KINDS } from '@/lib/domain/events/event-kinds';

import { calendarDate, id, instant, line, personView, sha256Hex } from './common';

const filters = {
  articleId: id.optional(),
  /** Who did it. */
  personId: id.optional(),
  kind: z.enum(EVENT_KINDS).optional(),
  /** Days in UTC, both included. */
  from: calendarDate.optional(),
  to: calendarDate.optional(),
  /** Words in what was recorded. */
  text: line(200).optional(),
};
export type AuditFilters = z.output<z.ZodObject<typeof filters, z.core.$strict>>;

export const auditQuery = z.strictObject({
  ...filters,
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.output<typeof auditQuery>;

export const AUDIT_FORMATS = ['csv', 'jsonl'] as const;
export const auditExportQuery = z.strictObject({
  ...filters,
  format: z.enum(AUDIT_FORMATS).default('csv'),
});

const auditEntry = z
  .strictObject({
    id,
    type: z.string(),
    kind: z.enum(EVENT_KINDS),
    /** Null where the application itself did it. */
    actor: personView.nullable(),
    article: z.strictObject({ id, code: z.string(), title: z.string() }).nullable(),
    occurredAt: instant,
    summary: z.string(),
    /** Null where a round hides whose work it is. */
    payload: z.unknown().nullable(),
    /** Its number and hash in the chain; null while they would tell of hidden work. */
    rev: z.int().nullable(),
    hash: sha256Hex.nullable(),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntry = z.output<typeof auditEntry>;

export const auditPage = z
  .strictObject({ entries: z.array(auditEntry), nextCursor: z.string().nullable() })
  .meta({ id: 'AuditPage' });
export type AuditPage = z.output<typeof auditPage>;
