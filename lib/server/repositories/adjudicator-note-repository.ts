import 'server-only';

import type { AdjudicatorNoteView } from '@/lib/contracts/assignments';

import type { Tx } from '../db/client';

type NoteRow = AdjudicatorNoteView & { reviewerId: string };

/** The notes of a round that the database lets the actor see, on annotations that are still there. */
export async function listNotes(tx: Tx, roundId: string): Promise<NoteRow[]> {
  const rows = await tx.adjudicatorNote.findMany({
    where: { roundId, annotation: { deletedAt: null } },
    orderBy: { annotationId: 'asc' },
    select: { annotationId: true, reviewerId: true, body: true, updatedAt: true },
  });
  return rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
}

export async function writeNote(
  tx: Tx,
  note: {
    annotationId: string;
    newsroomId: string;
    roundId: string;
    reviewerId: string;
    body: string;
    updatedAt: Date;
  },
): Promise<void> {
  const { annotationId, body, updatedAt } = note;
  await tx.adjudicatorNote.upsert({
    where: { annotationId },
    create: note,
    update: { body, updatedAt },
    select: { annotationId: true },
  });
}

export async function deleteNote(tx: Tx, annotationId: string): Promise<void> {
  await tx.adjudicatorNote.deleteMany({ where: { annotationId } });
}
