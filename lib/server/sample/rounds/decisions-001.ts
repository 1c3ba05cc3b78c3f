import {
  alertRecord,
  assetSheet,
  in002,
  in004,
  landRegister,
  levelRegister,
  valveLog,
} from '../documents';
import type { SampleDecision } from '../types';

/** Every group of article 001 on which the readings differ, in the order of the text. */
export const decisions001: readonly SampleDecision[] = [
  {
    settles: ['A1', 'B1', 'B2'],
    decision: 'took',
    take: 'A1',
    cause: 'scope',
    reason:
      'A headline is read at once, and as a whole it tells a story that did not happen. That cellars belong to homes does not save it.',
  },
  {
    settles: ['A3', 'B4'],
    decision: 'merged',
    base: 'A3',
    changes: {
      rationale:
        'The night is right, and a part of the water was let out; “drained” says all of it. The level fell by 3.08 metres, and nearly two thirds of the water stayed.',
      suggestedFix:
        'on Tuesday night when Corrowby Water lowered Haskeld reservoir by three metres',
      citations: [
        {
          ...valveLog,
          relation: 'supports',
          quote: '11 Mar 22:40 scour valve 2 opened to 60 per cent',
          locator: 'entry 4',
        },
        {
          ...levelRegister,
          relation: 'partly',
          quote: '11 Mar 22:30 214.60 m; 12 Mar 05:30 211.52 m',
          locator: 'rows 70 and 71',
        },
        {
          ...in004,
          relation: 'contradicts',
          quote: 'more than a third of what Haskeld holds',
          locator: 'paragraph 4',
        },
      ],
    },
    cause: 'scope',
    reason:
      'One passage holds the night and the act. The night is right, so the whole is partly supported; both readings find “drained” wrong.',
  },
  {
    settles: ['A4', 'B5'],
    decision: 'wrote',
    claim: {
      quote: 'without warning',
      claimText: 'Nobody was warned before the water came.',
      claimType: 'fact',
      priority: 'high',
      attribution: [],
      checkStatus: 'checked',
      verdict: 'partly_supported',
      confidence: 'high',
      rationale:
        'Right of the time before the valve was opened: nothing was sent. Wrong of the night as a whole: an alert went out after 72 minutes, before the river reached its peak.',
      suggestedFix: 'without warning beforehand',
      citations: [
        {
          ...alertRecord,
          relation: 'partly',
          quote: '23:52 HASKELD RELEASE, sent 1,140 of 1,140',
          locator: 'line 1',
        },
        {
          ...in002,
          relation: 'partly',
          quote: 'at 11.52pm, 72 minutes after the valve was opened',
          locator: 'paragraph 6',
        },
        {
          ...valveLog,
          relation: 'context',
          quote: '11 Mar 22:40 scour valve 2 opened to 60 per cent',
          locator: 'entry 4',
        },
      ],
    },
    cause: 'reading',
    reason:
      'The two words can be read of the release or of the night. The claim now says which, and both alerts and valve are cited.',
  },
  {
    settles: ['A5', 'B6'],
    decision: 'took',
    take: 'B6',
    cause: 'scale',
    reason:
      'A gauge record that shows a slow rise is evidence against a wall of water, not a lack of evidence for one.',
  },
  {
    settles: ['A7', 'B8', 'B9'],
    decision: 'took',
    take: 'A7',
    cause: 'scope',
    reason: 'Begin and end come from two lines of one log. One claim is enough.',
  },
  {
    settles: ['A9', 'B11'],
    decision: 'took',
    take: 'B11',
    cause: 'scope',
    reason: 'Without the lane the year is about nothing. The longer passage can be read by itself.',
  },
  {
    settles: ['A11', 'B13'],
    decision: 'took',
    take: 'A11',
    cause: 'timing',
    reason:
      'The minutes of 18 March were published between the two readings. With them nothing is left to dispute.',
  },
  {
    settles: ['A12', 'A13', 'B14'],
    decision: 'took',
    take: 'B14',
    cause: 'scope',
    reason: 'Finding and day are one statement, and one correction mends both.',
  },
  {
    settles: ['A14', 'B15', 'B16'],
    decision: 'took',
    take: 'A14',
    cause: 'scope',
    reason: 'One quotation, given in one breath. The three wordings are cited side by side.',
  },
  {
    settles: ['A15'],
    decision: 'took',
    take: 'A15',
    cause: 'scope',
    reason:
      'The second reading marked this only where the article says it again. Both places need the query.',
  },
  {
    settles: ['A16', 'B17'],
    decision: 'took',
    take: 'A16',
    cause: 'evidence',
    reason:
      'Both find it half right, on different words of the same report. “Most people there” has itself no source; what is left is one resident.',
  },
  {
    settles: ['A18'],
    decision: 'took',
    take: 'A18',
    cause: 'scope',
    reason:
      'That people believe a thing is a statement of fact, and the writer has to be able to name one.',
  },
  {
    settles: ['A19', 'B19'],
    decision: 'wrote',
    claim: {
      quote: 'Farrow Lodges, a builder of holiday cabins, has had its eye on the shore for years',
      claimText: 'Farrow Lodges has wanted to acquire the shore for years.',
      claimType: 'fact',
      priority: 'high',
      attribution: [],
      checkStatus: 'checked',
      verdict: 'unsupported',
      confidence: 'high',
      rationale:
        'No source is given and none was found. A councillor says that nobody has asked to buy, and the register has no step towards a sale; neither shows what the firm may have wished for. The firm had not been asked.',
      suggestedFix: '',
      citations: [
        {
          ...in002,
          relation: 'context',
          quote: '“Nobody has asked to buy it and nobody may,” he said.',
          locator: 'paragraph 7',
        },
        {
          ...landRegister,
          relation: 'does_not_mention',
          quote: 'No charge, option or contract entered as at 14 March 2025.',
          locator: 'part C',
        },
      ],
    },
    cause: 'evidence',
    reason:
      'An entry that is not there cannot contradict a wish. But a firm is named, so the sentence goes unless there is a source.',
  },
  {
    settles: ['A20'],
    decision: 'rejected',
    cause: 'scope',
    reason: 'Nothing to check here: the half sentence falls with the one before it.',
  },
  {
    settles: ['A21', 'A22', 'B20'],
    decision: 'took',
    take: 'B20',
    cause: 'scope',
    reason: 'The sentence is one repetition, and the fix is one cut.',
  },
  {
    settles: ['A23', 'B21'],
    decision: 'merged',
    base: 'A23',
    changes: {
      rationale:
        'It was completed in 1908, as the utility’s sheet says. Nothing was found that ranks the reservoirs of the county, and no other article has it.',
      suggestedFix: 'The reservoir was completed in 1908.',
      citations: [
        {
          ...assetSheet,
          relation: 'partly',
          quote: 'Begun 1897, completed 1908.',
          locator: 'page 1',
        },
        {
          ...in002,
          relation: 'partly',
          quote: 'Haskeld was completed in 1908 after eleven years of work',
          locator: 'paragraph 5',
        },
      ],
    },
    cause: 'scope',
    reason:
      'The short reading is right about the rank and leaves out the year, which holds. The fix keeps the half that stands.',
  },
  {
    settles: ['B23'],
    decision: 'took',
    take: 'B23',
    cause: 'evidence',
    reason:
      'One reading stopped at the capacity. The register goes on, and shows the level in January.',
  },
  {
    settles: ['A25', 'B24'],
    decision: 'took',
    take: 'B24',
    cause: 'scale',
    reason:
      'The service tells rescue from assistance, and by its own words the sentence is true and leaves the nine out.',
  },
  {
    settles: ['B26'],
    decision: 'took',
    take: 'B26',
    cause: 'scope',
    reason: 'Opinion in a news report is to be marked, so that the editor sees it.',
  },
];
