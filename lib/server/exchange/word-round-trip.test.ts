/** The article as Word file goes out and comes back: every comment on the very words it was put on. */
import { test as property } from '@fast-check/vitest';
import { describe, expect, vi } from 'vitest';

import { buildReport } from '@/lib/domain/reports/report';
import { reportComments } from '@/lib/domain/reports/report-comments';
import { anyRoundRecord } from '@/lib/testing/round-record';

import { commentedArticle } from '../reports/commented-article';
import { readForeign } from './read-foreign';

vi.setConfig({ testTimeout: 120_000 });

describe('an article with comments that comes back from Word', () => {
  property.prop([anyRoundRecord], { numRuns: 6 })(
    'has a passage for each comment, on the same words',
    async (record) => {
      const report = buildReport(record);
      const threads = reportComments(report).filter(({ parentId }) => parentId === null);
      if (threads.length === 0) return;
      const file = await readForeign('article.docx', await commentedArticle(report));

      expect(file.form).toBe('comments of Word');
      const wordsOf = (words: string) => words.replace(/\s+/gu, ' ').trim();
      const back = file.passages.map(({ exact }) => wordsOf(exact));
      for (const { claim } of report.claims) {
        if (wordsOf(claim.exact) !== '') expect(back).toContain(wordsOf(claim.exact));
      }
    },
  );
});
