/** Annotations for tests of comparisons: passages with the usual findings. */
import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import type { AdjudicatedClaim, Annotation } from '@/lib/domain/claims/annotation';
import type { Citation } from '@/lib/domain/claims/claim';
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

/** The same with all that an annotation has. */
export function aWholeMark(
  id: string,
  start: number,
  end: number,
  over: Partial<Annotation> = {},
): Annotation {
  return {
    ...aMark(id, start, end),
    exact: 'words',
    attribution: [],
    checkStatus: 'checked',
    confidence: null,
    rationale: null,
    suggestedFix: null,
    citations: [],
    ...over,
  };
}

/** A decision of the head of research that takes a reading as it is. */
export function aDecision(
  id: string,
  from: Annotation,
  settles: readonly string[],
  over: Partial<AdjudicatedClaim> = {},
): AdjudicatedClaim {
  return {
    ...from,
    id,
    reviewerId: 'head',
    decision: 'took',
    cause: null,
    reason: '',
    derivedFrom: settles,
    ...over,
  };
}

export function aCitation(over: Partial<Citation> = {}): Citation {
  return {
    id: 'citation',
    source: 'The ministry',
    tier: 'primary',
    relation: 'supports',
    quote: '',
    locator: '',
    url: '',
    accessedOn: null,
    ...over,
  };
}
