import { in002, in003, in004, inspectionNote, landRegister, statement } from '../documents';
import { ledgerUncredited, okehurst, quennell, twoEngineers } from '../sources';
import type { SampleClaim } from '../types';

export const article001A2: readonly SampleClaim[] = [
  {
    key: 'A12',
    quote: 'engineers found a crack in the dam',
    claimText: 'Engineers found a crack in the dam.',
    claimType: 'fact',
    priority: 'high',
    attribution: [ledgerUncredited, twoEngineers],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale:
      'Both the engineer’s note and the Ledger have a damp patch at the foot. Neither has a crack.',
    suggestedFix: 'an inspection found a damp patch below the dam',
    citations: [
      {
        ...inspectionNote,
        relation: 'contradicts',
        quote: 'Damp area, 4 m by 2 m, at left-hand toe. No cracking seen.',
        locator: 'paragraph 2',
      },
      {
        ...in004,
        relation: 'contradicts',
        quote: 'a damp patch at the foot of the dam',
        locator: 'paragraph 2',
      },
    ],
  },
  {
    key: 'A13',
    quote: 'a week earlier',
    claimText: 'It was found a week before the reservoir was lowered.',
    claimType: 'date',
    priority: 'medium',
    attribution: [ledgerUncredited, twoEngineers],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: 'The inspection was on Monday 10 March, the day before.',
    suggestedFix: 'the day before',
    citations: [
      {
        ...inspectionNote,
        relation: 'contradicts',
        quote: 'Visited 10 March, 09.30 to 12.15.',
        locator: 'heading',
      },
    ],
  },
  {
    key: 'A14',
    quote:
      '“There was never any danger to anyone, and we had planned this work for months,” said Perrin Okehurst',
    claimText:
      'Perrin Okehurst said: “There was never any danger to anyone, and we had planned this work for months.”',
    claimType: 'quote',
    priority: 'high',
    attribution: [okehurst],
    checkStatus: 'checked',
    verdict: 'misquoted',
    confidence: 'high',
    rationale:
      'These are not the words of the statement. “The public” became “anyone”, and “in our programme since January” became “planned for months”, which was seven weeks.',
    suggestedFix:
      '“There was no danger to the public at any time, and the work has been in our programme since January,” said Perrin Okehurst',
    citations: [
      {
        ...statement,
        relation: 'contradicts',
        quote:
          'There was no danger to the public at any time, and the work has been in our programme since January.',
        locator: 'second sentence',
      },
      {
        ...in002,
        relation: 'same_source',
        quote:
          'There was no danger to the public at any time, and the work has been in our programme since January.',
        locator: 'paragraph 3',
      },
      {
        ...in003,
        relation: 'same_source',
        quote: 'At no moment has the population been at risk',
        locator: 'paragraph 3',
      },
    ],
  },
  {
    key: 'A15',
    quote: 'He declined to say who had given the order.',
    claimText: 'Okehurst declined to say who had given the order.',
    claimType: 'fact',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'unverifiable',
    confidence: 'medium',
    rationale:
      'No record of the question. The Ledger has a refusal too, but to another question: against what the precaution was taken.',
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
    key: 'A16',
    quote: 'Residents were not told until the river was already in their gardens.',
    claimText: 'The river was in the gardens before residents were told.',
    claimType: 'fact',
    priority: 'high',
    attribution: [ledgerUncredited, quennell],
    checkStatus: 'checked',
    verdict: 'partly_supported',
    confidence: 'medium',
    rationale:
      'One resident says so of her own garden. The Ledger keeps it at “most people there”; nobody has shown it of all.',
    suggestedFix: 'At least one resident had the river in her garden before she was told.',
    citations: [
      {
        ...in004,
        relation: 'partly',
        quote: '“By then the river was in my beans.”',
        locator: 'paragraph 7',
      },
    ],
  },
  {
    key: 'A17',
    quote: 'One, Marla Quennell, said a text message had reached her at eight minutes to midnight.',
    claimText: 'Marla Quennell received a text message at 11.52pm.',
    claimType: 'quote',
    priority: 'medium',
    attribution: [ledgerUncredited, quennell],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale:
      'The Ledger’s words, not credited. The dispatch record has the same minute, so the time does not rest on her alone.',
    citations: [
      {
        ...in004,
        relation: 'same_source',
        quote: 'said a text message had reached her at eight minutes to midnight',
        locator: 'paragraph 7',
      },
    ],
  },
  {
    key: 'A18',
    quote: 'Some in Mill Lane believe the land is being cleared for sale.',
    claimText: 'Residents of Mill Lane believe that the land is to be sold.',
    claimType: 'attribution',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'unsupported',
    confidence: 'medium',
    rationale: 'Nobody is named or quoted, and no other article has met anyone who says so.',
    suggestedFix: '',
    citations: [
      {
        ...landRegister,
        relation: 'context',
        quote: 'No charge, option or contract entered as at 14 March 2025.',
        locator: 'part C',
      },
    ],
  },
  {
    key: 'A19',
    quote: 'Farrow Lodges, a builder of holiday cabins, has had its eye on the shore for years',
    claimText: 'Farrow Lodges has wanted the shore for years.',
    claimType: 'fact',
    priority: 'high',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'unsupported',
    confidence: 'medium',
    rationale:
      'No source is given. The register shows no step towards a purchase, but an interest need not be registered.',
    suggestedFix: '',
    citations: [
      {
        ...landRegister,
        relation: 'context',
        quote: 'No charge, option or contract entered as at 14 March 2025.',
        locator: 'part C',
      },
    ],
  },
  {
    key: 'A20',
    quote: 'a drained reservoir is worth more than a full one',
    claimText: 'A drained reservoir is worth more than a full one.',
    claimType: 'opinion',
    priority: 'low',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'opinion',
    confidence: 'medium',
    rationale: 'A guess at a motive put as a rule of thumb. Not a thing that can be looked up.',
    citations: [],
  },
];
