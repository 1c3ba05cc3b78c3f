import 'server-only';

import type { Task } from 'graphile-worker';

import type { GuardedFetch } from '../../capturing/fetch-original';
import { inspectLink } from '../../capturing/inspect-link';
import type { Db } from '../../db/client';
import { asSystem } from '../../db/transactions';
import { insertNewLinks, type LinkRow, listDueLinks } from '../../repositories/evidence-repository';
import { saveInspection } from '../../use-cases/save-inspection';

type CheckingDependencies = {
  db: Db;
  fetching: GuardedFetch;
  now: () => Date;
  /** Wait so many milliseconds. */
  pause: (ms: number) => Promise<void>;
};

/** Of one run; what is left waits for the next. */
const AT_MOST = 60;

/** Sites that are asked at one time. */
const HOSTS_AT_ONCE = 3;

/** Between two questions to one site. */
const BETWEEN_MS = 2_000;

/** Look at the cited pages whose turn it is: few sites at a time, and each of them slowly. */
export function checkLinksTask({ db, fetching, now, pause }: CheckingDependencies): Task {
  async function checkHost(links: readonly LinkRow[]): Promise<void> {
    for (const [index, link] of links.entries()) {
      if (index > 0) await pause(BETWEEN_MS);
      const inspection = await inspectLink(link, fetching);
      await asSystem(db, 'worker', (tx) => saveInspection(link, inspection, { tx, now: now() }));
    }
  }

  return async () => {
    const due = await asSystem(db, 'worker', async (tx) => {
      await insertNewLinks(tx, now());
      return listDueLinks(tx, now(), AT_MOST);
    });
    const hosts = [...byHost(due).values()];
    await Promise.all(
      Array.from({ length: HOSTS_AT_ONCE }, async () => {
        for (let links = hosts.shift(); links !== undefined; links = hosts.shift()) {
          await checkHost(links);
        }
      }),
    );
  };
}

function byHost(links: readonly LinkRow[]): Map<string, LinkRow[]> {
  const hosts = new Map<string, LinkRow[]>();
  for (const link of links) {
    const host = URL.canParse(link.url) ? new URL(link.url).host : '';
    hosts.set(host, [...(hosts.get(host) ?? []), link]);
  }
  return hosts;
}
