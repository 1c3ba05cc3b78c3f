/**
 * The decision that settles what reviewers found of a passage.
 *
 * A decision is an annotation too: the adjudicator's, with the annotations it
 * settles. It takes one of them as it is, merges several, is written anew, or
 * rejects them: there is nothing to check here, which is recorded like any other
 * decision. The reviewers' annotations stay as they were submitted.
 *
 * An annotation may be settled by two decisions: of a long claim, one reviewer's
 * two shorter ones may be taken, each of which settles the long one as well.
 */
import type { AdjudicatedClaim, Annotation, Cause } from '../claims/annotation';
import type { Citation, ClaimFindings } from '../claims/claim';
import { findVerdict, type VerdictScale } from '../claims/verdict-scale';
import { inReadingOrder } from './comparison-group';
import { evidenceKey } from './evidence-key';
import { passageLength, sharedLength } from './passage';
import { verdictsDiffer } from './plan-decision';

/** What the adjudicator says of the passage, where it is not taken from a reviewer. */
export type DecidedContent = ClaimFindings &
  Pick<Annotation, 'start' | 'end' | 'exact' | 'citations'>;

export type DecisionInput = {
  id: string;
  adjudicatorId: string;
  /** The ids of the reviewers' annotations it settles. */
  settles: readonly string[];
  cause: Cause | null;
  reason: string;
} & (
  | { decision: 'took'; takes: string }
  | { decision: 'merged' | 'wrote'; claim: DecidedContent }
  | { decision: 'rejected' }
);

/** One thing to put right, and the field of the form where that is done. */
type DecisionProblem = {
  field: 'settles' | 'takes' | 'cause' | 'reason' | 'claimText' | 'verdict' | 'passage';
  message: string;
};

export type Decided =
  | { status: 'decided'; claim: AdjudicatedClaim }
  | { status: 'refused'; problems: readonly [DecisionProblem, ...DecisionProblem[]] };

type DecisionContext = {
  /** The reviewers' annotations of the round. */
  annotations: readonly Annotation[];
  /** The scale of the round. */
  scale: VerdictScale;
  /** An id for the copy of a citation: the copy is a row of its own. */
  newId: () => string;
};

export function decide(input: DecisionInput, context: DecisionContext): Decided {
  const settled = context.annotations
    .filter(({ id }) => input.settles.includes(id))
    .sort(inReadingOrder);
  const [problem, ...others] = problemsOf(input, settled, context.scale);
  if (problem !== undefined) return { status: 'refused', problems: [problem, ...others] };
  const content = contentOf(input, settled, context.newId);
  return {
    status: 'decided',
    claim: {
      ...content,
      id: input.id,
      reviewerId: input.adjudicatorId,
      decision: input.decision,
      cause: input.cause,
      reason: input.reason.trim(),
      derivedFrom: settled.map(({ id }) => id),
    },
  };
}

function problemsOf(
  input: DecisionInput,
  settled: readonly Annotation[],
  scale: VerdictScale,
): DecisionProblem[] {
  const problems: (DecisionProblem | null)[] = [
    settlesProblem(input, settled),
    causeProblem(input, settled),
    reasonProblem(input),
  ];
  if (input.decision === 'took') problems.push(takesProblem(input.takes, settled));
  if (input.decision === 'merged' && settled.length === 1) {
    problems.push(
      problem('settles', 'Merging needs two annotations or more. Take the one instead.'),
    );
  }
  if (input.decision === 'merged' || input.decision === 'wrote') {
    problems.push(...contentProblems(input.claim, settled, scale));
  }
  return problems.filter((found) => found !== null);
}

function settlesProblem({ settles }: DecisionInput, settled: readonly Annotation[]) {
  if (settles.length === 0) return problem('settles', 'Say which annotations this decides on.');
  const known = new Set(settled.map(({ id }) => id));
  const unknown = new Set(settles.filter((id) => !known.has(id)));
  if (unknown.size === 0) return null;
  return problem(
    'settles',
    `${unknown.size === 1 ? 'An annotation is' : `${unknown.size} annotations are`} not part of this round. Load the comparison again.`,
  );
}

