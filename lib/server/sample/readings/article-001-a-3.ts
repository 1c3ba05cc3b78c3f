import { assetSheet, in004, incidentSummary, statement } from '../documents';
import { okehurst } from '../sources';
import type { SampleClaim } from '../types';

export const article001A3: readonly SampleClaim[] = [
  {
    key: 'A21',
    quote: 'Mr Okehurst would not say who gave the order',
    claimText: 'Okehurst would not say who gave the order.',
    claimType: 'fact',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'unverifiable',
    confidence: 'medium',
    rationale: 'Said already three paragraphs earlier, and as little to be found for it here.',
    citations: [
      {
        ...in004,
        relation: 'context',
        quote: 'would not say against what',
        locator: 'paragraph 6',
      },
    ],
  },
  {
    key: 'A22',
    quote:
      'insisted that the work had been planned for months and that nobody had been in danger at any time',
    claimText: 'Okehurst said that the work was planned for months and nobody was in danger.',
    claimType: 'quote',
    priority: 'medium',
    attribution: [okehurst],
    checkStatus: 'checked',
    verdict: 'misquoted',
    confidence: 'medium',
    rationale:
      'The quotation of the fourth paragraph again, now as reported speech, and with the same two changes of sense.',
    citations: [
      {
        ...statement,
        relation: 'contradicts',
        quote: 'the work has been in our programme since January',
        locator: 'second sentence',
      },
    ],
  },
  {
    key: 'A23',
    quote: 'The reservoir, which was built in 1908, is the largest in the county.',
    claimText: 'The reservoir dates from 1908 and is the largest in the county.',
    claimType: 'background',
    priority: 'low',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'partly_supported',
    confidence: 'medium',
    rationale:
      'It was completed in 1908. Nothing was found that ranks the reservoirs of Eastmarch by size.',
    citations: [
      {
        ...assetSheet,
        relation: 'partly',
        quote: 'Begun 1897, completed 1908.',
        locator: 'page 1',
      },
    ],
  },
  {
    key: 'A24',
    quote: 'It holds 412 million litres',
    claimText: 'The reservoir holds 412 million litres.',
    claimType: 'figure',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale: 'The figure of the asset sheet, at top water level.',
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
    key: 'A25',
    quote: 'The fire service attended but made no rescues.',
    claimText: 'The fire service rescued nobody.',
    claimType: 'fact',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'medium',
    rationale: 'Its summary has nine people brought out of their homes.',
    suggestedFix: 'The fire service helped nine people from their homes.',
    citations: [
      {
        ...incidentSummary,
        relation: 'contradicts',
        quote: '9 persons assisted from premises, no injuries.',
        locator: 'section 2',
      },
    ],
  },
  {
    key: 'A26',
    quote: 'The dam faces its next official inspection on 1 April.',
    claimText: 'The next statutory inspection is on 1 April.',
    claimType: 'date',
    priority: 'low',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale: 'The same date stands in the Ledger.',
    citations: [
      {
        ...in004,
        relation: 'supports',
        quote: 'The next statutory inspection of the dam is due on 1 April.',
        locator: 'paragraph 8',
      },
    ],
  },
];
