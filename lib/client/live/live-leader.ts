/**
 * The tab that holds the connection of a browser: one for every article that any of its
 * tabs shows, and for the newsroom. It is opened anew when another article comes or goes,
 * from where each stood, so that nothing is missed meanwhile.
 */
import type { StreamFrame } from '@/lib/contracts/event-stream';
import { type Followed, MOST_FOLLOWED } from '@/lib/contracts/followed';

import type { Connection, LiveStatus } from './connection';
import type { TabMessage } from './tab-message';

export type LeaderDependencies = {
  /** One connection for what stands in `followed` whenever it is opened. */
  connect: (
    followed: () => readonly Followed[],
    on: { frame: (frame: StreamFrame) => void; status: (status: LiveStatus) => void },
  ) => Connection;
  /** To every tab, also the one that leads. */
  tell: (message: TabMessage) => void;
  /** Runs `run` after so many milliseconds; returns the function that calls it off. */
  schedule: (run: () => void, delayMs: number) => () => void;
};

type Carried = {
  last: string | null;
  status: LiveStatus;
  isGone: boolean;
  /** Who was there last: for a tab that joins. */
  present: StreamFrame | null;
};

/** What several tabs want is opened in one go. */
const TOGETHER_MS = 50;
/** A tab that does not answer for so long was closed without a word. */
const ROLL_CALL_MS = 30_000;

export function createLiveLeader({ connect, tell, schedule }: LeaderDependencies) {
  const wanted = new Map<string, readonly Followed[]>();
  const answered = new Set<string>();
  const carried = new Map<string, Carried>();
  let connection: Connection | null = null;
  let opened = '';
  let status: LiveStatus = 'connecting';
  let cancelOpening: () => void = () => undefined;

  const live = () => [...carried].filter(([, { isGone }]) => !isGone).slice(0, MOST_FOLLOWED);
  const followed = (): Followed[] => live().map(([of, { last }]) => ({ of, after: last }));

  function open(): void {
    const kept = new Set([...wanted.values()].flat().map(({ of }) => of));
    for (const of of carried.keys()) if (!kept.has(of)) carried.delete(of);
    const key = [...carried.keys()].sort().join(',');
    if (key === opened && status !== 'ended') return;
    connection?.close();
    opened = key;
    if (status === 'ended') status = 'connecting';
    connection = live().length === 0 ? null : connect(followed, { frame: pass, status: show });
  }

  function pass({ id, event, data }: StreamFrame): void {
    if (event === 'end') return;
    // The server wrote it to the contract.
    const { of, data: inner } = JSON.parse(data) as { of: string; data: unknown };
    const one = carried.get(of);
    if (one === undefined) return;
    if (event === 'gone') {
      one.isGone = true;
      one.status = 'ended';
      tell({ kind: 'status', of, status: 'ended' });
      return;
    }
    const frame = { id, event, data: JSON.stringify(inner) };
    if (id !== null) one.last = id;
    if (event === 'presence') one.present = frame;
    tell({ kind: 'frame', of, frame });
  }

  function show(next: LiveStatus): void {
    // What is opened anew for one article more goes on for the others.
    if (next === 'connecting' && status === 'live') return;
    status = next;
    for (const [of, one] of live()) {
      if (one.status === next) continue;
      one.status = next;
      tell({ kind: 'status', of, status: next });
    }
  }

  function callTheRoll(): () => void {
    return schedule(() => {
      for (const tab of wanted.keys()) if (!answered.has(tab)) wanted.delete(tab);
      answered.clear();
      tell({ kind: 'who', isNew: false });
      cancelOpening();
      cancelOpening = schedule(open, TOGETHER_MS);
      cancelRoll = callTheRoll();
    }, ROLL_CALL_MS);
  }
  let cancelRoll = callTheRoll();

  return {
    /** A tab says what it shows, and the last frame that it heard of each. */
    wants(tab: string, wishes: readonly Followed[]): void {
      answered.add(tab);
      if (wishes.length === 0) wanted.delete(tab);
      else wanted.set(tab, wishes);
      for (const { of, after } of wishes) {
        const one: Carried = carried.get(of) ?? {
          ...{ last: after, status: 'connecting', isGone: false, present: null },
        };
        carried.set(of, one);
        tell({
          ...{ kind: 'stands', to: tab, of },
          ...{ last: one.last, status: one.status, present: one.present },
        });
      }
      cancelOpening();
      cancelOpening = schedule(open, TOGETHER_MS);
    },

    retryNow: () => connection?.retryNow(),

    close(): void {
      cancelOpening();
      cancelRoll();
      connection?.close();
    },
  };
}
