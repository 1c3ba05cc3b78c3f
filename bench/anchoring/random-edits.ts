/** Blind edits, one hundred thousand of them: whatever they do, nothing lands on other words. */
import { type CodePointOffset, toArticleText } from '@/lib/domain/anchoring/article-text';
import { carryPassages } from '@/lib/domain/anchoring/carry-passages';

import { type Chance, chance } from '../random';
import type { Cell } from '../report';
import { prose } from './prose';

const EDITS = 100_000;
const EDITS_A_TEXT = 20;
const PASSAGES_A_TEXT = 40;

export function randomEdits(seed: number): { rows: Cell[][]; wrong: number; edits: number } {
  const random = chance(seed);
  const language = prose(random);
  const counts = new Map<string, number>();
  let wrong = 0;
  let passages = 0;
  let edits = 0;
  while (edits < EDITS) {
    const before = language
      .paragraphs(2_500)
      .map(({ sentences }) => sentences.map(({ text }) => text).join(' '))
      .join('\n\n');
    let after = before;
    for (let count = 0; count < EDITS_A_TEXT; count += 1)
      after = edited(after, random, language.sentence());
    edits += EDITS_A_TEXT;
    const marked = Array.from({ length: PASSAGES_A_TEXT }, (_, index) => {
      const start = random.below(before.length - 1);
      const end = Math.min(before.length, start + 1 + random.below(160));
      return { id: String(index), start: start as CodePointOffset, end: end as CodePointOffset };
    });
    const results = carryPassages(toArticleText(before), toArticleText(after), marked);
    for (const [index, result] of results.entries()) {
      passages += 1;
      counts.set(result.status, (counts.get(result.status) ?? 0) + 1);
      if (result.status !== 'anchored' && result.status !== 'moved') continue;
      const words = before.slice(marked[index]?.start, marked[index]?.end);
      if (look(after.slice(result.start, result.end)) !== look(words)) wrong += 1;
    }
  }
  const rate = (status: string) => `${((100 * (counts.get(status) ?? 0)) / passages).toFixed(2)} %`;
  const rows: Cell[][] = [
    [
      edits,
      passages,
      wrong,
      ...['anchored', 'moved', 'changed', 'ambiguous', 'orphaned'].map(rate),
    ],
  ];
  return { rows, wrong, edits };
}

/** Letters and signs but for white space, the kind of quotation mark and the case of the first letter. */
function look(words: string): string {
  const plain = words.replace(/[“”]/gu, '"').replace(/\s+/gu, ' ').trim();
  return plain.slice(0, 1).toLowerCase() + plain.slice(1);
}

function edited(text: string, random: Chance, sentence: string): string {
  const from = random.below(text.length);
  const to = Math.min(text.length, from + 1 + random.below(random.with(0.2) ? 300 : 12));
  const cut = text.slice(from, to);
  const rest = text.slice(0, from) + text.slice(to);
  const place = random.below(rest.length + 1);
  switch (random.below(6)) {
    case 0:
      return rest;
    case 1:
      return (
        text.slice(0, from) +
        sentence.slice(0, 1 + random.below(sentence.length)) +
        text.slice(from)
      );
    case 2:
      return text.slice(0, from) + sentence.slice(0, to - from) + text.slice(to);
    case 3:
      return rest.slice(0, place) + cut + rest.slice(place);
    case 4:
      return text.slice(0, place) + cut + text.slice(place);
    default:
      return text.slice(0, from) + String(random.below(10)) + text.slice(from + 1);
  }
}
