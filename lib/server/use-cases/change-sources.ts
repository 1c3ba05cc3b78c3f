import 'server-only';

import type { CreateSourceBody, SourceDetail, UpdateSourceBody } from '@/lib/contracts/sources';
import type { NewsroomEvent } from '@/lib/domain/events/event-types';
import { chainOf, foldName, wouldCircle } from '@/lib/domain/sources/source';

import { AppError } from '../app-error';
import { authorize, notFound } from '../authorize';
import { getSource } from '../queries/get-sources';
import { recordEvent } from '../repositories/event-repository';
import { listMembers } from '../repositories/membership-repository';
import { lockNewsroom } from '../repositories/newsroom-repository';
import {
  findSourceName,
  insertSource,
  listSourceRows,
  mergeSourceRows,
  replaceReaders,
  type SourceRow,
  type SourceSecret,
  updateSourceRow,
} from '../repositories/source-repository';
import type { UseCaseContext } from './context';
import { givenFields } from './given-fields';

/**
 * What the newsroom knows of its sources. Who a confidential one is, is written once into a
 * table of its own; every event, and everything that is cited, has its alias.
 */
export async function createSource(
  body: CreateSourceBody,
  context: UseCaseContext,
): Promise<SourceDetail> {
  const { tx, actor, now } = context;
  const byId = await sourcesToChange(context);
  const { id, label, kind, secret } = body;
  if (secret !== null) refuseTelling(secret, [label, ...body.otherNames, body.notes]);
  refuseCircle(id, body.derivesFromId, byId);
  const by = { newsroomId: actor.newsroomId, userId: actor.userId, now };
  if (!(await insertSource(tx, body, by))) {
    throw new AppError(
      'already_exists',
      'A source of this id exists. Make a new id and send it again.',
    );
  }
  await recordOfSource(context, {
    type: 'source.added',
    payload: { sourceId: id, label, kind, confidential: secret !== null },
  });
  return getSource(id, context);
}

export async function updateSource(
  { sourceId, ifMatch, change }: { sourceId: string; ifMatch: number; change: UpdateSourceBody },
  context: UseCaseContext,
): Promise<SourceDetail> {
  const byId = await sourcesToChange(context);
  const source = found(byId, sourceId);
  await refuseStale(source, ifMatch, context);
  const given = givenFields(change);
  if (source.confidential) {
    const secret = await findSourceName(context.tx, sourceId);
    const { label = '', otherNames = [], notes = '' } = given;
    // Who may not know the name cannot write it by knowing it from here.
    if (secret !== null) refuseTelling(secret, [label, ...otherNames, notes]);
  }
  refuseCircle(sourceId, given.derivesFromId ?? null, byId);
  await updateSourceRow(context.tx, sourceId, given, context.now);
  const before = Object.fromEntries(
    Object.entries(source).filter(([name]) => Object.hasOwn(given, name)),
  );
  await recordOfSource(context, {
    type: 'source.changed',
    payload: { sourceId, before: plain(before), after: plain(given) },
  });
  return getSource(sourceId, context);
}

/** Two entries turn out to be one source. Claims keep the name by which they cite it. */
export async function mergeSource(
  { sourceId, intoId }: { sourceId: string; intoId: string },
  context: UseCaseContext,
): Promise<SourceDetail> {
  const byId = await sourcesToChange(context);
  const from = found(byId, sourceId);
  const into = found(byId, intoId);
  if (sourceId === intoId) throw new AppError('invalid_input', 'It is this source already.');
  if (from.confidential || into.confidential) {
    throw new AppError(
      'invalid_input',
      'A confidential source is not merged: that would tell who it is. Keep both.',
    );
  }
  const isBehind = chainOf(into, byId).some(({ id }) => id === sourceId);
  if (isBehind && into.derivesFromId !== sourceId) {
    throw new AppError(
      'invalid_input',
      'Between the two stands another source: take it out first.',
    );
  }
  const known = new Set([foldName(into.label)]);
  const otherNames = [...into.otherNames, from.label, ...from.otherNames].filter((name) => {
    const isNew = !known.has(foldName(name));
    known.add(foldName(name));
    return isNew;
  });
  if (into.derivesFromId === sourceId) {
    await updateSourceRow(context.tx, intoId, { derivesFromId: null }, context.now);
  }
  await mergeSourceRows(context.tx, from, { id: intoId, otherNames }, context.now);
  await recordOfSource(context, {
    type: 'source.merged',
    payload: { sourceId, label: from.label, intoId, intoLabel: into.label },
  });
  return getSource(intoId, context);
}

