/** The command line as a person starts it, in a process of its own. */
import { execFile } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';

const dataFolder = path.join(tmpdir(), `obelus-command-line-${process.pid}`);

type Ended = { code: number; out: string; err: string };

export function obelus(databaseUrl: string, ...args: string[]): Promise<Ended> {
  const program = ['--conditions=react-server', '--import', 'tsx', 'lib/server/cli/main.ts'];
  const env = {
    NODE_ENV: 'test' as const,
    PATH: '/usr/bin:/bin',
    DATABASE_URL: databaseUrl,
    NEXTAUTH_SECRET: 'x'.repeat(40),
    // Keys and notes of its own, and none of whoever runs the tests.
    OBELUS_DATA_DIR: dataFolder,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [...program, ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });
}
