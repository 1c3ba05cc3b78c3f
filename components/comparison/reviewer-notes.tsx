'use client';

import { createContext, use, type ReactNode } from 'react';

const Notes = createContext<ReadonlyMap<string, string>>(new Map());

/** Holds what reviewers tell whoever settles the round, by annotation. */
export function ReviewerNotes({
  notes,
  children,
}: {
  notes: readonly { annotationId: string; body: string }[];
  children: ReactNode;
}) {
  return (
    <Notes value={new Map(notes.map(({ annotationId, body }) => [annotationId, body]))}>
      {children}
    </Notes>
  );
}

/** The note on one reading of a passage, beside it and no part of it. */
export function ReviewerNote({ annotationId }: { annotationId: string }) {
  const note = use(Notes).get(annotationId);
  if (note === undefined) return null;
  return (
    <p className="adj-note">
      <span className="lab">Note to you</span> {note}
    </p>
  );
}