/** Who a confidential source is, for those who may know; that they read it is on record. */
export async function readSourceName(
  { sourceId }: { sourceId: string },
  context: UseCaseContext,
): Promise<SourceSecret> {
  const { tx, actor } = context;
  await lockNewsroom(tx, actor.newsroomId);
  const byId = new Map((await listSourceRows(tx, actor.newsroomId)).map((row) => [row.id, row]));
  const source = found(byId, sourceId);
  authorize(actor, { action: 'source:name', source });
  const secret = await findSourceName(tx, sourceId);
  if (secret === null) throw notFound();
  await recordOfSource(context, {
    type: 'source.name_read',
    payload: { sourceId, label: source.label },
  });
  return secret;
}

export async function letIntoSource(
  { sourceId, userIds }: { sourceId: string; userIds: readonly string[] },
  context: UseCaseContext,
): Promise<SourceDetail> {
  const { tx, actor, now } = context;
  await lockNewsroom(tx, actor.newsroomId);
  const byId = new Map((await listSourceRows(tx, actor.newsroomId)).map((row) => [row.id, row]));
  const source = found(byId, sourceId);
  authorize(actor, { action: 'source:let_in', source });
  if (!source.confidential) {
    throw new AppError('invalid_input', 'Everyone may know who this source is.');
  }
  await refuseStrangers(userIds, context);
  await replaceReaders(tx, source, userIds, { addedById: actor.userId, now });
  await recordOfSource(context, {
    type: 'source.let_in',
    payload: { sourceId, label: source.label, userIds: [...userIds] },
  });
  return getSource(sourceId, context);
}

export async function refuseStrangers(
  userIds: readonly string[],
  { tx, actor }: UseCaseContext,
): Promise<void> {
  const members = new Set((await listMembers(tx, actor.newsroomId)).map(({ userId }) => userId));
  if (userIds.some((userId) => !members.has(userId))) {
    throw new AppError('invalid_input', 'One of them is no member of this newsroom.');
  }
}

export async function refuseStale(
  { id, version }: SourceRow,
  ifMatch: number,
  context: UseCaseContext,
): Promise<void> {
  if (version === ifMatch) return;
  throw new AppError(
    'stale_version',
    'Somebody changed this source. Look at it and change it again.',
    { current: await getSource(id, context) },
  );
}

/** The newsroom is held still, so that two changes at once make no circle. */
export async function sourcesToChange({
  tx,
  actor,
}: UseCaseContext): Promise<Map<string, SourceRow>> {
  authorize(actor, { action: 'source:write', newsroom: actor });
  await lockNewsroom(tx, actor.newsroomId);
  const rows = await listSourceRows(tx, actor.newsroomId);
  return new Map(rows.map((row) => [row.id, row]));
}

export function found(byId: ReadonlyMap<string, SourceRow>, id: string): SourceRow {
  const source = byId.get(id);
  if (source === undefined) throw notFound();
  return source;
}

function refuseCircle(
  id: string,
  derivesFromId: string | null,
  byId: ReadonlyMap<string, SourceRow>,
): void {
  if (derivesFromId === null) return;
  if (derivesFromId !== id) found(byId, derivesFromId);
  if (wouldCircle(id, derivesFromId, byId)) {
    throw new AppError('invalid_input', 'A source cannot have it, through others, from itself.');
  }
}

/** An alias that holds the name protects nobody. */
export function refuseTelling(
  { name, otherNames }: Pick<SourceSecret, 'name' | 'otherNames'>,
  told: readonly string[],
): void {
  const names = [name, ...otherNames].map(foldName);
  if (told.some((words) => names.some((one) => foldName(words).includes(one)))) {
    throw new AppError(
      'invalid_input',
      'The alias, the other names or the notes hold the name that is to be protected. Everyone at the desk reads those: put it into the details beside the name.',
    );
  }
}

function plain(fields: Record<string, unknown>) {
  return JSON.parse(JSON.stringify(fields)) as Record<string, never>;
}

export async function recordOfSource(
  { tx, actor, now }: UseCaseContext,
  event: NewsroomEvent,
): Promise<void> {
  await recordEvent(tx, { newsroomId: actor.newsroomId, articleId: null, actor, now, ...event });
}
