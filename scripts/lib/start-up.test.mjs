/** The parts of the start-up that can be wrong without anything being started. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { describe, expect, onTestFinished, test } from 'vitest';

import { areInstalled } from './dependencies.mjs';
import { isAlive, readIfThere, withLock, writeWhole } from './files.mjs';
import { hashFiles, listFiles } from './hash-files.mjs';
import { refuseSecondInstance, runningInstance } from './instance.mjs';
import { isSourceOfBuild } from './next-build.mjs';
import { freePort, isPortFree } from './ports.mjs';
import { fromRoot } from './paths.mjs';
import { parsePidFile } from './postgres-server.mjs';
import { readSecrets, readSettings } from './settings.mjs';

/** No process has this number: Linux stops at 4,194,304. */
const NOBODY = 99_999_999;

function aFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'obelus-unit '));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

describe('whether the dependencies are installed', () => {
  const wanted = {
    packages: {
      '': {},
      'node_modules/a': { version: '1.0.0', integrity: 'x' },
      'node_modules/for-macs': { version: '2.0.0', optional: true },
    },
  };
  const installed = (packages) => ({ packages });

  test('they are, also without the packages of other platforms', () => {
    const found = installed({ 'node_modules/a': { version: '1.0.0', integrity: 'x' } });
    expect(areInstalled(wanted, found)).toBe(true);
  });

  test.each([
    ['nothing is installed', null],
    ['a package is missing', installed({})],
    ['a package has another version', installed({ 'node_modules/a': { version: '1.0.1' } })],
    [
      'a package is there that the lock file no longer names',
      installed({
        'node_modules/a': { version: '1.0.0', integrity: 'x' },
        'node_modules/b': { version: '1.0.0' },
      }),
    ],
  ])('they are not when %s', (_, found) => {
    expect(areInstalled(wanted, found)).toBe(false);
  });
});

