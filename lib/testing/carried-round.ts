/** A text, the next version of it, and a round with a claim for each thing that can become of one. */
import type { Db } from '@/lib/server/db/client';

import { anActor, anAnnotation, aRound } from './factories';

export const OLD_TEXT = [
  'The council met on Monday to count the votes of the whole county.',
  'The mayor called it a record for the whole region.',
  'Turnout was 62 percent, the clerk said.',
  'The budget grew by four million in a year.',
  'Most of the stations opened at seven in the morning and closed at eight.',
  'Nobody else spoke.',
].join('\n');

export const NEW_TEXT = [
  'The council met on Monday to count the votes of the whole county.',
  'Turnout was 68 percent, the clerk said.',
  'Most of the stations opened at seven in the morning and closed at eight.',
  'Nobody else spoke.',
  'The mayor called it a record for the whole region.',
].join('\n');

/** A shared round on the old text; each claim is named by what the new text makes of it. */
export async function aMarkedRound(db: Db) {
  const ana = await anActor(db, { roles: ['checker'] });
  const editor = await anActor(db, { roles: ['editor'], newsroomId: ana.newsroomId });
  const round = await aRound(db, { reviewers: [ana], mode: 'shared', text: OLD_TEXT });
  const mark = (words: string) =>
    anAnnotation(db, ana, round, words, { verdict: 'supported', checkStatus: 'checked' });
  return {
    ana,
    editor,
    round,
    anchored: await mark('met on Monday'),
    changed: await mark('62 percent'),
    moved: await mark('a record for the whole region'),
    orphaned: await mark('The budget grew by four million in a year.'),
  };
}
