/**
 * What the desk says in passing: something was deleted (and can be brought
 * back for ten seconds), something could not be done. Shown in the status bar,
 * one at a time, the newest first; a failure stays until it is put away.
 */
export const MESSAGE_DURATION_MS = 10_000;

export type Message = {
  id: number;
  text: string;
  tone: 'neutral' | 'bad';
  /** "Undo" and its like. Puts the message away. */
  action?: { label: string; run: () => void };
};

let current: Message | null = null;
let lastId = 0;
const listeners = new Set<() => void>();

export function showMessage(message: {
  text: string;
  tone?: Message['tone'];
  action?: Message['action'];
}): void {
  lastId += 1;
  publish({ tone: 'neutral', ...message, id: lastId });
}

/** Puts a message away; a newer one stays. */
export function dismissMessage(id: number): void {
  if (current?.id === id) publish(null);
}

export function currentMessage(): Message | null {
  return current;
}

export function subscribeToMessages(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function publish(next: Message | null): void {
  current = next;
  for (const listener of listeners) listener();
}
