/**
 * A write that meets a newer state of its claim: what can be joined is joined, what
 * cannot is shown to the person with both sides, and nothing is written over unseen.
 */
import type { AnnotationView } from '@/lib/contracts/annotation';
import { mergeRationales } from '@/lib/domain/claims/merge-rationale';
import { mergeWords } from '@/lib/domain/claims/merge-words';

import { sameValue } from './same-value';
import { type DeskWrite, definedOf, type Patch, type PatchField } from './writes';

/** Beside the fields: where the claim is in the text, one of its citations, whether it is there at all. */
export type FieldConflict = PatchField | 'passage' | 'citation' | 'deletion';

export type Meeting = {
  /** The write as it is sent on the newer state. */
  write: DeskWrite;
  /** What somebody else changed too, and otherwise. */
  fields: readonly FieldConflict[];
  /** Texts in which both changes stand now. */
  joined: readonly PatchField[];
  /** What the write is for has been done already. */
  isDone: boolean;
};

/** The longest wording of a claim that the contract takes. */
const LONGEST_CLAIM = 1_000;
const LONGEST_FIX = 5_000;

type Update = Extract<DeskWrite, { kind: 'update' }>;

/** @param personId who wrote it. */
export function meet(write: DeskWrite, current: AnnotationView, personId: string): Meeting {
  const plain = { write, fields: [], joined: [], isDone: false };
  switch (write.kind) {
    case 'update':
      return meetUpdate(write, current);
    case 'delete':
      return current.updatedById === personId ? plain : { ...plain, fields: ['deletion'] };
    case 'add_citation':
      return { ...plain, isDone: citationOf(current, write.body.id) !== null };
    case 'update_citation': {
      const theirs = citationOf(current, write.citationId);
      if (theirs === null) return { ...plain, fields: ['citation'] };
      const isMet = Object.entries(write.body).some(([field, value]) => {
        const now: unknown = theirs[field as keyof typeof theirs];
        const was: unknown = write.before?.[field as keyof typeof write.before];
        return !sameValue(now, was) && !sameValue(now, value);
      });
      return isMet ? { ...plain, fields: ['citation'] } : plain;
    }
    case 'remove_citation': {
      const theirs = citationOf(current, write.citationId);
      if (theirs === null) return { ...plain, isDone: true };
      const { id: _id, ...fields } = theirs;
      const isChanged = write.before !== undefined && !sameValue(fields, write.before);
      return isChanged ? { ...plain, fields: ['citation'] } : plain;
    }
    default:
      return plain;
  }
}

function citationOf({ citations }: AnnotationView, citationId: string) {
  return citations.find(({ id }) => id === citationId) ?? null;
}

function meetUpdate(write: Update, current: AnnotationView): Meeting {
  const fields: FieldConflict[] = [];
  const joined: PatchField[] = [];
  let patch: Patch = write.patch;
  let before: Patch = write.before;
  for (const field of Object.keys(write.patch) as PatchField[]) {
    const [was, mine, theirs] = [write.before[field], write.patch[field], current[field]];
    if (mine === undefined || sameValue(theirs, was) || sameValue(theirs, mine)) continue;
    const both = joinedPatch(field, { write, current });
    if (both === null) {
      fields.push(field);
      continue;
    }
    joined.push(field);
    patch = { ...patch, ...both };
    before = { ...before, [field]: theirs };
  }
  const { target, targetBefore } = write;
  const hasMoved =
    target !== undefined &&
    targetBefore !== undefined &&
    (current.start !== targetBefore.start || current.end !== targetBefore.end) &&
    (current.start !== target.position.start || current.end !== target.position.end);
  if (hasMoved) fields.push('passage');
  return {
    write: joined.length === 0 ? write : { ...write, patch, before },
    fields,
    joined,
    isDone: false,
  };
}

/** Both changes of a text in one; `null` where a person has to choose. */
function joinedPatch(
  field: PatchField,
  { write: { before, patch }, current }: { write: Update; current: AnnotationView },
): Patch | null {
  switch (field) {
    case 'claimText': {
      const words = mergedText(before.claimText, patch.claimText, current.claimText);
      const fits = words !== null && words.trim() !== '' && words.length <= LONGEST_CLAIM;
      return fits ? { claimText: words } : null;
    }
    case 'suggestedFix': {
      const words = mergedText(before.suggestedFix, patch.suggestedFix, current.suggestedFix);
      return words !== null && words.length <= LONGEST_FIX ? { suggestedFix: words } : null;
    }
    case 'rationale': {
      if (before.rationale === undefined || patch.rationale === undefined) return null;
      const rationale = mergeRationales(before.rationale, patch.rationale, current.rationale);
      return rationale === undefined ? null : { rationale };
    }
    default:
      return null;
  }
}

type Text = string | null | undefined;

function mergedText(before: Text, mine: Text, theirs: Text): string | null {
  if (typeof before !== 'string' || typeof mine !== 'string' || typeof theirs !== 'string') {
    return null;
  }
  return mergeWords(before, mine, theirs);
}

/** What a person chose where both had changed something: one side, or words of both. */
export type Choice = 'mine' | 'theirs' | Patch;

/**
 * The write as it is sent after the choice; `null` when nothing of it is left. What was
 * not in question is sent whichever side was chosen.
 */
export function chosen(
  write: DeskWrite,
  choice: Choice,
  {
    current,
    fields,
    newId,
  }: { current: AnnotationView; fields: readonly FieldConflict[]; newId: () => string },
): DeskWrite | null {
  if (write.kind === 'update') return chosenUpdate(write, choice, current, fields);
  if (choice === 'theirs') return null;
  if (write.kind !== 'update_citation' && write.kind !== 'remove_citation') return write;
  const theirs = citationOf(current, write.citationId);
  if (theirs !== null) {
    const { id: _id, ...before } = theirs;
    return { ...write, before };
  }
  if (write.kind === 'remove_citation') return null;
  // Somebody took it off: the changed one is put there anew.
  if (write.before === undefined) return write;
  return {
    kind: 'add_citation',
    annotationId: write.annotationId,
    body: { ...write.before, ...definedOf(write.body), id: newId() },
  };
}

function chosenUpdate(
  write: Update,
  choice: Choice,
  current: AnnotationView,
  fields: readonly FieldConflict[],
): DeskWrite | null {
  const inQuestion = new Set<string>(fields);
  const { target, targetBefore: _before, ...rest } = write;
  const isMoved = target !== undefined && !(choice === 'theirs' && inQuestion.has('passage'));
  const kept = Object.entries(write.patch).filter(
    ([field]) => choice !== 'theirs' || !inQuestion.has(field),
  );
  const patch: Patch = { ...Object.fromEntries(kept), ...(typeof choice === 'object' && choice) };
  if (Object.keys(patch).length === 0 && !isMoved) return null;
  // What the person has now seen: a choice is not asked for twice.
  const seen = Object.fromEntries(
    (Object.keys(patch) as PatchField[]).map((field) => [field, current[field]]),
  );
  return {
    ...rest,
    patch,
    before: seen,
    ...(isMoved && { target, targetBefore: { start: current.start, end: current.end } }),
  };
}
