/** What looks at reports as readers do: poppler for PDF, LibreOffice for Word and Excel. */
import { spawnSync } from 'node:child_process';

import { canInstall, installPackages } from './debian.mjs';

/** The smallest set that opens Word, Excel and PDF files without a screen: some 100 MB to fetch. */
const PROGRAMS = [
  { program: 'pdftoppm', packages: ['poppler-utils'] },
  {
    program: 'soffice',
    packages: ['libreoffice-writer-nogui', 'libreoffice-calc-nogui', 'libreoffice-draw-nogui'],
  },
];

const isThere = ({ program }) =>
  spawnSync(program, ['--help'], { stdio: 'ignore' }).error === undefined;

/**
 * @returns null, or a sentence on what is not there: tests that need it are skipped, for a
 * run elsewhere than on Debian is still a run.
 */
export async function ensureOffice() {
  const missing = PROGRAMS.filter((one) => !isThere(one));
  if (missing.length === 0) return null;
  const packages = missing.flatMap((one) => one.packages);
  const failure = canInstall() ? await installPackages(packages) : '';
  if (failure === null) return null;
  const names = missing.map(({ program }) => program).join(' and ');
  return `Reports are not looked at as pictures, for there is no ${names} (on Debian: apt-get install ${packages.join(' ')}).${failure === '' ? '' : `\n${failure}`}`;
}
