/** Tells the open card that something was said on its claim: comments, fixes and replies are read anew. */
type Listener = (annotationId: string | null) => void;

const listeners = new Set<Listener>();

export function listenToTalk(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** `null`: it may have been any claim. */
export function tellTalk(annotationId: string | null): void {
  for (const listener of listeners) listener(annotationId);
}

/** Events of what is said beside the findings. */
export function isTalk(type: string): boolean {
  return /^(?:comment|fix|reply)\./.test(type);
}
