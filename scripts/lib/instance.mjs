/** One running Obelus a folder: who it is, and whether it still runs. */
import { rmSync } from 'node:fs';
import path from 'node:path';

import { commandOf, isAlive, readIfThere, writeWhole } from './files.mjs';
import { Refusal } from './say.mjs';

/** The Obelus that runs from this data folder, or `null`. */
export function runningInstance(dataFolder) {
  const content = readIfThere(instanceFile(dataFolder));
  if (content === null) return null;
  const instance = JSON.parse(content);
  // After a restart of the machine the number may belong to another program.
  const command = commandOf(instance.pid);
  const isOurs = command === null || command.includes('start.mjs');
  return isAlive(instance.pid) && isOurs ? instance : null;
}

export function refuseSecondInstance(dataFolder) {
  const other = runningInstance(dataFolder);
  if (other === null) return;
  throw new Refusal(
    `Obelus is already running from this folder: ${other.address} (process ${other.pid}).\n` +
      'Stop it there with Ctrl-C before starting it again.',
  );
}

export function rememberInstance(dataFolder, address) {
  writeWhole(instanceFile(dataFolder), JSON.stringify({ pid: process.pid, address }));
}

export function forgetInstance(dataFolder) {
  rmSync(instanceFile(dataFolder), { force: true });
}

function instanceFile(dataFolder) {
  return path.join(dataFolder, 'running.json');
}
