import { fc, test as property } from '@fast-check/vitest';
import { describe, expect } from 'vitest';

import { anyRoundRecord } from '@/lib/testing/round-record';

import { alsoCoveredOf, type CoveredReply } from '../sign-off/also-covered';
import { buildReport } from './report';
import { reportHtml } from './report-html';
import { reportMarkdown } from './report-markdown';
import { replyLines } from './report-replies';
import { repliesTable } from './report-tables';

const ANSWERED: CoveredReply = {
  id: 'reply',
  annotationId: null,
  criticized: 'Corrowby <Water>',
  gist: 'that it warned nobody',
  contact: 'The press office',
  askedAt: '2025-03-12T09:00:00.000Z',
  means: 'email',
  dueAt: '2025-03-13T17:00:00.000Z',
  outcome: 'answered',
  answerQuote: 'We warned 1,140 subscribers.',
  answerWhere: 'e-mail of March 13',
};

describe('rights of reply in the report', () => {
  property.prop([anyRoundRecord, fc.boolean()], { numRuns: 20 })(
    'stand in it where there are any, and nowhere else',
    (record, hasReply) => {
      const replies = hasReply ? [ANSWERED] : [];
      const report = buildReport({
        ...record,
        alsoCovered: alsoCoveredOf({ replies, objections: [], captures: [] }),
      });
      expect(reportHtml(report).includes('<h2>Right of reply</h2>')).toBe(hasReply);
      expect(reportMarkdown(report).includes('## Right of reply')).toBe(hasReply);
      expect(repliesTable(report).rows).toHaveLength(replies.length);
      if (!hasReply) return;
      expect(reportHtml(report)).toContain('Corrowby &lt;Water&gt;');
      expect(replyLines(report)).toMatchObject([
        {
          asked: 'The press office',
          means: 'e-mail',
          when: '12 March 2025, 09:00 UTC',
          state: 'answered',
          answer: '“We warned 1,140 subscribers.”, e-mail of March 13',
        },
      ]);
    },
  );

  property.prop([anyRoundRecord], { numRuns: 10 })(
    'without an answer are told as of the last event of the record',
    (record) => {
      const open: CoveredReply = { ...ANSWERED, outcome: null, answerQuote: '', answerWhere: '' };
      const at = (occurredAt: string) =>
        replyLines(
          buildReport({
            ...record,
            asOf: { ...record.asOf, occurredAt },
            alsoCovered: alsoCoveredOf({ replies: [open], objections: [], captures: [] }),
          }),
        )[0]?.state;
      expect(at('2025-03-13T16:59:00.000Z')).toBe('asked, no answer yet');
      expect(at('2025-03-13T17:00:00.000Z')).toBe('no answer by the deadline');
    },
  );
});