describe('what can be set', () => {
  test('is port 3000 on this machine alone, with the sample, where nothing is set', () => {
    expect(readSettings({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      address: 'http://localhost:3000',
      databaseUrl: null,
      withSample: true,
      webProcesses: 1,
    });
  });

  test('can be several web processes, on ports that there are', () => {
    expect(readSettings({ OBELUS_WEB_PROCESSES: '3' }).webProcesses).toBe(3);
    for (const wrong of ['0', '1.5', 'three', '65']) {
      expect(() => readSettings({ OBELUS_WEB_PROCESSES: wrong })).toThrow(/from 1 to 64/);
    }
    expect(() => readSettings({ PORT: '65535', OBELUS_WEB_PROCESSES: '2' })).toThrow(/PORT/);
  });

  test('makes the address follow the port, unless there is a public one', () => {
    expect(readSettings({ PORT: '4000' }).address).toBe('http://localhost:4000');
    const open = readSettings({ PORT: '4000', NEXTAUTH_URL: 'https://desk.example/' });
    expect(open.address).toBe('https://desk.example');
  });

  test.each([
    [{ PORT: 'abc' }, /PORT is "abc".*for example 3001/],
    [{ PORT: '70000' }, /PORT is "70000"/],
    [{ PORT: '0' }, /PORT is "0"/],
    [{ DATABASE_URL: 'mysql://x' }, /DATABASE_URL.*for example postgresql:/],
    [{ OBELUS_SAMPLE: 'no' }, /OBELUS_SAMPLE is "no"/],
  ])('names the variable that is wrong: %j', (env, message) => {
    expect(() => readSettings(env)).toThrow(message);
  });
});

describe('the secrets of an installation', () => {
  test('are made once, and are for its user alone', () => {
    const folder = aFolder();
    const made = readSecrets(folder);
    expect(made.nextAuthSecret).toMatch(/^[0-9a-f]{64}$/);
    expect(readSecrets(folder)).toEqual(made);
  });

  test('are completed, not replaced, when an older version made them', () => {
    const folder = aFolder();
    writeFileSync(path.join(folder, 'secrets.json'), '{"databasePassword":"kept"}');
    const secrets = readSecrets(folder);
    expect(secrets.databasePassword).toBe('kept');
    expect(secrets.nextAuthSecret).toMatch(/^[0-9a-f]{64}$/);
  });

  test('are not made again over a file that cannot be read', () => {
    const folder = aFolder();
    writeFileSync(path.join(folder, 'secrets.json'), '{"databasePass');
    expect(() => readSecrets(folder)).toThrow(/not JSON/);
    expect(readFileSync(path.join(folder, 'secrets.json'), 'utf8')).toBe('{"databasePass');
  });
});

describe('the hash that says whether to build again', () => {
  const hashOf = (base) => hashFiles(['app', 'gone.json'], { base });

  test('follows the contents and the names of the files, and nothing else', () => {
    const [one, two] = [aFolder(), aFolder()];
    for (const folder of [one, two]) {
      writeWhole(path.join(folder, 'app'), 'text');
    }
    expect(hashOf(one)).toBe(hashOf(two));
    writeWhole(path.join(two, 'app'), 'Text');
    expect(hashOf(one)).not.toBe(hashOf(two));
    writeWhole(path.join(two, 'app'), 'text');
    writeWhole(path.join(two, 'gone.json'), '');
    expect(hashOf(one)).not.toBe(hashOf(two));
    expect(listFiles(['app', 'gone.json'], { base: two })).toEqual(['app', 'gone.json']);
  });

  test.each([
    ['lib/domain/a.ts', true],
    ['lib/domain/a.test.ts', false],
    ['components/b.test.tsx', false],
    ['lib/testing/factories.ts', false],
    ['lib/server/cli/main.ts', false],
    ['app/page.tsx', true],
  ])('%s is part of the build: %s', (file, isSource) => {
    expect(isSourceOfBuild(file)).toBe(isSource);
  });
});

describe('ports', () => {
  test('are taken while somebody listens, whichever address they listen on', async () => {
    const port = await freePort();
    expect(await isPortFree(port, '127.0.0.1')).toBe(true);
    const server = createServer();
    await new Promise((resolve) => server.listen(port, '0.0.0.0', resolve));
    expect(await isPortFree(port, '127.0.0.1')).toBe(false);
    await new Promise((resolve) => server.close(resolve));
    expect(await isPortFree(port, '127.0.0.1')).toBe(true);
  });
});

describe('a lock', () => {
  test('lets one in at a time', async () => {
    const file = path.join(aFolder(), 'lock');
    const seen = [];
    const work = (name) =>
      withLock(file, async () => {
        seen.push(`${name} in`);
        await new Promise((resolve) => setImmediate(resolve));
        seen.push(`${name} out`);
      });
    await Promise.all([work('a'), work('b')]);
    expect(seen).toEqual(['a in', 'a out', 'b in', 'b out']);
    expect(readIfThere(file)).toBeNull();
  });

  test('is taken over from a process that is no longer there', async () => {
    const file = path.join(aFolder(), 'lock');
    writeFileSync(file, String(NOBODY));
    expect(await withLock(file, () => Promise.resolve('done'))).toBe('done');
  });

  test('is not taken over from one that is', async () => {
    const file = path.join(aFolder(), 'lock');
    writeFileSync(file, String(process.pid));
    await expect(withLock(file, () => Promise.resolve(), { waitMs: 0 })).rejects.toThrow(
      `Process ${process.pid} has held`,
    );
  });
});

describe('one running application a folder', () => {
  test('is not found after it was killed', () => {
    const folder = aFolder();
    const instance = { pid: NOBODY, address: 'http://localhost:3000' };
    writeFileSync(path.join(folder, 'running.json'), JSON.stringify(instance));
    expect(runningInstance(folder)).toBeNull();
    expect(() => refuseSecondInstance(folder)).not.toThrow();
  });

  test('is not mistaken for another program that was given its number', () => {
    const folder = aFolder();
    expect(isAlive(process.pid)).toBe(true);
    const instance = { pid: process.pid, address: 'http://localhost:3000' };
    writeFileSync(path.join(folder, 'running.json'), JSON.stringify(instance));
    expect(runningInstance(folder)).toBeNull();
  });
});

describe('the pid file of PostgreSQL', () => {
  test('tells process and port', () => {
    expect(parsePidFile('71\n/data\n1700000000\n5433\n\n127.0.0.1\n')).toEqual({
      pid: 71,
      port: 5433,
    });
  });

  test('may be half-written, or no pid file at all', () => {
    expect(parsePidFile('71\n')).toEqual({ pid: 71, port: null });
    expect(parsePidFile('')).toBeNull();
    expect(parsePidFile('x')).toBeNull();
  });
});

describe('the list of what can be configured', () => {
  const listed = new Set(
    readFileSync(fromRoot('.env.example'), 'utf8')
      .split('\n')
      .flatMap((line) => /^#([A-Z][A-Z0-9_]+)=/.exec(line)?.[1] ?? []),
  );

  test('names every variable that the server reads', () => {
    const source = readFileSync(fromRoot('lib', 'server', 'env.ts'), 'utf8');
    const read = [...source.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(([, name]) => name);
    expect(read).toContain('DATABASE_URL');
    expect(read.filter((name) => !listed.has(name))).toEqual([]);
  });

  test('sets nothing, so that a copy of it changes nothing', () => {
    const lines = readFileSync(fromRoot('.env.example'), 'utf8').split('\n');
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
    expect(listed).toContain('PORT');
  });
});
