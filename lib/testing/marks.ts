/** Annotations for tests of comparisons: passages with the usual findings. */
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import type { Comparable } from '@/lib/domain/comparison/comparison-group';

export function aMark(
  id: string,
  start: number,
  end: number,
  over: Partial<Comparable> = {},
): Comparable {
  return {
    id,
    // The first letter of an id is its reviewer, unless the test says otherwise.
    reviewerId: id.slice(0, 1),
    start: start as CodePointOffset,
    end: end as CodePointOffset,
    verdict: 'supported',
    claimType: 'fact',
    priority: 'medium',
    claimText: 'What the passage asserts.',
    citations: [],
    ...over,
  };
}
