import type { SuggestionView } from '@/lib/contracts/suggestions';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';
import type { Reason } from '@/lib/domain/suggestions/reasons';

const LABELS: Record<Reason, string> = {
  number: 'number',
  date: 'date',
  quotation: 'quotation',
  name: 'name',
  superlative: 'superlative',
  cause: 'cause',
  unnamed_source: 'unnamed source',
};

/** As many words of a reason as are named; the sentence shows the rest. */
const MOST_NAMED = 2;

/**
 * Why a sentence is worth a look: “date (2017), name (Harbor Office, Kessler)”.
 *
 * @param wordsOf the words at a place of the text.
 */
export function reasonWords(
  { reasons }: Pick<SuggestionView, 'reasons'>,
  wordsOf: (span: CodePointSpan) => string,
): string {
  const named = new Map<Reason, Set<string>>();
  for (const each of reasons) {
    const words = named.get(each.reason) ?? new Set();
    named.set(each.reason, words.add(wordsOf(each)));
  }
  return [...named]
    .map(([reason, words]) => `${LABELS[reason]} (${[...words].slice(0, MOST_NAMED).join(', ')})`)
    .join(', ');
}
