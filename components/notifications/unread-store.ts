/**
 * How many notifications wait, kept from page to page of one tab, so that the bell
 * does not begin at nothing on each. `null` until it is known.
 */
let unread: number | null = null;
const listeners = new Set<() => void>();

export const unreadStore = {
  get: (): number | null => unread,
  set: (count: number): void => {
    if (count === unread) return;
    unread = count;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
