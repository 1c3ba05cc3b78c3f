/** A claim and a desk as the browser is given them. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import type { KeptWrite } from '@/lib/client/desk/outbox-types';
import type { Shelf } from '@/lib/client/desk/shelf';
import type { DeskRecord } from '@/lib/client/desk/store';

const REVIEWER = '018f0000-0000-7000-8000-000000000001';
const ROUND = '018f0000-0000-7000-8000-000000000002';
const ARTICLE = '018f0000-0000-7000-8000-000000000003';
const AT = '2025-03-11T09:00:00.000Z';

export function anAnnotation(
  change: Omit<Partial<AnnotationView>, 'start' | 'end'> & { start?: number; end?: number },
): AnnotationView {
  const { start = 0, end = 10, ...rest } = change;
  return {
    id: '018f0000-0000-7000-8000-0000000000a1',
    articleId: ARTICLE,
    roundId: ROUND,
    reviewerId: REVIEWER,
    origin: 'reviewer',
    start: start as AnnotationView['start'],
    end: end as AnnotationView['end'],
    exact: 'ten metres',
    isPlaced: true,
    claimText: 'was',
    claimType: 'fact',
    priority: 'medium',
    attribution: [],
    checkStatus: 'open',
    verdict: null,
    confidence: null,
    rationale: null,
    suggestedFix: null,
    citations: [],
    decision: null,
    cause: null,
    reason: '',
    derivedFrom: [],
    version: 1,
    createdAt: AT,
    updatedAt: AT,
    updatedById: REVIEWER,
    ...rest,
  };
}

export function aDesk(annotations: readonly AnnotationView[]): DeskRecord {
  return {
    annotations,
    queries: [],
    coverageMarks: [],
    article: {
      id: ARTICLE,
      code: '001',
      title: 'Reservoir lowered',
      story: { id: '018f0000-0000-7000-8000-000000000004', name: 'The reservoir' },
    },
    round: {
      id: ROUND,
      articleId: ARTICLE,
      articleVersionId: '018f0000-0000-7000-8000-000000000005',
      versionOrdinal: 1,
      ordinal: 1,
      mode: 'blind',
      phase: 'open',
      dueAt: null,
      note: '',
      names: 'shown',
      closedAt: null,
      createdAt: AT,
      reviewers: [],
      former: [],
      scale: {
        ...DEFAULT_SCALE,
        id: '018f0000-0000-7000-8000-000000000006',
        version: 1,
        verdicts: [...DEFAULT_SCALE.verdicts],
      },
    },
    may: {
      annotate: true,
      submit: true,
      close: false,
      compare: false,
      adjudicate: false,
      feedback: false,
      sign: false,
      reopen: false,
      exportReport: false,
    },
  };
}

export const REVIEWER_OF_DESK = { userId: REVIEWER, name: 'Ana' };

/** Unsent work that outlives a desk, in memory. */
export function aShelf(): Shelf {
  const kept = new Map<string, KeptWrite>();
  return {
    takeOver: () => Promise.resolve([...kept.values()]),
    keep: (one) => kept.set(one.id, { ...one }),
    drop: (id) => kept.delete(id),
    settled: () => Promise.resolve(),
    leave: () => Promise.resolve(),
  };
}
