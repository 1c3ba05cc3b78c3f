/** When a message that did not come through is tried again, and when it is given up. */

const FIRST_MS = 10_000;
const FACTOR = 4;
const LONGEST_MS = 12 * 3_600_000;
/** With these pauses a message is tried for a little more than a day. */
const MOST_ATTEMPTS = 9;
/** A pause is up to a quarter shorter or longer, so that messages do not come all at once. */
const JITTER = 0.25;

/** Milliseconds until the next attempt after so many; null where it is given up. @param random in [0, 1). */
export function pauseAfter(attempts: number, random: number): number | null {
  if (attempts >= MOST_ATTEMPTS) return null;
  const pause = Math.min(FIRST_MS * FACTOR ** Math.max(0, attempts - 1), LONGEST_MS);
  return Math.round(pause * (1 - JITTER + 2 * JITTER * random));
}

/** An address at which nothing has come through for so long is switched off. */
const PATIENCE_MS = 5 * 24 * 3_600_000;

export function isGivenUp(failingSince: Date, now: Date): boolean {
  return now.getTime() - failingSince.getTime() >= PATIENCE_MS;
}
