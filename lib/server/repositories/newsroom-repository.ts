import 'server-only';

import { newsroomSettings, type NewsroomSettings } from '@/lib/contracts/sign-off';

import type { Tx } from '../db/client';

export type NewsroomRow = {
  id: string;
  name: string;
  suggestsPassages: boolean;
  settings: NewsroomSettings;
};

export async function insertNewsroom(
  tx: Tx,
  newsroom: { id: string; name: string; settings: NewsroomSettings; now: Date },
): Promise<void> {
  const { settings, now, ...data } = newsroom;
  await tx.newsroom.create({
    data: { ...data, settings, createdAt: now },
    select: { id: true },
  });
}

/** @throws when there is none: every actor has a newsroom. */
export async function getNewsroomRow(tx: Tx, newsroomId: string): Promise<NewsroomRow> {
  const row = await tx.newsroom.findUniqueOrThrow({
    where: { id: newsroomId },
    select: { id: true, name: true, suggestsPassages: true, settings: true },
  });
  return { ...row, settings: newsroomSettings.parse(row.settings) };
}

/**
 * Hold the newsroom's row until the transaction ends. Whoever changes members,
 * settings or the scale takes it first, so that "check, then write" is safe.
 */
export async function lockNewsroom(tx: Tx, newsroomId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM newsroom WHERE id = ${newsroomId}::uuid FOR UPDATE`;
}

/** Only one set-up at a time, also when there is no row yet that could be locked. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended('obelus set-up', 0))::text`;
}

export async function setNewsroomSettings(
  tx: Tx,
  newsroomId: string,
  settings: NewsroomSettings,
): Promise<void> {
  await tx.newsroom.update({
    where: { id: newsroomId },
    data: { settings },
    select: { id: true },
  });
}

/** What of the newsroom itself an administrator changes: fields left out stay. */
export async function setNewsroomFields(
  tx: Tx,
  newsroomId: string,
  fields: { name?: string; suggestsPassages?: boolean },
): Promise<void> {
  await tx.newsroom.update({ where: { id: newsroomId }, data: fields, select: { id: true } });
}
