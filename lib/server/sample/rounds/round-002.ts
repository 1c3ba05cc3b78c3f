import { article002A1 } from '../readings/article-002-a-1';
import { article002A2 } from '../readings/article-002-a-2';
import { article002B1 } from '../readings/article-002-b-1';
import { article002B2 } from '../readings/article-002-b-2';
import type { SampleRound } from '../types';

/** Both readings are in; the head of research has begun to settle them. */
export const round002: SampleRound = {
  articleCode: '002',
  mode: 'blind',
  phase: 'comparison',
  readings: [
    {
      reviewer: 'checker_a',
      submitted: true,
      claims: [...article002A1, ...article002A2],
      nothingToCheck: [
        { quote: 'By Edda Winstock' },
        { quote: '14 March 2025' },
        { quote: '“A careful owner does it sooner than it looks necessary,” he said.' },
      ],
    },
    {
      reviewer: 'checker_b',
      submitted: true,
      claims: [...article002B1, ...article002B2],
      nothingToCheck: [
        { quote: 'By Edda Winstock' },
        { quote: '14 March 2025' },
        { quote: 'She did not explain why a test needed a precaution.' },
      ],
    },
  ],
  decisions: [
    {
      settles: ['A2', 'B2'],
      decision: 'took',
      take: 'A2',
      cause: 'scope',
      reason: 'The week belongs to it: half a metre this week would be another story.',
    },
    {
      settles: ['A6', 'A7', 'B6'],
      decision: 'took',
      take: 'B6',
      cause: 'scope',
      reason: 'One movement of the water, from when to when. It also cites the agency’s feet.',
    },
    {
      settles: ['A9', 'B8'],
      decision: 'took',
      take: 'A9',
      cause: 'scale',
      reason:
        'The desk’s rule: what stands between quotation marks was said so, or it is misquoted, however little it changes.',
    },
    {
      settles: ['A17', 'B16'],
      decision: 'took',
      take: 'A17',
      cause: 'scope',
      reason: 'Alert and minute are right, the reach is not; the longer passage says both.',
    },
    {
      settles: ['A18'],
      decision: 'took',
      take: 'A18',
      cause: 'scope',
      reason: 'Marked in one reading only. It is the figure that readers will repeat.',
    },
  ],
  queries: [
    {
      claim: 'A16',
      askedBy: 'checker_a',
      messages: [
        { from: 'checker_a', body: 'Nine days: who says so? The asset sheet has no such figure.' },
        {
          from: 'writer',
          body: 'From the agency copy of the day before, I think. I could not find it again. Cut it if you must.',
        },
      ],
      open: false,
    },
    {
      claim: 'B21',
      askedBy: 'checker_b',
      messages: [
        {
          from: 'checker_b',
          body: 'The utility has since published the engineer’s note. Do we say “had not confirmed it by Friday”, or bring the note in?',
        },
      ],
      open: true,
    },
  ],
};
