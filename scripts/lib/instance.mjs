/** One running Obelus a folder, or one of each part of it: who it is, and whether it still runs. */
import { rmSync } from 'node:fs';
import path from 'node:path';

import { commandOf, isAlive, readIfThere, writeWhole } from './files.mjs';
import { Refusal } from './say.mjs';

/** The Obelus that runs from this data folder, or `null`. */
export function runningInstance(dataFolder, part = null) {
  const content = readIfThere(instanceFile(dataFolder, part));
  if (content === null) return null;
  const instance = JSON.parse(content);
  // After a restart of the machine the number may belong to another program.
  const command = commandOf(instance.pid);
  const isOurs = command === null || command.includes('start.mjs');
  return isAlive(instance.pid) && isOurs ? instance : null;
}

export function refuseSecondInstance(dataFolder, part = null) {
  const parts = part === null ? [null, 'web', 'worker'] : [null, part];
  const other = parts.map((one) => runningInstance(dataFolder, one)).find((one) => one !== null);
  if (other === undefined) return;
  throw new Refusal(
    `Obelus is already running from this folder: ${other.address} (process ${other.pid}).\n` +
      'Stop it there with Ctrl-C before starting it again.',
  );
}

export function rememberInstance(dataFolder, address, part = null) {
  writeWhole(instanceFile(dataFolder, part), JSON.stringify({ pid: process.pid, address }));
}

export function forgetInstance(dataFolder, part = null) {
  rmSync(instanceFile(dataFolder, part), { force: true });
}

function instanceFile(dataFolder, part) {
  return path.join(dataFolder, part === null ? 'running.json' : `running-${part}.json`);
}
