/** A report of 5,000 words with 200 claims, two citations each, from a seed. */
import { buildReport, type Report } from '@/lib/domain/reports/report';
import { anArticleRecord } from '@/lib/testing/article-record';

import { makeArticle } from '../desk/article';

export const WORDS = 5_000;
export const CLAIMS = 200;

export function makeReport(): Report {
  const { text, passages } = makeArticle(WORDS, CLAIMS, 1);
  const record = anArticleRecord({
    lines: text.split('\n'),
    passages: passages.map(({ start, end }, index) => ({
      words: { start, end },
      citations: [
        { source: `Register ${index % 40}`, url: `https://example.org/register/${index % 40}` },
        { source: `Log ${index % 25}`, tier: 'secondary', relation: 'contradicts' },
      ],
      findings: index % 3 === 0 ? { suggestedFix: 'Other words in their place' } : {},
      queries:
        index % 10 === 0 ? [{ state: 'closed', messages: ['Who says so?', 'The log.'] }] : [],
    })),
  });
  return buildReport(record);
}
