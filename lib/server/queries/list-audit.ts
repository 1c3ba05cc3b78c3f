import 'server-only';

import type { AuditEntry, AuditFilters, AuditPage, AuditQuery } from '@/lib/contracts/audit';
import type { PersonView } from '@/lib/contracts/common';
import { describeEvent } from '@/lib/domain/events/describe-event';
import { eventKindOf } from '@/lib/domain/events/event-kinds';
import { quietEvent } from '@/lib/domain/sources/source-history';

import { AppError } from '../app-error';
import { authorize } from '../authorize';
import { namedAsShown, type ReadingNames, readingNamesOf } from '../reading-names';
import {
  type AuditPlace,
  type AuditRow,
  listAuditRows,
  listBlindArticleIds,
  listUnnamedRoundIds,
} from '../repositories/audit-repository';
import { findPeople, personOf } from '../repositories/person-repository';
import { findRound } from '../repositories/round-repository';
import { listAliases } from '../repositories/source-repository';
import type { UseCaseContext } from '../use-cases/context';
import { shownActor } from './hidden-names';

/** One page of the record, newest first. The cursor is opaque to the caller. */
export async function listAudit(
  { cursor, limit, ...filters }: AuditQuery,
  context: UseCaseContext,
): Promise<AuditPage> {
  const before = cursor === undefined ? null : placeOfCursor(cursor);
  const entries = await readAudit({ filters, before, limit: limit + 1 }, context);
  const page = entries.slice(0, limit);
  const last = page.at(-1);
  return {
    entries: page,
    nextCursor: entries.length > limit && last !== undefined ? cursorOf(last) : null,
  };
}

export async function readAudit(
  { filters, before, limit }: { filters: AuditFilters; before: AuditPlace | null; limit: number },
  context: UseCaseContext,
): Promise<AuditEntry[]> {
  const { tx, actor } = context;
  authorize(actor, { action: 'event:read', newsroom: actor });
  const blindIds = new Set(await listBlindArticleIds(tx));
  const names = await hiddenNames(context);
  const hiddenRoundIds = [...names.keys()];
  const aliases = await listAliases(tx, actor.newsroomId);
  const hiddenSourceIds = [...aliases.keys()];
  const rows = await listAuditRows(tx, {
    filters,
    before,
    limit,
    hiddenRoundIds,
    hiddenSourceIds,
  });
  const people = await findPeople(
    tx,
    rows.map(({ actorId }) => actorId),
  );
  const unnumbered = new Set([
    ...blindIds,
    ...rows.flatMap(({ roundId, articleId }) =>
      roundId !== null && articleId !== null && names.has(roundId) ? [articleId] : [],
    ),
  ]);
  return rows.map((row) =>
    toEntry(row, {
      people,
      aliases,
      names: row.roundId === null ? null : (names.get(row.roundId) ?? null),
      isNumbered: row.articleId === null || !unnumbered.has(row.articleId),
    }),
  );
}

/** By round, how its reviewers go by where their names are hidden from the actor now. */
async function hiddenNames({ tx, actor }: UseCaseContext): Promise<Map<string, ReadingNames>> {
  const hidden = new Map<string, ReadingNames>();
  for (const id of await listUnnamedRoundIds(tx)) {
    const round = await findRound(tx, id);
    if (round === null) continue;
    const names = readingNamesOf(round, actor.userId);
    if (names.areHidden) hidden.set(id, names);
  }
  return hidden;
}

function toEntry(
  row: AuditRow,
  {
    people,
    aliases,
    names,
    isNumbered,
  }: {
    people: ReadonlyMap<string, PersonView>;
    aliases: ReadonlyMap<string, string>;
    names: ReadingNames | null;
    isNumbered: boolean;
  },
): AuditEntry {
  const { id, type, payload, articleId } = row;
  const actorId = names === null ? row.actorId : shownActor(row, names);
  // Nothing of a source that is confidential now, from when it went by its name.
  const told = quietEvent(row, aliases);
  const isQuiet = told.payload !== payload;
  const shown = names === null ? people : namedAsShown(people, names);
  return {
    id,
    type,
    kind: eventKindOf(type),
    actor: actorId === null ? null : personOf(shown, actorId),
    article:
      articleId === null ? null : { id: articleId, code: row.code ?? '', title: row.title ?? '' },
    occurredAt: row.occurredAt.toISOString(),
    summary: describeEvent(told),
    payload: names === null && !isQuiet ? payload : null,
    rev: isNumbered ? row.rev : null,
    hash: isNumbered ? row.hash : null,
  };
}

export function placeOf({ occurredAt, id }: AuditEntry): AuditPlace {
  return { occurredAt: new Date(occurredAt), id };
}

function cursorOf({ occurredAt, id }: AuditEntry): string {
  return Buffer.from(`${occurredAt} ${id}`).toString('base64url');
}

function placeOfCursor(cursor: string): AuditPlace {
  const [at = '', id = ''] = Buffer.from(cursor, 'base64url').toString('utf8').split(' ');
  const occurredAt = new Date(at);
  if (/^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(occurredAt.getTime())) return { occurredAt, id };
  throw new AppError('invalid_input', 'This cursor is not one we gave. Begin with the first page.');
}
