import { assetSheet, in001, in004, incidentSummary, levelRegister, statement } from '../documents';
import { okehurst } from '../sources';
import type { SampleClaim } from '../types';

export const article001B3: readonly SampleClaim[] = [
  {
    key: 'B20',
    quote:
      'Mr Okehurst would not say who gave the order, but insisted that the work had been planned for months and that nobody had been in danger at any time.',
    claimText:
      'Okehurst refused to name who gave the order, and insisted that the work was planned and nobody in danger.',
    claimType: 'quote',
    priority: 'medium',
    attribution: [okehurst],
    checkStatus: 'checked',
    verdict: 'misquoted',
    confidence: 'high',
    rationale:
      'The fourth paragraph once more in other words, with the same changes to what the statement says. “Insisted” makes one statement look like two.',
    suggestedFix: '',
    citations: [
      {
        ...statement,
        relation: 'contradicts',
        quote: 'There was no danger to the public at any time',
        locator: 'second sentence',
      },
      {
        ...in001,
        relation: 'same_source',
        quote: 'There was never any danger to anyone, and we had planned this work for months',
        locator: 'paragraph 4',
      },
    ],
  },
  {
    key: 'B21',
    quote: 'is the largest in the county',
    claimText: 'Haskeld is the largest reservoir in the county.',
    claimType: 'background',
    priority: 'low',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'unsupported',
    confidence: 'medium',
    rationale:
      'No list of the county’s reservoirs was found, and none of the other articles says so.',
    citations: [],
  },
  {
    key: 'B22',
    quote: 'It holds 412 million litres',
    claimText: 'It holds 412 million litres.',
    claimType: 'figure',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale: 'As the utility’s own sheet has it.',
    citations: [
      {
        ...assetSheet,
        relation: 'supports',
        quote: 'Capacity 412 Ml at top water level 214.9 m.',
        locator: 'page 1',
      },
    ],
  },
  {
    key: 'B23',
    quote: 'had been full since the new year',
    claimText: 'The reservoir had been full since the beginning of January.',
    claimType: 'date',
    priority: 'low',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: 'In January it stood more than a metre lower. It came near the top on 19 February.',
    suggestedFix: 'had been almost full since the middle of February',
    citations: [
      {
        ...levelRegister,
        relation: 'contradicts',
        quote: '1 Jan 213.24 m; 19 Feb 214.58 m',
        locator: 'rows 1 and 50',
      },
    ],
  },
  {
    key: 'B24',
    quote: 'The fire service attended but made no rescues.',
    claimText: 'The fire service came and rescued nobody.',
    claimType: 'fact',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'partly_supported',
    confidence: 'medium',
    rationale:
      'It attended. It brought nine people out, and books that as assistance, not as rescue; the sentence leaves the nine out.',
    suggestedFix: 'The fire service helped nine people out and had nobody to rescue.',
    citations: [
      {
        ...incidentSummary,
        relation: 'partly',
        quote: '9 persons assisted from premises, no injuries.',
        locator: 'section 2',
      },
    ],
  },
  {
    key: 'B25',
    quote: 'The dam faces its next official inspection on 1 April.',
    claimText: 'The next official inspection of the dam is on 1 April.',
    claimType: 'date',
    priority: 'low',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale: 'The Ledger has the same day.',
    citations: [
      {
        ...in004,
        relation: 'supports',
        quote: 'The next statutory inspection of the dam is due on 1 April.',
        locator: 'paragraph 8',
      },
    ],
  },
  {
    key: 'B26',
    quote: 'It is hard to think of a worse way to treat the people who pay the bills.',
    claimText: 'There is hardly a worse way to treat customers.',
    claimType: 'opinion',
    priority: 'low',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'opinion',
    confidence: 'high',
    rationale: 'The paper’s own judgement, in a news report and not marked as one.',
    suggestedFix: '',
    citations: [],
  },
];
