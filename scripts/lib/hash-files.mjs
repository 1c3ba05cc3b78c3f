/**
 * One hash over the contents of many files: says whether a step that was done
 * before has to be done again. Contents and not times, because a fresh clone and
 * a switch of branches give every file a new time.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

import { root } from './paths.mjs';

const IGNORED = new Set(['node_modules', '.next', '.data', '.git', 'generated']);

/** Files below the given files and folders, in a fixed order. What is not there is left out. */
export function listFiles(entries, { base = root, keep = () => true } = {}) {
  const found = [];
  const visit = (relative) => {
    const stats = statSync(path.join(base, relative), { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) {
      if (keep(relative)) found.push(relative);
      return;
    }
    for (const name of readdirSync(path.join(base, relative))) {
      if (!IGNORED.has(name)) visit(path.posix.join(relative, name));
    }
  };
  for (const entry of entries) visit(entry);
  return found.sort();
}

export function hashFiles(entries, { base = root, keep, also = [] } = {}) {
  const hash = createHash('sha256');
  for (const file of listFiles(entries, { base, keep })) {
    hash.update(`${file}\0`);
    hash.update(
      createHash('sha256')
        .update(readFileSync(path.join(base, file)))
        .digest(),
    );
  }
  for (const value of also) hash.update(`\0${value}`);
  return hash.digest('hex');
}
