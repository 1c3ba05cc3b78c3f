'use client';

import { EyeOff } from 'lucide-react';

import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import { type DeskFilters, isFiltered } from '@/lib/client/desk/claim-state';
import type { DeskView } from '@/lib/contracts/desk';

type MarginNoticeProps = {
  desk: DeskView;
  total: number;
  shown: number;
  filters: DeskFilters;
  onClear: () => void;
};

/** What stands in the margin when no claims can be shown there. */
export function MarginNotice({ desk, ...rest }: MarginNoticeProps) {
  const { article, round } = desk;
  return (
    <>
      {/* Nothing places the claims beside their passages: there is a page that can do without. */}
      <noscript>
        <p>
          <a href={`/articles/${article.id}/read?round=${round.id}`}>Read with the findings</a>
        </p>
      </noscript>
      <NoClaims desk={desk} {...rest} />
    </>
  );
}

function NoClaims({ desk: { round, may }, total, shown, filters, onClear }: MarginNoticeProps) {
  if (shown > 0) return null;
  if (total > 0 && isFiltered(filters)) {
    const isDone = filters.section === 'needs_work';
    return (
      <Empty
        title={isDone ? 'Nothing needs work' : 'No claim like that'}
        actions={<Button onClick={onClear}>Show all claims</Button>}
      >
        {isDone
          ? 'Every claim is checked or cleared. U goes to the next sentence that is not examined.'
          : 'No claim has everything that the filters ask for.'}
      </Empty>
    );
  }
  if (may.annotate) {
    return (
      <Empty title="No claims yet">
        Select words in the text and press <kbd>M</kbd>, or <kbd>U</kbd> for the first sentence.
      </Empty>
    );
  }
  if (round.mode === 'blind' && round.phase === 'open') {
    return (
      <Notice icon={<EyeOff strokeWidth={1.9} />} title="Blind round.">
        The reviewers’ marks appear when all have submitted.
      </Notice>
    );
  }
  return <Empty title="No claims">Nothing is marked in this text.</Empty>;
}
