import type { SampleArticle } from '../types';

/** An agency’s rendering of the first report, with the day, the units and the owner gone astray. */
export const article003: SampleArticle = {
  code: '003',
  title: 'Dam operator empties reservoir at night, close to thirty houses flooded',
  outlet: 'Bellwether Wire',
  byline: 'Bellwether desk',
  publishedOn: '2025-03-13',
  url: 'https://bellwetherwire.example/en/item/773041',
  lines: [
    {
      text: 'Dam operator empties reservoir at night, close to thirty houses flooded',
      kind: 'headline',
    },
    { text: '', kind: 'text' },
    {
      text: 'CORROWBY (Bellwether) - The operator of a dam in the county of Eastmarch emptied a reservoir during the night of Wednesday, March 12, flooding close to thirty houses, the Corrowby Ledger reported.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The newspaper said that the operator had discovered a leak at the foot of the dam on Monday and did not inform the authorities.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: '“We reduced the water level for safety purposes. At no moment has the population been at risk, and the works were in the program of January,” the director of communication of the operator, Perrin Okehurst, said in a statement.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: '7730415520188 3f9c2d71-58ab-4e06-9d1f-b2a7706c41e5',
      kind: 'furniture',
      furniture: 'video_id',
      omitted: true,
    },
    { text: 'video', kind: 'furniture', furniture: 'video_id', omitted: true },
    { text: '', kind: 'text' },
    {
      text: 'The water level fell by 31 feet in less than six hours, according to the newspaper, and some 15 million liters were lost, more than a third of the content of the reservoir.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Inhabitants of the street closest to the river had been warned by telephone in the evening, but many of them did not believe the message, a neighbor said.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Two engineers with knowledge of the work said that the order came from a senior manager.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The dam, constructed in 1918, belongs to a private company and provides drinking water to 31,000 properties. It had passed its last inspection without remarks.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'A similar case occurred in the neighboring county in 2011, when a village was cut off for three days.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'The county government announced that an investigation of the incident will start on April 1.',
      kind: 'text',
    },
    { text: '', kind: 'text' },
    {
      text: 'Confidence in the operator has been damaged beyond repair.',
      kind: 'text',
    },
  ],
};
