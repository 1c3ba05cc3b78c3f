import {
  alertRecord,
  assetSheet,
  committeeMinutes,
  in002,
  in004,
  incidentSummary,
  levelRegister,
  riverGauge,
  siteVisit,
  valveLog,
} from '../documents';
import { ledgerUncredited, residentsCount, twoEngineers } from '../sources';
import type { SampleClaim } from '../types';

export const article001A1: readonly SampleClaim[] = [
  {
    key: 'A1',
    quote: 'Homes flooded as water bosses drain reservoir in secret',
    claimText: 'Managers secretly emptied the reservoir and homes were flooded.',
    claimType: 'fact',
    priority: 'high',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale:
      'Nothing supports any of the three parts. Water entered gardens and cellars, not dwellings; about a third was let out; an alert was sent to the street while the valve was open.',
    suggestedFix: 'Gardens flooded as utility lowers reservoir overnight',
    citations: [
      {
        ...incidentSummary,
        relation: 'contradicts',
        quote: 'No dwelling entered above floor level.',
        locator: 'section 3',
      },
      {
        ...alertRecord,
        relation: 'contradicts',
        quote: '23:52 HASKELD RELEASE, sent 1,140 of 1,140',
        locator: 'line 1',
      },
    ],
  },
  {
    key: 'A2',
    quote: 'Twenty-six homes were flooded',
    claimText: 'Twenty-six homes were flooded.',
    claimType: 'figure',
    priority: 'high',
    attribution: [ledgerUncredited, residentsCount],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale:
      'Twenty-six is the residents’ count of properties with water in a garden, a shed or a cellar, as the Ledger reported. The fire service found none with water above floor level.',
    suggestedFix: 'Twenty-six properties took in water, residents say,',
    citations: [
      {
        ...in004,
        relation: 'contradicts',
        quote: '26 properties with water in a garden, a shed or a cellar',
        locator: 'paragraph 7',
      },
      {
        ...incidentSummary,
        relation: 'contradicts',
        quote: 'No dwelling entered above floor level.',
        locator: 'section 3',
      },
    ],
  },
  {
    key: 'A3',
    quote: 'on Tuesday night when Corrowby Water drained Haskeld reservoir',
    claimText: 'Corrowby Water drained Haskeld reservoir on the night of Tuesday 11 March.',
    claimType: 'fact',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'partly_supported',
    confidence: 'high',
    rationale:
      'The night is right. “Drained” is not: the level fell by 3.08 metres and most of the water stayed.',
    suggestedFix: 'on Tuesday night when Corrowby Water lowered Haskeld reservoir',
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
    ],
  },
  {
    key: 'A4',
    quote: 'without warning',
    claimText: 'Nobody was warned.',
    claimType: 'fact',
    priority: 'high',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'medium',
    rationale:
      'A text alert was sent at 23:52, and this article itself reports one that arrived at eight minutes to midnight. It came 72 minutes after the valve was opened.',
    suggestedFix: 'with little warning',
    citations: [
      {
        ...alertRecord,
        relation: 'contradicts',
        quote: '23:52 HASKELD RELEASE, sent 1,140 of 1,140',
        locator: 'line 1',
      },
      {
        ...in002,
        relation: 'contradicts',
        quote: 'at 11.52pm, 72 minutes after the valve was opened',
        locator: 'paragraph 6',
      },
    ],
  },
  {
    key: 'A5',
    quote: 'sending a wall of water through the sleeping town',
    claimText: 'A wall of water went through the town.',
    claimType: 'fact',
    priority: 'medium',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'unsupported',
    confidence: 'high',
    rationale:
      'No account and no instrument has a wall of water. The river at Pell Bridge rose by less than a metre in three and a half hours.',
    suggestedFix: 'raising the river by almost a metre',
    citations: [
      {
        ...riverGauge,
        relation: 'contradicts',
        quote: '22:00 0.71 m … 01:30 1.62 m (peak)',
        locator: 'rows 88 to 102',
      },
    ],
  },
  {
    key: 'A6',
    quote:
      'The level began to fall at about 10.40pm and kept falling for more than six hours. By first light on Wednesday a band of grey mud some three metres deep ran round the whole shore, and the walls of a drowned lane stood clear of the water for the first time since 1967.',
    claimText: 'The Sentinel saw the shore and describes it in its own words.',
    claimType: 'attribution',
    priority: 'medium',
    attribution: [ledgerUncredited],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale:
      'The paragraph is the Ledger’s of the day before with one phrase and one figure changed. Nothing in it is the Sentinel’s own, and it counts as no second confirmation.',
    suggestedFix:
      'The Corrowby Ledger reported that the level began to fall at about 10.40pm and went on falling for more than six hours.',
    citations: [
      {
        ...in004,
        relation: 'same_source',
        quote:
          'By first light on Wednesday a band of grey mud some three metres deep ran round the whole shore, and the walls of a drowned lane stood clear of the water',
        locator: 'paragraph 3',
      },
    ],
  },
  {
    key: 'A7',
    quote: 'The level began to fall at about 10.40pm and kept falling for more than six hours.',
    claimText: 'The level fell from about 10.40pm for more than six hours.',
    claimType: 'figure',
    priority: 'medium',
    attribution: [ledgerUncredited],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale: 'The valve was open from 22:40 to 05:15, six hours and thirty-five minutes.',
    citations: [
      {
        ...valveLog,
        relation: 'supports',
        quote: '12 Mar 05:15 scour valve 2 closed',
        locator: 'entries 4 and 9',
      },
    ],
  },
  {
    key: 'A8',
    quote: 'a band of grey mud some three metres deep ran round the whole shore',
    claimText: 'A band of mud three metres deep lay round the whole shore.',
    claimType: 'figure',
    priority: 'low',
    attribution: [ledgerUncredited],
    checkStatus: 'checked',
    verdict: 'partly_supported',
    confidence: 'medium',
    rationale:
      'Three metres is the height of the bared shore, not the depth of the mud, and the dam’s own face has none.',
    citations: [
      {
        ...siteVisit,
        relation: 'partly',
        quote: 'Bared strip 2.9 m high at the slipway; mud 20 to 30 cm.',
        locator: 'note 2',
      },
    ],
  },
  {
    key: 'A9',
    quote: 'for the first time since 1967',
    claimText: 'The lane was last seen in 1967.',
    claimType: 'date',
    priority: 'low',
    attribution: [ledgerUncredited],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: 'The Ledger has 1976, and so has the utility. Two digits changed places in copying.',
    suggestedFix: 'for the first time since 1976',
    citations: [
      {
        ...in004,
        relation: 'contradicts',
        quote: 'for the first time since 1976',
        locator: 'paragraph 3',
      },
      {
        ...assetSheet,
        relation: 'contradicts',
        quote: 'Lowest level on record 210.9 m, August 1976; lane exposed.',
        locator: 'page 2',
      },
    ],
  },
  {
    key: 'A10',
    quote: 'Almost half of the water in the reservoir was lost.',
    claimText: 'Almost half of the water was lost.',
    claimType: 'figure',
    priority: 'high',
    attribution: [],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale: '148 of 412 million litres is 36 per cent: more than a third, far from half.',
    suggestedFix: 'More than a third of the water in the reservoir was let out.',
    citations: [
      {
        ...valveLog,
        relation: 'contradicts',
        quote: 'Volume released 148 Ml',
        locator: 'summary',
      },
    ],
  },
  {
    key: 'A11',
    quote: 'The order was given by the chief executive, Judit Stannage',
    claimText: 'Judit Stannage, the chief executive, gave the order.',
    claimType: 'fact',
    priority: 'high',
    attribution: [ledgerUncredited, twoEngineers],
    checkStatus: 'checked',
    verdict: 'contradicted',
    confidence: 'high',
    rationale:
      'The minutes name the duty manager. The report this rests on says the engineers did not know whether she had been told.',
    suggestedFix: 'The order was given by a duty manager',
    citations: [
      {
        ...committeeMinutes,
        relation: 'contradicts',
        quote: 'The duty manager gave the order at 22.25 on the inspecting engineer’s advice.',
        locator: 'item 4',
      },
      {
        ...in004,
        relation: 'contradicts',
        quote:
          'They did not know whether the chief executive, Judit Stannage, had been told beforehand.',
        locator: 'paragraph 5',
      },
    ],
  },
];
