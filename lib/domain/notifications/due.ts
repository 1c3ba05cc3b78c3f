/** What is due: told once when it comes near, and once when it is over. */

const SOON_MS = 24 * 3_600_000;
/** What was overdue for longer when it was first looked at is not told any more. */
const FORGOTTEN_MS = 7 * SOON_MS;

/**
 * How something with a due time is named as an occasion now; null where it is not
 * told now. A due time that is moved is another occasion.
 */
export function dueOccasion(id: string, dueAt: Date, now: Date): string | null {
  const left = dueAt.getTime() - now.getTime();
  if (left > SOON_MS || left < -FORGOTTEN_MS) return null;
  return `${left > 0 ? 'soon' : 'overdue'}:${id}:${dueAt.toISOString()}`;
}

/** Between these due times something is told: to look for no more than that. */
export function dueWindow(now: Date): { from: Date; to: Date } {
  return {
    from: new Date(now.getTime() - FORGOTTEN_MS),
    to: new Date(now.getTime() + SOON_MS),
  };
}
