import 'server-only';

import type { SourceDetail, SourceView } from '@/lib/contracts/sources';
import { denialOf } from '@/lib/domain/access/policy';
import { chainOf, foldName } from '@/lib/domain/sources/source';
import { quietEvent, sourceEventWords } from '@/lib/domain/sources/source-history';

import { authorize, notFound } from '../authorize';
import { findPeople, personOf } from '../repositories/person-repository';
import {
  listAliases,
  listSourceEvents,
  listSourceRows,
  listUses,
  type SourceRow,
} from '../repositories/source-repository';
import type { UseCaseContext } from '../use-cases/context';
import { reachOf } from './search-reach';

export async function listSources(context: UseCaseContext): Promise<{ sources: SourceView[] }> {
  const { tx, actor } = context;
  authorize(actor, { action: 'source:read', newsroom: actor });
  const rows = await listSourceRows(tx, actor.newsroomId);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const uses = await listUses(tx, rows.map(namedOf), (await reachOf(actor, tx)).rounds);
  const counts = new Map<string, number>();
  for (const { sourceId } of uses) counts.set(sourceId, (counts.get(sourceId) ?? 0) + 1);
  return { sources: rows.map((row) => viewOf(row, counts.get(row.id) ?? 0, byId, context)) };
}

export async function getSource(sourceId: string, context: UseCaseContext): Promise<SourceDetail> {
  const { tx, actor } = context;
  authorize(actor, { action: 'source:read', newsroom: actor });
  const rows = await listSourceRows(tx, actor.newsroomId);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const row = byId.get(sourceId);
  if (row === undefined) throw notFound();
  const uses = await listUses(tx, [namedOf(row)], (await reachOf(actor, tx)).rounds);
  const people = await findPeople(tx, row.readerIds);
  const claims = uses.map(({ sourceId: _sourceId, ...claim }) => claim);
  return {
    ...viewOf(row, claims.length, byId, context),
    claims,
    derived: rows
      .filter(({ derivesFromId }) => derivesFromId === row.id)
      .map(({ id, label }) => ({ id, label })),
    readers: row.readerIds.map((userId) => personOf(people, userId)),
    mayLetIn:
      row.confidential && denialOf(actor, { action: 'source:let_in', source: row }) === null,
    history: await historyOf(row, context),
  };
}

/** Who read a name, and who was let in, is for those who know it themselves. */
const FOR_KNOWERS = new Set(['source.name_read', 'source.let_in']);

async function historyOf(
  row: SourceRow,
  context: UseCaseContext,
): Promise<SourceDetail['history']> {
  const { tx, actor } = context;
  const aliases = await listAliases(tx, actor.newsroomId);
  const events = (await listSourceEvents(tx, row)).filter(
    ({ type }) => mayKnow(row, context) || !FOR_KNOWERS.has(type),
  );
  const people = await findPeople(
    tx,
    events.map(({ actorId }) => actorId),
  );
  return events.map((event) => ({
    by: event.actorId === null ? 'Obelus' : personOf(people, event.actorId).name,
    at: event.occurredAt.toISOString(),
    what: sourceEventWords(quietEvent(event, aliases)),
  }));
}

function mayKnow(row: SourceRow, { actor }: UseCaseContext): boolean {
  return row.confidential && denialOf(actor, { action: 'source:name', source: row }) === null;
}

function namedOf({ id, label, otherNames }: SourceRow) {
  return { id, names: [...new Set([label, ...otherNames].map(foldName))] };
}

function viewOf(
  row: SourceRow,
  claimCount: number,
  byId: ReadonlyMap<string, SourceRow>,
  context: UseCaseContext,
): SourceView {
  const { id, label, kind, otherNames, derivesFromId, tier, terms, notes } = row;
  const { confidential, version } = row;
  return {
    id,
    label,
    kind,
    otherNames,
    derivesFromId,
    tier,
    terms,
    notes,
    confidential,
    derivesFrom: chainOf(row, byId).map((one) => ({ id: one.id, label: one.label })),
    claimCount,
    mayKnowName: mayKnow(row, context),
    version,
    createdAt: row.createdAt.toISOString(),
  };
}
