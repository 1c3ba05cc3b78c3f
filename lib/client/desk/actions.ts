/**
 * What a person does on the desk: each act lays its writes over the state at
 * once, sends them, and can be taken back.
 */
import type { AnnotationView, CreateCitationBody } from '@/lib/contracts/annotation';
import type { QueryView } from '@/lib/contracts/round';
import type { TargetSelectors } from '@/lib/domain/anchoring/selectors';

import { sameValue } from './same-value';
import type { DeskStore } from './store';
import { createUndoStack } from './undo-stack';
import type { Patch } from './writes';

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
    const isOwn =
      current.updatedById === store.person.userId || store.outbox.writesOf(annotationId).length > 0;
    const fields = Object.entries(patch).filter(
      ([field]) =>
        isOwn || sameValue(current[field as keyof Patch], own.get(`${annotationId} ${field}`)),
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

  function takeOff(annotationId: string): void {
    store.write({ kind: 'delete', annotationId });
  }

  function bringBack(annotationId: string): void {
    store.write({ kind: 'restore', annotationId });
  }

  function addCitation(annotationId: string, fields: Omit<CreateCitationBody, 'id'>): string {
    const id = newId();
    store.write({ kind: 'add_citation', annotationId, body: { ...fields, id } });
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
        undo: () => takeOff(id),
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
        undo: () => sendTarget(annotationId, before),
        redo: () => sendTarget(annotationId, target),
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
        undo: () => store.write({ kind: 'remove_citation', annotationId, citationId: id }),
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
      const before = store.find(annotationId)?.citations.find(({ id }) => id === citationId);
      if (before === undefined) return;
      const { id: _id, ...fields } = before;
      const write = (next: Omit<CreateCitationBody, 'id'>) =>
        store.write({ kind: 'update_citation', annotationId, citationId, body: next });
      write(body);
      undoStack.push({
        label: 'Citation changed',
        undo: () => write(fields),
        redo: () => write(body),
      });
    },

    /** Returns the function that brings the citation back. */
    removeCitation(annotationId: string, citationId: string): () => void {
      const before = store.find(annotationId)?.citations.find(({ id }) => id === citationId);
      if (before === undefined) return () => undefined;
      const { id: _id, ...fields } = before;
      let current = citationId;
      store.write({ kind: 'remove_citation', annotationId, citationId });
      const act = {
        label: 'Citation removed',
        // A removed row stays removed on the server: it comes back under a new id.
        undo: () => {
          current = addCitation(annotationId, fields);
        },
        redo: () => store.write({ kind: 'remove_citation', annotationId, citationId: current }),
      };
      undoStack.push(act);
      return () => {
        undoStack.drop(act);
        act.undo();
      };
    },

    /** A question is with the writer: the status of the passage says so. */
    ask(annotationId: string, text: string): void {
      const current = store.find(annotationId);
      if (current !== null && current.checkStatus !== 'queried') {
        sendPatch(annotationId, { checkStatus: 'queried' });
      }
      store.write({ kind: 'ask', annotationId, queryId: newId(), messageId: newId(), text });
    },

    answer({ annotationId, id }: QueryView, text: string): void {
      store.write({ kind: 'answer', annotationId, queryId: id, messageId: newId(), text });
    },

    closeQuery({ annotationId, id }: QueryView): void {
      store.write({ kind: 'close_query', annotationId, queryId: id });
    },

    reopenQuery({ annotationId, id }: QueryView, reason: string): void {
      store.write({ kind: 'reopen_query', annotationId, queryId: id, reason });
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
