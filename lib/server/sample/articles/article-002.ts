import type { SampleArticle } from '../types';

/** The careful one: has papers of its own, and still leans on a report it calls “elsewhere”. */
export const article002: SampleArticle = {
  code: '002',
  title: 'Valve test at Haskeld went six times further than planned, papers show',
  outlet: 'Quarle Valley Times',
  byline: 'Edda Winstock',
  publishedOn: '2025-03-14',
  url: 'https://quarlevalleytimes.example/2025/03/haskeld-valve-test',
  lines: [
    {
      text: 'Valve test at Haskeld went six times further than planned, papers show',
      kind: 'headline',
    },
    { text: '', kind: 'text' },
    {
      text: 'Works board had agreed to a drop of half a metre, and not until the following week',
      kind: 'standfirst',
    },
    { text: '', kind: 'text' },
    { text: 'By Edda Winstock', kind: 'byline' },
    { text: '14 March 2025', kind: 'dateline' },
    { text: 'Share this article', kind: 'furniture', furniture: 'share', omitted: true },
    { text: '', kind: 'text' },
    {
      text: 'The water let out of Haskeld reservoir this week was part of a valve test that the works board of Corrowby Water approved in January, minutes seen by this newspaper show. The board had agreed to lower the level by no more than half a metre.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Instead the level fell by 3.1 metres between 10.40pm on Tuesday and 5.15am on Wednesday, and 148 million litres went down the Quarle.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: '“We lowered the level as a precaution,” said Perrin Okehurst, for the utility. “There was no danger to the public at any time, and the work has been in our programme since January.” She did not explain why a test needed a precaution.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The fire service said seventeen gardens, four cellars and the cricket pavilion had taken in water. Nine people were helped from their homes and no one was hurt.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    { text: 'Advertisement', kind: 'furniture', furniture: 'advert', omitted: true },
    { text: '', kind: 'text' },
    {
      text: 'Haskeld was completed in 1908 after eleven years of work and holds 412 million litres when full. It supplies about 13,000 properties in Corrowby and the villages of the Quarle valley, and no other source can replace it for longer than nine days.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'A text alert went to every household in the lower town at 11.52pm, 72 minutes after the valve was opened. The river at Pell Bridge peaked at half past one.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Reports that the shore is to be sold are wrong, according to Councillor Wystan Feld, who leads the borough’s utilities committee. “Nobody has asked to buy it and nobody may,” he said.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Two engineers quoted elsewhere have spoken of a damp patch below the dam. The utility has not confirmed it.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Ansel Thrupp, who taught dam engineering for thirty years, said a fall of three metres in one night was unusual but not reckless. “A careful owner does it sooner than it looks necessary,” he said.',
      kind: 'text',
    },
  ],
};
