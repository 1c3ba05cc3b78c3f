import { article003A1 } from '../readings/article-003-a-1';
import { article003A2 } from '../readings/article-003-a-2';
import { article003B } from '../readings/article-003-b';
import type { SampleRound } from '../types';

/** Under way and blind: one reading is in, the other is half done, and the writer has been asked. */
export const round003: SampleRound = {
  articleCode: '003',
  mode: 'blind',
  phase: 'open',
  readings: [
    {
      reviewer: 'checker_a',
      submitted: true,
      claims: [...article003A1, ...article003A2],
      nothingToCheck: [],
    },
    { reviewer: 'checker_b', submitted: false, claims: article003B, nothingToCheck: [] },
  ],
  decisions: [],
  queries: [
    {
      claim: 'A6',
      askedBy: 'checker_a',
      messages: [
        {
          from: 'checker_a',
          body: 'I cannot find this in the Ledger. Did its reporter tell you, or is it ours?',
        },
      ],
      open: true,
    },
    {
      claim: 'A13',
      askedBy: 'checker_a',
      messages: [
        {
          from: 'checker_a',
          body: 'Who is the neighbour, and at what time was the telephone call? The utility has no record of one.',
        },
        {
          from: 'writer',
          body: 'A man in Weir Row who would not give his name. He said “in the evening”; I did not ask for the hour. I can go back on Monday.',
        },
      ],
      open: true,
    },
    {
      claim: 'A19',
      askedBy: 'checker_a',
      messages: [
        { from: 'checker_a', body: 'Which county, which village? Without a name it has to go.' },
      ],
      open: true,
    },
  ],
};
