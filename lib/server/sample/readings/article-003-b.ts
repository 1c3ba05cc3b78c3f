import { in002, in004, statement, valveLog } from '../documents';
import { ledger, okehurst, residentsCount, twoEngineers } from '../sources';
import type { SampleClaim } from '../types';

/** Half done: the upper half of the article, and the last marks of it without a verdict. */
export const article003B: readonly SampleClaim[] = [
  {
    key: 'B1',
    quote: 'Dam operator empties reservoir at night',
    claimText: 'The operator emptied the reservoir at night.',
    claimType: 'fact',
    priority: 'high',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'partly_supported',
    confidence: 'high',
    rationale: 'At night, yes. Emptied, no: it lost about a third.',
    suggestedFix: 'Dam operator lowers reservoir at night',
    citations: [
      {
        ...valveLog,
        relation: 'partly',
        quote: 'Volume released 148 Ml',
        locator: 'summary',
      },
    ],
  },
  {
    key: 'B2',
    quote: 'close to thirty houses flooded',
    claimText: 'Close to thirty houses were flooded.',
    claimType: 'figure',
    priority: 'high',
    attribution: [residentsCount],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: 'Properties, not houses, and 26 of them.',
    suggestedFix: 'water on 26 properties',
    citations: [
      {
        ...in004,
        relation: 'contradicts',
        quote: '26 properties with water in a garden, a shed or a cellar',
        locator: 'paragraph 7',
      },
    ],
  },
  {
    key: 'B3',
    quote: 'during the night of Wednesday, March 12',
    claimText: 'It was in the night of Wednesday 12 March.',
    claimType: 'date',
    priority: 'medium',
    attribution: [ledger],
    checkStatus: 'checked',
    verdict: 'partly_supported',
    confidence: 'medium',
    rationale:
      'More than five of its six and a half hours were on the 12th, but anyone will read it as the night that followed.',
    suggestedFix: 'during the night of March 11 to 12',
    citations: [
      {
        ...valveLog,
        relation: 'partly',
        quote: '12 Mar 05:15 scour valve 2 closed',
        locator: 'entries 4 and 9',
      },
    ],
  },
  {
    key: 'B4',
    quote:
      'The operator of a dam in the county of Eastmarch emptied a reservoir during the night of Wednesday, March 12, flooding close to thirty houses, the Corrowby Ledger reported.',
    claimText: 'All of the first paragraph was reported by the Ledger.',
    claimType: 'attribution',
    priority: 'high',
    attribution: [ledger],
    checkStatus: 'checked',
    verdict: 'misquoted',
    confidence: 'high',
    rationale: 'The Ledger has another day, a lowering and 26 gardens, sheds and cellars.',
    citations: [
      {
        ...in004,
        relation: 'contradicts',
        quote: 'Corrowby Water lowered Haskeld reservoir by about three metres on Tuesday night',
        locator: 'paragraph 1',
      },
    ],
  },
  {
    key: 'B5',
    quote: 'discovered a leak at the foot of the dam on Monday',
    claimText: 'On Monday a leak was found at the foot of the dam.',
    claimType: 'fact',
    priority: 'high',
    attribution: [ledger, twoEngineers],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'medium',
    rationale: 'A damp patch is not a leak until somebody has shown where the water comes from.',
    suggestedFix: 'found a damp patch at the foot of the dam on Monday',
    citations: [
      {
        ...in004,
        relation: 'contradicts',
        quote: 'a damp patch at the foot of the dam',
        locator: 'paragraph 2',
      },
    ],
  },
  {
    key: 'B6',
    quote: 'did not inform the authorities',
    claimText: 'The authorities were not informed.',
    claimType: 'fact',
    priority: 'high',
    attribution: [ledger],
    checkStatus: 'open',
    verdict: null,
    confidence: null,
    rationale: 'Not in the Ledger. Is it in a later edition?',
    citations: [],
  },
  {
    key: 'B7',
    quote:
      'At no moment has the population been at risk, and the works were in the program of January',
    claimText: 'Okehurst said that the population was never at risk and the works were planned.',
    claimType: 'quote',
    priority: 'high',
    attribution: [okehurst],
    checkStatus: 'open',
    verdict: 'misquoted',
    confidence: null,
    rationale: '',
    citations: [
      {
        ...statement,
        relation: 'contradicts',
        quote:
          'There was no danger to the public at any time, and the work has been in our programme since January.',
        locator: 'second sentence',
      },
    ],
  },
  {
    key: 'B8',
    quote: 'The water level fell by 31 feet',
    claimText: 'The level fell by 31 feet.',
    claimType: 'figure',
    priority: 'high',
    attribution: [ledger],
    checkStatus: 'open',
    verdict: null,
    confidence: null,
    rationale: 'Metres taken for feet? Look up the register.',
    citations: [
      {
        ...in002,
        relation: 'contradicts',
        quote: 'the level fell by 3.1 metres',
        locator: 'paragraph 2',
      },
    ],
  },
];
