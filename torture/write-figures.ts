/** The figures of a run into the document that shows them, in the place kept for each. */
import { readFileSync, writeFileSync } from 'node:fs';

import { type surroundings, toMarkdown } from '../bench/report';
import type { TortureReport } from './report';

type Where = ReturnType<typeof surroundings> & {
  version: string;
  command: string;
  seconds: number;
};

export function writeFigures(
  file: string,
  name: string,
  figures: { where: Where; report: TortureReport },
): void {
  writeFileSync(file, withFigures(readFileSync(file, 'utf8'), name, figures));
}

/** The document with these figures between the marks of `name`. */
function withFigures(
  document: string,
  name: string,
  { where, report }: { where: Where; report: TortureReport },
): string {
  const begin = `<!-- figures of ${name} -->`;
  const end = `<!-- end of figures of ${name} -->`;
  const from = document.indexOf(begin);
  const to = document.indexOf(end);
  if (from === -1 || to < from) {
    throw new Error(`There is no place for the figures of ${name}: ${begin} … ${end}`);
  }
  const heading = `${where.measuredAt.slice(0, 10)}, Obelus ${where.version}, Node ${where.node}, ${where.platform}, ${where.processors} processors, ${where.memoryGiB} GiB; ${where.seconds} s: \`${where.command}\``;
  // One heading deeper than on the screen.
  const figures = toMarkdown(report).replaceAll(/^### /gmu, '#### ');
  return `${document.slice(0, from)}${begin}\n\n${heading}\n\n${figures}\n${document.slice(to)}`;
}
