/**
 * Where the reader of this page is, told to the others: at once when it changes, again
 * every few seconds, and when they go. And who the others are, as the stream names them.
 */
import type { StreamFrame } from '@/lib/contracts/event-stream';
import type { PresenceInput, PresentPerson } from '@/lib/contracts/presence';

export type Whereabouts = Pick<PresenceInput, 'annotationId' | 'start' | 'end' | 'writes'>;

export type PresenceDependencies = {
  say: (where: Whereabouts, isLeaving: boolean) => void;
  /** Runs `run` after so many milliseconds; returns the function that calls it off. */
  schedule: (run: () => void, delayMs: number) => () => void;
  onPeople: (people: readonly PresentPerson[]) => void;
  /** In [0, 1): so that those who answer a newcomer do not all do so at once. */
  random: () => number;
};

const BEAT_MS = 10_000;
/** Moving through a text is told where it comes to rest. */
const REST_MS = 250;
const ANSWER_MS = 1_000;

export function createPresence(deps: PresenceDependencies) {
  let where: Whereabouts | null = null;
  let isOver = false;
  let people: readonly PresentPerson[] = [];
  let cancel: () => void = () => undefined;

  function plan(delayMs: number): void {
    cancel();
    if (isOver) return;
    cancel = deps.schedule(() => {
      if (where !== null) deps.say(where, false);
      plan(BEAT_MS);
    }, delayMs);
  }

  return {
    at: (next: Whereabouts): void => {
      where = next;
      plan(REST_MS);
    },

    onFrame: ({ event, data }: StreamFrame): void => {
      if (event !== 'presence') return;
      const known = new Set(people.map(({ userId }) => userId));
      // The server wrote it to the contract.
      ({ people } = JSON.parse(data) as { people: readonly PresentPerson[] });
      deps.onPeople(people);
      // Whoever has just come has heard of nobody yet.
      if (where !== null && people.some(({ userId }) => !known.has(userId))) {
        plan(deps.random() * ANSWER_MS);
      }
    },

    /** The stream is cut: who is there now is not known. */
    forget: (): void => {
      if (people.length === 0) return;
      people = [];
      deps.onPeople(people);
    },

    leave: (): void => {
      isOver = true;
      cancel();
      if (where !== null) deps.say(where, true);
    },

    /** The page is shown again after it was left. */
    comeBack: (): void => {
      isOver = false;
      plan(0);
    },
  };
}