/** Why two careful people gave different verdicts is what a newsroom learns from. */
function causeProblem({ cause }: DecisionInput, settled: readonly Annotation[]) {
  if (cause !== null || !verdictsDiffer(settled)) return null;
  return problem(
    'cause',
    'The verdicts differ. Choose why: scale, scope, timing, evidence or reading.',
  );
}

function reasonProblem({ decision, reason }: DecisionInput) {
  if (decision !== 'rejected' || reason.trim() !== '') return null;
  return problem('reason', 'Say why there is nothing to check here.');
}

function takesProblem(takes: string, settled: readonly Annotation[]) {
  if (settled.some(({ id }) => id === takes)) return null;
  return problem('takes', 'What is taken has to be one of the annotations that are settled.');
}

function contentProblems(
  claim: DecidedContent,
  settled: readonly Annotation[],
  scale: VerdictScale,
): (DecisionProblem | null)[] {
  const verdict = findVerdict(scale, claim.verdict);
  const isInScale = claim.verdict === null || verdict?.retired === false;
  const touches = settled.some((annotation) => sharedLength(annotation, claim) > 0);
  return [
    claim.claimText.trim() === '' ? problem('claimText', 'Write the claim that is decided.') : null,
    isInScale
      ? null
      : problem(
          'verdict',
          `“${claim.verdict ?? ''}” cannot be given in the scale “${scale.name}”.`,
        ),
    settled.length === 0 || touches
      ? null
      : problem('passage', 'The passage has no word in common with what is settled.'),
  ];
}

function problem(field: DecisionProblem['field'], message: string): DecisionProblem {
  return { field, message };
}

function contentOf(
  input: DecisionInput,
  settled: readonly Annotation[],
  newId: () => string,
): DecidedContent {
  switch (input.decision) {
    case 'took': {
      const taken = settled.find(({ id }) => id === input.takes);
      if (taken === undefined) throw new Error(`${input.takes} is not among what is settled`);
      const citations = taken.citations.map((citation) => ({ ...citation, id: newId() }));
      return contentFields({ ...taken, citations });
    }
    case 'merged':
    case 'wrote':
      return contentFields(input.claim);
    case 'rejected': {
      // The longest passage stands for all of them: it is the one that needs no checking.
      const [widest] = settled.toSorted((a, b) => passageLength(b) - passageLength(a));
      if (widest === undefined) throw new Error('A rejection settles nothing');
      return contentFields({
        ...widest,
        checkStatus: 'cleared',
        verdict: null,
        confidence: null,
        rationale: null,
        suggestedFix: null,
        citations: [],
      });
    }
  }
}

/** The fields of a decision's content and no other, whatever else the value carries. */
function contentFields(from: DecidedContent): DecidedContent {
  return {
    start: from.start,
    end: from.end,
    exact: from.exact,
    claimText: from.claimText,
    claimType: from.claimType,
    priority: from.priority,
    attribution: from.attribution,
    checkStatus: from.checkStatus,
    verdict: from.verdict,
    confidence: from.confidence,
    rationale: from.rationale,
    suggestedFix: from.suggestedFix,
    citations: from.citations,
  };
}

/**
 * What a merge starts from: the findings of `base`, from the first to the last
 * word of any, and every citation once. The adjudicator changes it before it is
 * decided. `exact` is left to whoever has the text.
 */
export function proposeMerge(
  base: Annotation,
  others: readonly Annotation[],
): Omit<DecidedContent, 'exact'> {
  const all = [base, ...others];
  const { exact: _, ...content } = contentFields(base);
  const first = all.reduce((found, one) => (one.start < found.start ? one : found));
  const last = all.reduce((found, one) => (one.end > found.end ? one : found));
  const citations = new Map<string, Citation>();
  for (const citation of all.flatMap((one) => one.citations)) {
    const key = evidenceKey(citation);
    if (!citations.has(key)) citations.set(key, citation);
  }
  return { ...content, start: first.start, end: last.end, citations: [...citations.values()] };
}
