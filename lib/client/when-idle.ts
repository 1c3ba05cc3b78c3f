/** How long it waits at most where a browser does not say when it is idle. */
const PAUSE_MS = 200;

/** Run when nothing else is to be done. Returns the function that takes it back. */
export function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(run, PAUSE_MS);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(run, { timeout: 2_000 });
  return () => cancelIdleCallback(handle);
}
