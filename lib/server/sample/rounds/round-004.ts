import { inspectionNote, levelRegister } from '../documents';
import { twoEngineers } from '../sources';
import type { SampleRound } from '../types';

/** Begun this morning. */
export const round004: SampleRound = {
  articleCode: '004',
  mode: 'blind',
  phase: 'open',
  readings: [
    {
      reviewer: 'checker_a',
      submitted: false,
      claims: [
        {
          key: 'A1',
          quote: 'let down by three metres overnight',
          claimText: 'The reservoir was lowered by three metres overnight.',
          claimType: 'figure',
          priority: 'high',
          attribution: [],
          checkStatus: 'checked',
          verdict: 'supported',
          confidence: 'high',
          rationale: '3.08 metres in the register, and “about” stands in the first paragraph.',
          citations: [
            {
              ...levelRegister,
              relation: 'supports',
              quote: '11 Mar 22:30 214.60 m; 12 Mar 05:30 211.52 m',
              locator: 'rows 70 and 71',
            },
          ],
        },
        {
          key: 'A2',
          quote: 'the utility acted on an inspection the day before',
          claimText: 'The utility acted on what an inspection found the day before.',
          claimType: 'causal',
          priority: 'high',
          attribution: [twoEngineers],
          checkStatus: 'open',
          verdict: null,
          confidence: null,
          rationale: 'The note fits. Still to be found: who read it, and when.',
          citations: [
            {
              ...inspectionNote,
              relation: 'context',
              quote: 'Recommend level be lowered by 3 m as a precaution pending survey.',
              locator: 'paragraph 5',
            },
          ],
        },
        {
          key: 'A3',
          quote: 'reached gardens and cellars in Mill Lane before most people there knew of it',
          claimText: 'The water reached Mill Lane before most people there knew of it.',
          claimType: 'fact',
          priority: 'medium',
          attribution: [],
          checkStatus: 'open',
          verdict: null,
          confidence: null,
          rationale: '',
          citations: [],
        },
      ],
      nothingToCheck: [{ quote: 'By Nell Varrick, valley reporter' }],
    },
    { reviewer: 'checker_b', submitted: false, claims: [], nothingToCheck: [] },
  ],
  decisions: [],
  queries: [],
};
