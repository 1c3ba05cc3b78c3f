import type { SampleArticle } from '../types';

/** The report that three of the others rest on. It rests on two unnamed engineers. */
export const article004: SampleArticle = {
  code: '004',
  title: 'Reservoir above Corrowby let down by three metres overnight after damp patch found',
  outlet: 'The Corrowby Ledger',
  byline: 'Nell Varrick',
  publishedOn: '2025-03-12',
  url: 'https://corrowbyledger.example/valley/haskeld-let-down-overnight',
  lines: [
    { text: 'Valley news', kind: 'furniture', furniture: 'label', omitted: true },
    {
      text: 'Reservoir above Corrowby let down by three metres overnight after damp patch found',
      kind: 'headline',
    },
    { text: '', kind: 'text' },
    {
      text: 'Engineers say the utility acted on an inspection the day before. Mill Lane asks why nobody told it',
      kind: 'standfirst',
    },
    { text: '', kind: 'text' },
    { text: 'By Nell Varrick, valley reporter', kind: 'byline' },
    { text: 'Wednesday 12 March 2025, 4.10pm', kind: 'dateline' },
    { text: '', kind: 'text' },
    {
      text: 'Corrowby Water lowered Haskeld reservoir by about three metres on Tuesday night, sending a pulse of water down the Quarle that reached gardens and cellars in Mill Lane before most people there knew of it.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The decision followed an inspection on Monday that found a damp patch at the foot of the dam, according to two engineers with knowledge of the work. Both asked not to be named because they were not allowed to speak for the utility.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The level began to fall at about 10.40pm and went on falling for more than six hours. By first light on Wednesday a band of grey mud some three metres deep ran round the whole shore, and the walls of a drowned lane stood clear of the water for the first time since 1976.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Read more: Ten years of the Quarle in pictures',
      kind: 'furniture',
      furniture: 'read_more',
      omitted: true,
    },
    { text: '', kind: 'text' },
    {
      text: 'About 150 million litres, more than a third of what Haskeld holds, had gone by then, one of the engineers estimated. “It is what you do when you are not sure,” the other said. “You take the load off and you look.”',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'A senior manager gave the order, the engineers said. They did not know whether the chief executive, Judit Stannage, had been told beforehand.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Perrin Okehurst, who speaks for Corrowby Water, said the reservoir had been lowered “as a precaution” and would not say against what.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The Mill Lane residents’ association has counted 26 properties with water in a garden, a shed or a cellar. Marla Quennell, who chairs it, said a text message had reached her at eight minutes to midnight. “By then the river was in my beans.”',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The next statutory inspection of the dam is due on 1 April.',
      kind: 'text',
    },
  ],
};
