/** Which lines are no part of the article, in a sentence; empty where all are. */
import type { Report } from './report';
import { FURNITURE_WORDS } from './words';

export function omissionWords({ omissions, words: { say } }: Report): string {
  const count = omissions.length;
  if (count === 0) return '';
  const all = omissions.map(({ reason }) =>
    say(reason === null ? 'other' : FURNITURE_WORDS[reason]),
  );
  const reasons = [...new Set(all)].join(', ');
  return count === 1
    ? say('1 line is struck out and no part of the article: {reasons}.', { reasons })
    : say('{count} lines are struck out and no part of the article: {reasons}.', {
        count,
        reasons,
      });
}
