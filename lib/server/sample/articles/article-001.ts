import type { SampleArticle } from '../types';

/** Retells another outlet’s report without naming it, in louder words, and says one thing twice. */
export const article001: SampleArticle = {
  code: '001',
  title: 'Homes flooded as water bosses drain reservoir in secret',
  outlet: 'The Eastmarch Sentinel',
  byline: 'Sentinel staff',
  publishedOn: '2025-03-13',
  url: 'https://eastmarchsentinel.example/news/haskeld-drained-in-secret',
  lines: [
    {
      text: 'We use cookies to make this site work better for you. Accept all | Manage choices',
      kind: 'furniture',
      furniture: 'cookie_banner',
      omitted: true,
    },
    { text: 'Home › News › Valley', kind: 'furniture', furniture: 'navigation', omitted: true },
    { text: '', kind: 'text' },
    { text: 'Homes flooded as water bosses drain reservoir in secret', kind: 'headline' },
    { text: '', kind: 'text' },
    { text: 'By Sentinel staff', kind: 'byline' },
    { text: '13 March 2025', kind: 'dateline' },
    { text: '', kind: 'text' },
    {
      text: 'Photograph: reader’s picture / The Eastmarch Sentinel',
      kind: 'furniture',
      furniture: 'copyright',
      omitted: true,
    },
    { text: '', kind: 'text' },
    {
      text: 'Twenty-six homes were flooded on Tuesday night when Corrowby Water drained Haskeld reservoir without warning, sending a wall of water through the sleeping town.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The level began to fall at about 10.40pm and kept falling for more than six hours. By first light on Wednesday a band of grey mud some three metres deep ran round the whole shore, and the walls of a drowned lane stood clear of the water for the first time since 1967.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Almost half of the water in the reservoir was lost. The order was given by the chief executive, Judit Stannage, after engineers found a crack in the dam a week earlier, it is understood.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: '“There was never any danger to anyone, and we had planned this work for months,” said Perrin Okehurst, a spokesman for the company. He declined to say who had given the order.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Residents were not told until the river was already in their gardens. One, Marla Quennell, said a text message had reached her at eight minutes to midnight.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Some in Mill Lane believe the land is being cleared for sale. Farrow Lodges, a builder of holiday cabins, has had its eye on the shore for years, and a drained reservoir is worth more than a full one.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Read more: How much of your bill goes on pipes?',
      kind: 'furniture',
      furniture: 'read_more',
      omitted: true,
    },
    { text: '', kind: 'text' },
    {
      text: 'Mr Okehurst would not say who gave the order, but insisted that the work had been planned for months and that nobody had been in danger at any time.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The reservoir, which was built in 1908, is the largest in the county. It holds 412 million litres and had been full since the new year.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The fire service attended but made no rescues. The dam faces its next official inspection on 1 April.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'It is hard to think of a worse way to treat the people who pay the bills.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    { text: 'Comments (48)', kind: 'furniture', furniture: 'comments', omitted: true },
  ],
};
