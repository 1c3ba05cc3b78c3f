/**
 * What a person does on the desk: each act lays its writes over the state at
 * once, sends them, and can be taken back.
 */
import type { AnnotationView, CreateCitationBody } from '@/lib/contracts/annotation';
import type { QueryView } from '@/lib/contracts/round';
import { spelledOutCitation, tidyCitation } from '@/lib/domain/claims/claim';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';

import { sameValue } from './same-value';
import type { DeskStore } from './store';
import { createUndoStack } from './undo-stack';
import type { CitationFields, Patch } from './writes';

/** Keystrokes within this time are one write. */
const TYPING_MS = 800;

type Span = { start: number; end: number };

/** An act that was taken back, or done again. */
type Done = {
  label: string;
  /** Somebody else has changed it since; what they wrote was left as it is. */
  isOvertaken: boolean;
};

export type DeskActions = ReturnType<typeof createDeskActions>;

export function createDeskActions(store: DeskStore, newId: () => string) {
  const undoStack = createUndoStack();
  /** What the person at the desk last put into a field, by claim and field. */
  const own = new Map<string, unknown>();
  let isOvertaken = false;

  function sendPatch(annotationId: string, patch: Patch, delayMs = 0): void {
    const current = store.find(annotationId);
    if (current === null) return;
    for (const [field, value] of Object.entries(patch)) own.set(`${annotationId} ${field}`, value);
    const before = valuesOf(store.seen(annotationId) ?? current, patch);
    store.write({ kind: 'update', annotationId, patch, before }, delayMs);
  }

  /**
   * Put fields back that still hold what was put there here. What somebody else has
   * changed since is theirs: to take one's own act back must not undo theirs unseen.
   */
  function putBack(annotationId: string, patch: Patch): void {
    const current = store.find(annotationId);
    if (current === null) return;
    const isMine = isOwn(current);
    const fields = Object.entries(patch).filter(
      ([field]) =>
        isMine || sameValue(current[field as keyof Patch], own.get(`${annotationId} ${field}`)),
    );
    if (fields.length < Object.keys(patch).length) isOvertaken = true;
    if (fields.length > 0) sendPatch(annotationId, Object.fromEntries(fields));
  }

  function sendTarget(annotationId: string, target: TargetSelectors): void {
    const current = store.find(annotationId);
    if (current === null) return;
    const { start, end } = current;
    store.write({
      kind: 'update',
      annotationId,
      patch: {},
      before: {},
      target,
      targetBefore: { start, end },
    });
  }

  /** A passage that somebody else has moved since stays where they put it. */
  function moveBack(annotationId: string, from: TargetSelectors, to: TargetSelectors): void {
    const current = store.find(annotationId);
    const { start, end } = from.position;
    if (current?.start === start && current.end === end) sendTarget(annotationId, to);
    else isOvertaken = true;
  }

  /** A mark that somebody else has worked on since is theirs too. */
  function takeBackMark(annotationId: string): void {
    const current = store.find(annotationId);
    if (current !== null && isOwn(current)) takeOff(annotationId);
    else isOvertaken = true;
  }

  function isOwn({ id, updatedById }: AnnotationView): boolean {
    return updatedById === store.person.userId || store.outbox.writesOf(id).length > 0;
  }

  function fieldsOf(annotationId: string, citationId: string): CitationFields | null {
    const one = store.find(annotationId)?.citations.find(({ id }) => id === citationId);
    if (one === undefined) return null;
    const { id: _id, ...fields } = one;
    return tidyCitation(fields);
  }

  /** Take a citation off that still says what was put there here. */
  function takeOffCitation(annotationId: string, citationId: string, own: CitationFields): void {
    const before = fieldsOf(annotationId, citationId);
    if (before !== null && sameValue(before, tidyCitation(own))) {
      store.write({ kind: 'remove_citation', annotationId, citationId, before });
    } else isOvertaken = true;
  }

  function takeOff(annotationId: string): void {
    store.write({ kind: 'delete', annotationId });
  }

  function bringBack(annotationId: string): void {
    store.write({ kind: 'restore', annotationId });
  }

  function addCitation(annotationId: string, fields: Omit<CreateCitationBody, 'id'>): string {
    const id = newId();
    store.write({ kind: 'add_citation', annotationId, body: { ...tidyCitation(fields), id } });
    return id;
  }

  const actions = {
    /** Mark a passage; returns the id of the claim. */
    mark(target: TargetSelectors, findings: Patch = {}): string {
      const id = newId();
      store.write({
        kind: 'create',
        annotationId: id,
        roundId: store.roundId(),
        body: { id, target, claimText: claimTextOf(target.quote.exact), ...findings },
      });
      undoStack.push({
        label: 'Claim marked',
        undo: () => takeBackMark(id),
        redo: () => bringBack(id),
      });
      return id;
    },

    /** Change fields at once: a choice, a key. */
    edit(annotationId: string, patch: Patch, label: string): void {
      const current = store.find(annotationId);
      if (current === null) return;
      const before = valuesOf(current, patch);
      sendPatch(annotationId, patch);
      undoStack.push({
        label,
        undo: () => putBack(annotationId, before),
        redo: () => putBack(annotationId, patch),
      });
    },

    /** Change a field of text as it is typed; strokes join into one write and one act. */
    type(annotationId: string, patch: Patch, label: string): void {
      const current = store.find(annotationId);
      if (current === null) return;
      store.hold(annotationId, 'typing');
      const before = valuesOf(current, patch);
      sendPatch(annotationId, patch, TYPING_MS);
      undoStack.push({
        label,
        joins: `${annotationId} ${Object.keys(patch).join(' ')}`,
        undo: () => putBack(annotationId, before),
        redo: () => putBack(annotationId, patch),
      });
    },

    /** A field was left: what was typed is sent now. */
    settle(): void {
      undoStack.settle();
      store.outbox.flush();
      store.release('typing');
    },

    moveBoundaries(annotationId: string, target: TargetSelectors, before: TargetSelectors): void {
      sendTarget(annotationId, target);
      undoStack.push({
        label: 'Passage changed',
        joins: `${annotationId} passage`,
        undo: () => moveBack(annotationId, target, before),
        redo: () => moveBack(annotationId, before, target),
      });
    },

    /** Returns the function that brings the claim back. */
    remove(annotationId: string): () => void {
      takeOff(annotationId);
      const act = {
        label: 'Claim deleted',
        undo: () => bringBack(annotationId),
        redo: () => takeOff(annotationId),
      };
      undoStack.push(act);
      return () => {
        undoStack.drop(act);
        bringBack(annotationId);
      };
    },

    cite(annotationId: string, fields: Omit<CreateCitationBody, 'id'>): void {
      let id = addCitation(annotationId, fields);
      undoStack.push({
        label: 'Citation added',
        undo: () => takeOffCitation(annotationId, id, fields),
        redo: () => {
          id = addCitation(annotationId, fields);
        },
      });
    },

    changeCitation(
      annotationId: string,
      citationId: string,
      body: Omit<CreateCitationBody, 'id'>,
    ): void {
      const first = fieldsOf(annotationId, citationId);
      if (first === null) return;
      const write = (next: CitationFields, expected: CitationFields | null) => {
        const before = fieldsOf(annotationId, citationId);
        if (before === null || (expected !== null && !sameValue(before, tidyCitation(expected)))) {
          isOvertaken = true;
          return;
        }
        store.write({
          kind: 'update_citation',
          annotationId,
          citationId,
          body: spelledOutCitation(next),
          before,
        });
      };
      write(body, null);
      undoStack.push({
        label: 'Citation changed',
        undo: () => write(first, body),
        redo: () => write(body, first),
      });
    },

    /** Returns the function that brings the citation back. */
    removeCitation(annotationId: string, citationId: string): () => void {
      const fields = fieldsOf(annotationId, citationId);
      if (fields === null) return () => undefined;
      let current = citationId;
      store.write({ kind: 'remove_citation', annotationId, citationId, before: fields });
      const act = {
        label: 'Citation removed',
        // A removed row stays removed on the server: it comes back under a new id.
        undo: () => {
          current = addCitation(annotationId, fields);
        },
        redo: () => takeOffCitation(annotationId, current, fields),
      };
      undoStack.push(act);
      return () => {
        undoStack.drop(act);
        act.undo();
      };
    },

    /** A question is with the writer: the status of the passage says so. */
    ask(
      annotationId: string,
      text: string,
      to: { assigneeId?: string | null; dueAt?: string | null } = {},
    ): void {
      const current = store.find(annotationId);
      if (current !== null && current.checkStatus !== 'queried') {
        sendPatch(annotationId, { checkStatus: 'queried' });
      }
      store.write({ kind: 'ask', annotationId, queryId: newId(), messageId: newId(), text, ...to });
    },

    answer({ annotationId, id }: QueryView, text: string): void {
      store.write({ kind: 'answer', annotationId, queryId: id, messageId: newId(), text });
    },

    closeQuery({ annotationId, id }: QueryView, reason = ''): void {
      store.write({ kind: 'close_query', annotationId, queryId: id, reason });
    },

    reopenQuery({ annotationId, id }: QueryView, reason: string): void {
      store.write({ kind: 'reopen_query', annotationId, queryId: id, reason });
    },

    /** Tell whoever settles the claim something that is no part of the reading; empty takes it back. */
    note(annotationId: string, body: string): void {
      store.write({ kind: 'note', annotationId, body: body.trim() });
    },

    /** As second reader: a word on the claim as it was read. A new word takes the place of one that was refused. */
    giveSecondReading(
      annotationId: string,
      word: { agrees: boolean; note: string; seenVersion: number },
    ): void {
      const isRefused = store.outbox.stateOf(annotationId)?.status === 'refused';
      const waiting = store.outbox.writesOf(annotationId);
      if (isRefused && waiting.every(({ kind }) => kind === 'second_reading')) {
        store.discard(annotationId);
      }
      store.write({ kind: 'second_reading', annotationId, readingId: newId(), ...word });
    },

    /** Mark sentences as holding nothing to check, or take the mark off them. */
    cover(spans: readonly Span[], isCovered: boolean): void {
      const roundId = store.roundId();
      const write = (covered: boolean) => {
        for (const { start, end } of spans) {
          store.write({ kind: covered ? 'cover' : 'uncover', roundId, start, end });
        }
      };
      write(isCovered);
      undoStack.push({
        label: isCovered ? 'Marked as nothing to check' : 'Mark taken off',
        undo: () => write(!isCovered),
        redo: () => write(isCovered),
      });
    },

    undo: (): Done | null => told(() => undoStack.undo()),
    redo: (): Done | null => told(() => undoStack.redo()),
  };

  function told(step: () => { label: string } | null): Done | null {
    isOvertaken = false;
    const act = step();
    return act === null ? null : { label: act.label, isOvertaken };
  }

  return actions;
}

/** The longest wording that the contract takes. */
const LONGEST_CLAIM = 1_000;

/** The passage's own words stand until the reviewer words the claim. */
function claimTextOf(exact: string): string {
  const words = exact.replace(/\s+/gu, ' ').trim();
  return words.length <= LONGEST_CLAIM ? words : `${words.slice(0, LONGEST_CLAIM - 1)}…`;
}

function valuesOf(annotation: AnnotationView, patch: Patch): Patch {
  return Object.fromEntries(
    (Object.keys(patch) as (keyof Patch)[]).map((field) => [field, annotation[field]]),
  );
}
