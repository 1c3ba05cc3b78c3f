import { describe, expect, test } from 'vitest';

import type { Followed } from '@/lib/contracts/followed';
import type { StreamFrame } from '@/lib/contracts/event-stream';

import type { Connection, LiveStatus } from './connection';
import { createLiveTab, type Following, type TabChannel, type TabLock } from './live-tab';

/** Lets everything that is ready go on. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn += 1) await Promise.resolve();
}

type Made = {
  /** What it was opened for, and from where. */
  opened: string[];
  isClosed: boolean;
  frame: (of: string, frame: { id?: string | null; event?: string; data?: unknown }) => void;
  status: (status: LiveStatus) => void;
};

/** A browser: its tabs hear each other, and hold one lock in turn. */
function aBrowser({ hasLocks = true } = {}) {
  const ears = new Set<{ from: TabChannel; listen: Parameters<TabChannel['onMessage']>[0] }>();
  const line: (() => Promise<void>)[] = [];
  const connections: Made[] = [];
  let timers: { run: () => void; delayMs: number }[] = [];
  let isHeld = false;

  async function serve(): Promise<void> {
    if (isHeld) return;
    isHeld = true;
    for (let next = line.shift(); next !== undefined; next = line.shift()) await next();
    isHeld = false;
  }
  const lock: TabLock = (lead, signal) => {
    if (!hasLocks) {
      void lead();
      return;
    }
    line.push(() => (signal.aborted ? Promise.resolve() : lead()));
    void serve();
  };
  function connect(
    followed: () => readonly Followed[],
    on: { frame: (frame: StreamFrame) => void; status: (status: LiveStatus) => void },
  ): Connection {
    const made: Made = {
      opened: followed().map(({ of, after }) => (after === null ? of : `${of}~${after}`)),
      isClosed: false,
      frame: (of, { id = null, event = 'change', data = {} }) =>
        on.frame({ id, event, data: JSON.stringify({ of, data }) }),
      status: on.status,
    };
    connections.push(made);
    return {
      close: () => {
        made.isClosed = true;
      },
      retryNow: () => undefined,
    };
  }

  function openTab(name: string) {
    let isThere = true;
    const channel: TabChannel = {
      post: (message) => {
        if (!hasLocks) return;
        for (const { from, listen } of ears) if (from !== channel) listen(message);
      },
      onMessage: (listen) => ears.add({ from: channel, listen: (it) => isThere && listen(it) }),
    };
    const live = createLiveTab({
      tab: name,
      channel,
      lock,
      connect,
      schedule: (run, delayMs) => {
        const timer = { run, delayMs };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
    });
    return {
      show(of: string, after: string | null = null) {
        const heard: string[] = [];
        const statuses: LiveStatus[] = [];
        const page: Following = live.follow(
          { of, after },
          {
            onFrame: ({ id, event }) => heard.push(event === 'change' ? (id ?? '') : event),
            onStatus: (status) => statuses.push(status),
          },
        );
        return { ...page, heard, statuses };
      },
      /** Closed without a word, as a tab that crashes. */
      crash: () => {
        isThere = false;
      },
    };
  }

  /** Time passes: what waits no longer than this is run. */
  function pass(ms: number): void {
    const due = timers.filter(({ delayMs }) => delayMs <= ms);
    timers = timers.filter((timer) => !due.includes(timer));
    for (const { run } of due) run();
  }
  return { openTab, pass, connections, last: () => connections.at(-1) };
}

describe('the tabs of a browser', () => {
  test('share one connection for all their articles and the newsroom, and each hears its own', () => {
    const { openTab, pass, connections, last } = aBrowser();
    const [one, other, queue] = [openTab('1'), openTab('2'), openTab('3')];
    const [first, second] = [one.show('a'), other.show('a')];
    const [third, list] = [other.show('b'), queue.show('newsroom')];
    pass(50);
    expect(connections.map(({ opened }) => opened)).toEqual([['a', 'b', 'newsroom']]);

    last()?.status('live');
    last()?.frame('a', { id: 'a1', event: 'start' });
    last()?.frame('a', { id: 'a2' });
    last()?.frame('b', { id: 'b2' });
    expect([first, second, third, list].map(({ heard }) => heard)).toEqual([
      ['start', 'a2'],
      ['start', 'a2'],
      ['b2'],
      [],
    ]);
    expect(list.statuses).toEqual(['live']);
  });

  test('open it anew for one article more, and the others go on from where they stood', () => {
    const { openTab, pass, connections, last } = aBrowser();
    const tab = openTab('1');
    const first = tab.show('a');
    pass(50);
    last()?.status('live');
    last()?.frame('a', { id: 'a1', event: 'start' });

    const second = openTab('2').show('b', 'b7');
    pass(50);
    expect(connections.map(({ isClosed }) => isClosed)).toEqual([true, false]);
    expect(last()?.opened).toEqual(['a~a1', 'b~b7']);
    last()?.status('connecting');
    last()?.status('live');
    last()?.frame('a', { id: 'a2' });
    last()?.frame('b', { id: 'b8' });
    expect(first.heard).toEqual(['start', 'a2']);
    expect(first.statuses).toEqual(['live']);
    // What the page was drawn with is not read again; what came since is.
    expect(second.heard).toEqual(['b8']);
  });

  test('hand it on when its holder is closed: nothing missed, nothing twice', async () => {
    const { openTab, pass, connections, last } = aBrowser();
    const [first, second] = [openTab('1').show('a'), openTab('2').show('a')];
    const third = openTab('3').show('b');
    pass(50);
    last()?.status('live');
    last()?.frame('a', { id: 'a1', event: 'start' });
    last()?.frame('b', { id: 'b1', event: 'start' });
    last()?.frame('a', { id: 'a2' });
    first.close();
    await settle();
    pass(50);

    expect(connections).toHaveLength(2);
    expect(connections[0]?.isClosed).toBe(true);
    expect([...(last()?.opened ?? [])].sort()).toEqual(['a~a2', 'b~b1']);
    last()?.frame('a', { id: 'a3' });
    expect(first.heard).toEqual(['start', 'a2']);
    expect(second.heard).toEqual(['start', 'a2', 'a3']);
    expect(third.heard).toEqual(['start']);
    expect(second.statuses).toEqual(['live']);
    last()?.status('reconnecting');
    expect(second.statuses).toEqual(['live', 'reconnecting']);
  });

  test('that join a live one read everything once, unless they stand where it stands', () => {
    const { openTab, pass, last } = aBrowser();
    openTab('1').show('a');
    pass(50);
    last()?.status('live');
    last()?.frame('a', { event: 'presence', data: { people: [] } });
    last()?.frame('a', { id: 'a2' });

    const [fresh, older, same] = [
      openTab('2').show('a'),
      openTab('3').show('a', 'a1'),
      openTab('4').show('a', 'a2'),
    ];
    expect(fresh.heard).toEqual(['start', 'presence']);
    expect(older.heard).toEqual(['start', 'presence']);
    // The control: drawn after the last change.
    expect(same.heard).toEqual(['presence']);
    expect(same.statuses).toEqual(['live']);
    last()?.frame('a', { id: 'a3' });
    expect(fresh.heard.at(-1)).toBe('a3');
  });

  test('are forgotten when they crash, with what only they showed', () => {
    const { openTab, pass, last } = aBrowser();
    openTab('1').show('a');
    const gone = openTab('2');
    gone.show('b');
    pass(50);
    expect(last()?.opened).toEqual(['a', 'b']);
    gone.crash();
    for (let roll = 0; roll < 2; roll += 1) {
      pass(30_000);
      pass(50);
    }
    expect(last()?.opened).toEqual(['a']);
  });

  test('end with an article that is not there, and ask again for others', () => {
    const { openTab, pass, connections, last } = aBrowser();
    const tab = openTab('1');
    const [gone, there] = [tab.show('x'), tab.show('a')];
    pass(50);
    last()?.status('live');
    last()?.frame('x', { event: 'gone' });
    expect(gone.statuses).toEqual(['live', 'ended']);
    expect(there.statuses).toEqual(['live']);

    // The whole connection has ended, as at a sign-out; a page that is opened later tries again.
    last()?.status('ended');
    tab.show('a');
    pass(50);
    expect(connections).toHaveLength(2);
    expect(last()?.opened).toEqual(['a']);
  });

  test('have a connection each where the browser has no locks', () => {
    const { openTab, pass, connections } = aBrowser({ hasLocks: false });
    const tabs = [openTab('1').show('a'), openTab('2').show('a')];
    pass(50);
    connections[1]?.frame('a', { id: 'a2' });
    expect(connections).toHaveLength(2);
    expect(tabs.map(({ heard }) => heard)).toEqual([[], ['a2']]);
  });
});
