import type { SampleArticle } from '../types';

/** A column, imported and not yet read. Two of its lines of furniture have not been left out. */
export const article005: SampleArticle = {
  code: '005',
  title: 'What Haskeld tells us about who owns the rain',
  outlet: 'Upland Weekly',
  byline: 'Corin Ashgrave',
  publishedOn: '2025-03-20',
  url: 'https://uplandweekly.example/columns/who-owns-the-rain',
  lines: [
    { text: 'Columns', kind: 'furniture', furniture: 'label', omitted: true },
    { text: 'What Haskeld tells us about who owns the rain', kind: 'headline' },
    { text: '', kind: 'text' },
    { text: 'By Corin Ashgrave', kind: 'byline' },
    { text: '20 March 2025', kind: 'dateline' },
    { text: '', kind: 'text' },
    {
      text: 'On the night of March 10 a public utility pulled the plug on a reservoir and went to bed. Ten days later we still do not know why, because nobody who knows is willing to say so in public.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The official line has changed twice. First it was a precaution, then a test, then a precaution that somebody thought of in the course of a test.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Haskeld was completed in 1908 after eleven years of work and holds 412 million litres when full. It supplies about 31,000 properties in Corrowby and the villages of the Quarle valley, and no other source can replace it for more than nine days.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'A utility with a damp patch to hide would do exactly what this one did: bring the water down ahead of the inspection of April 1, let the face of the dam dry, and show the inspector a clean wall. I do not say that this happened. I say that nothing we have been told rules it out.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Read more from our series on rivers',
      kind: 'furniture',
      furniture: 'read_more',
    },
    { text: '', kind: 'text' },
    {
      text: 'Dozens of families woke to water in their kitchens. The chief executive told the council on Tuesday that the duty manager had given the order on an engineer’s advice; the council thanked her and moved on to parking.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'There is a simple remedy. Publish the valve log, the engineer’s note and the name of the person who picked up the telephone. If the precaution was sensible, the papers will say so.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Until then the people of Mill Lane are entitled to their suspicions, and so are the rest of us.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    { text: 'Comments', kind: 'furniture', furniture: 'comments' },
    {
      text: '© Upland Weekly 2025',
      kind: 'furniture',
      furniture: 'copyright',
      omitted: true,
    },
  ],
};
