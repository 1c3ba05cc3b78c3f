import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

import { textOfDocument } from '../articles/document';
import { documentFromText } from '../articles/plain-text';
import { anchorQuote, anchorTarget, describeTarget } from './anchor-target';
import type { CodePointOffset } from './article-text';

type Quoted = { quote: string; start: number; end: number };
type Reading = {
  articles: { file: string; claims: (Quoted & { citations: (Quoted & { file: string })[] })[] }[];
};

const corpus = path.resolve(process.cwd(), '../shared/corpus');

const textOf = (file: string) =>
  textOfDocument(documentFromText(readFileSync(path.join(corpus, file), 'utf8')));

function quotationsOf(reviewer: string): (Quoted & { file: string })[] {
  const reading = JSON.parse(
    readFileSync(path.join(corpus, `reviewer_${reviewer}.json`), 'utf8'),
  ) as Reading;
  return reading.articles.flatMap(({ file, claims }) =>
    claims.flatMap(({ quote, start, end, citations }) => [
      { quote, start, end, file },
      ...citations,
    ]),
  );
}

describe.skipIf(!existsSync(corpus))('real readings (skipped where the corpus is absent)', () => {
  test.each(['a', 'b'])(
    'every quotation of reviewer %s is found where the file says',
    (reviewer) => {
      const quotations = quotationsOf(reviewer);
      expect(quotations.length).toBeGreaterThan(100);

      for (const { quote, start, end, file } of quotations) {
        expect(
          anchorQuote(textOf(file), { exact: quote, start: start as CodePointOffset }),
        ).toEqual({
          status: 'anchored',
          position: { type: 'TextPositionSelector', start, end },
          by: 'position',
        });
      }
    },
  );

  test('every quotation follows its article when lines are added above', () => {
    for (const { start, end, file } of quotationsOf('a')) {
      const text = textOf(file);
      const added = 'Correction: 🗳️ an earlier version was wrong.\n\n';
      const edited = textOfDocument(documentFromText(added + text));
      const shift = Array.from(added).length;

      const target = describeTarget(text, start as CodePointOffset, end as CodePointOffset);

      expect(anchorTarget(edited, target)).toMatchObject({
        status: 'anchored',
        position: { start: start + shift, end: end + shift },
      });
    }
  });
});
