import { Check, CircleSlash, Pencil, Scissors } from 'lucide-react';

import type { QuoteCheckView } from '@/lib/contracts/evidence';
import { QUOTE_LABELS, type QuoteVerdict } from '@/lib/domain/quotes/check-quote';

import { Tag } from '../../ui/tag';
import { WordDiff } from '../../ui/word-diff';

const LOOKS = {
  verbatim: { tone: 'ok', icon: <Check /> },
  trimmed: { tone: 'line', icon: <Scissors /> },
  changed: { tone: 'warn', icon: <Pencil /> },
  not_found: { tone: 'bad', icon: <CircleSlash /> },
} as const;

/** Whether a quotation is true to what was captured. */
export function QuoteTag({ verdict }: { verdict: QuoteVerdict }) {
  const { tone, icon } = LOOKS[verdict];
  return (
    <Tag tone={tone} icon={icon}>
      {QUOTE_LABELS[verdict]}
    </Tag>
  );
}

const SENTENCES: Record<QuoteVerdict, string> = {
  verbatim: 'The quotation stands in the captured text word for word.',
  trimmed: 'Words of the captured text are left out of the quotation; none is changed.',
  changed: 'The quotation has words that the captured text does not have there.',
  not_found: 'The quotation does not stand in the captured text.',
};

/** The quotation word by word: struck out is what the source has besides, underlined what it has not. */
export function QuoteCheck({ check }: { check: QuoteCheckView }) {
  return (
    <div className="ev-quote">
      <p className="ev-line">
        <QuoteTag verdict={check.verdict} />
        <span>
          {SENTENCES[check.verdict]}
          {check.pages !== null && ` ${pageWords(check.pages)}`}
        </span>
      </p>
      {(check.verdict === 'trimmed' || check.verdict === 'changed') && (
        <p className="rd ev-diff">
          <WordDiff parts={check.parts} />
        </p>
      )}
    </div>
  );
}

/** Counted from the first page of the file, whatever number is printed on it. */
function pageWords([from, to]: readonly [number, number]): string {
  return from === to ? `On page ${from} of the file.` : `On pages ${from} to ${to} of the file.`;
}
