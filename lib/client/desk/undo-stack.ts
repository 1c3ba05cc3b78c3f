/** One's own acts on the desk, to take back and to do again. */
export type Act = {
  /** What was done, for the message: "Claim 10 deleted". */
  label: string;
  undo: () => void;
  redo: () => void;
  /** Acts with the same key in a row are one: the strokes of one stretch of typing. */
  joins?: string;
};

const MOST_ACTS = 200;

export function createUndoStack() {
  let done: Act[] = [];
  let undone: Act[] = [];

  return {
    push(act: Act): void {
      const last = done.at(-1);
      undone = [];
      if (act.joins !== undefined && last?.joins === act.joins) {
        done[done.length - 1] = { ...act, undo: last.undo };
        return;
      }
      done = [...done, act].slice(-MOST_ACTS);
    },
    /** Ends a stretch of typing: what follows is an act of its own. */
    settle(): void {
      const last = done.at(-1);
      if (last?.joins === undefined) return;
      done[done.length - 1] = { label: last.label, undo: last.undo, redo: last.redo };
    },
    /** The act that was taken back, or `null` when there is none. */
    undo(): Act | null {
      const act = done.pop();
      if (act === undefined) return null;
      undone.push(act);
      act.undo();
      return act;
    },
    redo(): Act | null {
      const act = undone.pop();
      if (act === undefined) return null;
      done.push(act);
      act.redo();
      return act;
    },
    /** Forget an act that somebody has taken back by another way. */
    drop(act: Act): void {
      done = done.filter((candidate) => candidate !== act);
    },
  };
}
