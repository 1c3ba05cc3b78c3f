import { in002, in004, incidentSummary, levelRegister, statement, valveLog } from '../documents';
import { ledger, okehurst, residentsCount, twoEngineers } from '../sources';
import type { SampleClaim } from '../types';

export const article003A1: readonly SampleClaim[] = [
  {
    key: 'A1',
    quote: 'Dam operator empties reservoir at night, close to thirty houses flooded',
    claimText: 'The reservoir was emptied at night and close to thirty houses were flooded.',
    claimType: 'fact',
    priority: 'high',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: 'Lowered by a third, not emptied; gardens and cellars, not houses.',
    suggestedFix: 'Reservoir lowered at night, gardens flooded',
    citations: [
      {
        ...incidentSummary,
        relation: 'contradicts',
        quote: 'No dwelling entered above floor level.',
        locator: 'section 3',
      },
    ],
  },
  {
    key: 'A2',
    quote: 'The operator of a dam in the county of Eastmarch emptied a reservoir',
    claimText: 'The operator emptied the reservoir.',
    claimType: 'fact',
    priority: 'high',
    attribution: [ledger],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: 'The report it relays has the level lowered by about three metres.',
    suggestedFix: 'Corrowby Water lowered Haskeld reservoir by about three metres',
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
    key: 'A3',
    quote: 'during the night of Wednesday, March 12',
    claimText: 'It happened in the night of Wednesday 12 March.',
    claimType: 'date',
    priority: 'high',
    attribution: [ledger],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: 'The night of Tuesday the 11th, ending on the morning of the 12th.',
    suggestedFix: 'during the night of Tuesday, March 11',
    citations: [
      {
        ...valveLog,
        relation: 'contradicts',
        quote: '11 Mar 22:40 scour valve 2 opened to 60 per cent',
        locator: 'entry 4',
      },
      {
        ...in002,
        relation: 'contradicts',
        quote: 'between 10.40pm on Tuesday and 5.15am on Wednesday',
        locator: 'paragraph 2',
      },
    ],
  },
  {
    key: 'A4',
    quote: 'flooding close to thirty houses, the Corrowby Ledger reported',
    claimText: 'The Ledger reported that close to thirty houses were flooded.',
    claimType: 'attribution',
    priority: 'high',
    attribution: [ledger, residentsCount],
    checkStatus: 'checked',
    verdict: 'misquoted',
    confidence: 'high',
    rationale: 'The Ledger has 26 properties with water in a garden, a shed or a cellar.',
    suggestedFix: 'with water reaching 26 properties, the Corrowby Ledger reported',
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
    key: 'A5',
    quote: 'the operator had discovered a leak at the foot of the dam on Monday',
    claimText: 'A leak was discovered at the foot of the dam on Monday.',
    claimType: 'fact',
    priority: 'high',
    attribution: [ledger, twoEngineers],
    checkStatus: 'checked',
    verdict: 'partly_supported',
    confidence: 'medium',
    rationale:
      'Place and day are the Ledger’s. “Leak” for “damp patch” says more than anyone knows.',
    suggestedFix: 'an inspection had found a damp patch at the foot of the dam on Monday',
    citations: [
      {
        ...in004,
        relation: 'partly',
        quote: 'an inspection on Monday that found a damp patch at the foot of the dam',
        locator: 'paragraph 2',
      },
    ],
  },
  {
    key: 'A6',
    quote: 'did not inform the authorities',
    claimText: 'The Ledger reported that the operator did not inform the authorities.',
    claimType: 'attribution',
    priority: 'high',
    attribution: [ledger],
    checkStatus: 'queried',
    verdict: 'misquoted',
    confidence: 'high',
    rationale:
      'There is nothing of the kind in the Ledger. A grave thing to put in another’s mouth.',
    citations: [
      {
        ...in004,
        relation: 'does_not_mention',
        quote: '',
        locator: 'whole article',
      },
    ],
  },
  {
    key: 'A7',
    quote:
      '“We reduced the water level for safety purposes. At no moment has the population been at risk, and the works were in the program of January,”',
    claimText:
      'Okehurst said: “We reduced the water level for safety purposes. At no moment has the population been at risk, and the works were in the program of January.”',
    claimType: 'quote',
    priority: 'high',
    attribution: [okehurst],
    checkStatus: 'checked',
    verdict: 'misquoted',
    confidence: 'high',
    rationale:
      'The statement, there and back through another language. “As a precaution” is lost, and “since January” has become “of January”.',
    suggestedFix:
      '“We lowered the reservoir as a precaution. There was no danger to the public at any time, and the work has been in our programme since January,”',
    citations: [
      {
        ...statement,
        relation: 'contradicts',
        quote: 'We lowered the reservoir as a precaution.',
        locator: 'first sentence',
      },
      {
        ...in002,
        relation: 'same_source',
        quote:
          'There was no danger to the public at any time, and the work has been in our programme since January.',
        locator: 'paragraph 3',
      },
    ],
  },
  {
    key: 'A8',
    quote: 'the director of communication of the operator',
    claimText: 'Okehurst is the operator’s director of communication.',
    claimType: 'name',
    priority: 'low',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'unverifiable',
    confidence: 'low',
    rationale:
      'The statement gives no title, and the other articles say “spokesman” or leave it out.',
    citations: [],
  },
  {
    key: 'A9',
    quote: 'The water level fell by 31 feet in less than six hours, according to the newspaper',
    claimText: 'The Ledger has the level falling 31 feet in less than six hours.',
    claimType: 'figure',
    priority: 'high',
    attribution: [ledger],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: 'About three metres is ten feet, and the Ledger has more than six hours.',
    suggestedFix:
      'The water level fell by about ten feet in more than six hours, according to the newspaper',
    citations: [
      {
        ...in004,
        relation: 'contradicts',
        quote: 'went on falling for more than six hours',
        locator: 'paragraph 3',
      },
    ],
  },
  {
    key: 'A10',
    quote: '31 feet',
    claimText: 'The fall was 31 feet.',
    claimType: 'figure',
    priority: 'high',
    attribution: [ledger],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale:
      '3.1 metres with the point lost and the unit changed. 31 feet would be the whole dam.',
    suggestedFix: '10 feet',
    citations: [
      {
        ...levelRegister,
        relation: 'contradicts',
        quote: '11 Mar 22:30 214.60 m; 12 Mar 05:30 211.52 m',
        locator: 'rows 70 and 71',
      },
    ],
  },
];
