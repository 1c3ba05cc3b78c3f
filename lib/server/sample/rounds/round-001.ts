import { article001A1 } from '../readings/article-001-a-1';
import { article001A2 } from '../readings/article-001-a-2';
import { article001A3 } from '../readings/article-001-a-3';
import { article001B1 } from '../readings/article-001-b-1';
import { article001B2 } from '../readings/article-001-b-2';
import { article001B3 } from '../readings/article-001-b-3';
import type { SampleRound } from '../types';
import { decisions001 } from './decisions-001';

/** Read twice, compared, settled and signed. */
export const round001: SampleRound = {
  articleCode: '001',
  mode: 'blind',
  phase: 'signed_off',
  readings: [
    {
      reviewer: 'checker_a',
      submitted: true,
      claims: [...article001A1, ...article001A2, ...article001A3],
      nothingToCheck: [
        { quote: 'By Sentinel staff' },
        { quote: '13 March 2025' },
        { quote: 'It is hard to think of a worse way to treat the people who pay the bills.' },
      ],
    },
    {
      reviewer: 'checker_b',
      submitted: true,
      claims: [...article001B1, ...article001B2, ...article001B3],
      nothingToCheck: [
        { quote: 'By Sentinel staff' },
        { quote: '13 March 2025' },
        { quote: 'He declined to say who had given the order.' },
        { quote: 'Some in Mill Lane believe the land is being cleared for sale.' },
      ],
    },
  ],
  decisions: decisions001,
  queries: [
    {
      claim: 'A14',
      askedBy: 'checker_a',
      messages: [
        {
          from: 'checker_a',
          body: 'Where do these words come from? The utility’s statement of 12 March says it differently, and nobody else has “for months”.',
        },
        {
          from: 'writer',
          body: 'From a telephone call on the morning of the 13th. I have notes, no recording, and I would not swear to each word.',
        },
        {
          from: 'checker_a',
          body: 'Then the statement goes in, or it stays without quotation marks. Fix suggested.',
        },
      ],
      open: false,
    },
    {
      claim: 'B19',
      askedBy: 'checker_b',
      messages: [
        {
          from: 'checker_b',
          body: 'Who says that Farrow Lodges wants the shore? And has the firm been asked?',
        },
        {
          from: 'writer',
          body: 'It is talk in the lane. I left a message at the firm’s office and had no call back before the deadline.',
        },
      ],
      open: false,
    },
  ],
};
