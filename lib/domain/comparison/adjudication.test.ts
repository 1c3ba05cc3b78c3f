import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { CodePointOffset } from '../anchoring/article-text';
import { type Annotation, CAUSES } from '../claims/annotation';
import type { Citation } from '../claims/claim';
import { DEFAULT_SCALE } from '../claims/verdict-scale';
import { decide, type DecidedContent, type DecisionInput, proposeMerge } from './adjudication';

const TEXT = 'Turnout was 62 percent on Sunday, the ministry said.';

function cite(id: string, over: Partial<Citation> = {}): Citation {
  return {
    id,
    source: 'The ministry',
    tier: 'primary',
    relation: 'supports',
    quote: 'Turnout: 62 %',
    locator: 'p. 3',
    url: '',
    accessedOn: '2025-03-01',
    ...over,
  };
}

function content(words: string, over: Partial<DecidedContent> = {}): DecidedContent {
  const start = TEXT.indexOf(words);
  return {
    start: start as CodePointOffset,
    end: (start + words.length) as CodePointOffset,
    exact: words,
    claimText: `It is so: ${words}`,
    claimType: 'figure',
    priority: 'high',
    attribution: [{ name: 'The ministry', credit: 'credited', detail: '' }],
    checkStatus: 'checked',
    verdict: 'supported',
    confidence: 'high',
    rationale: null,
    suggestedFix: null,
    citations: [],
    ...over,
  };
}

function mark(id: string, words: string, over: Partial<DecidedContent> = {}): Annotation {
  return { ...content(words, over), id, reviewerId: id.slice(0, 1) };
}

const a1 = mark('a1', '62 percent', { citations: [cite('c1')] });
const b1 = mark('b1', 'Turnout was 62 percent', {
  verdict: 'disputed',
  citations: [cite('c2'), cite('c3', { source: 'A rival' })],
});

const base = {
  id: 'd1',
  adjudicatorId: 'head',
  settles: ['a1', 'b1'],
  cause: 'evidence',
  reason: '',
} as const;

function decideOn(input: DecisionInput, annotations: readonly Annotation[] = [a1, b1]) {
  let made = 0;
  const newId = () => `new${(made += 1)}`;
  return decide(input, { annotations, scale: DEFAULT_SCALE, newId });
}

function problemsOf(input: DecisionInput, annotations?: readonly Annotation[]) {
  const result = decideOn(input, annotations);
  return result.status === 'refused' ? result.problems.map(({ field }) => field) : [];
}

describe('a decision', () => {
  test('that takes one is that one in the adjudicator’s name, with citations of its own', () => {
    const result = decideOn({ ...base, decision: 'took', takes: 'a1' });
    expect(result).toEqual({
      status: 'decided',
      claim: {
        ...a1,
        id: 'd1',
        reviewerId: 'head',
        citations: [cite('new1')],
        decision: 'took',
        cause: 'evidence',
        reason: '',
        derivedFrom: ['b1', 'a1'],
      },
    });
  });

  test('that is written is what was written', () => {
    const claim = content('62 percent on Sunday', {
      verdict: 'partly_supported',
      citations: [cite('c9')],
    });
    const result = decideOn({ ...base, decision: 'wrote', claim, reason: ' The day is wrong. ' });
    expect(result).toMatchObject({
      status: 'decided',
      claim: {
        ...claim,
        decision: 'wrote',
        reason: 'The day is wrong.',
        derivedFrom: ['b1', 'a1'],
      },
    });
  });

  test('that rejects keeps the passage, without a verdict, a citation or a fix', () => {
    const result = decideOn({ ...base, decision: 'rejected', reason: 'Common knowledge.' });
    expect(result).toMatchObject({
      status: 'decided',
      claim: {
        exact: 'Turnout was 62 percent',
        decision: 'rejected',
        checkStatus: 'cleared',
        verdict: null,
        citations: [],
        reason: 'Common knowledge.',
      },
    });
  });

  property.prop([
    fc.uniqueArray(fc.constantFrom('a1', 'b1', 'zz')),
    fc.constantFrom('a1', 'b1', 'zz'),
    fc.option(fc.constantFrom(...CAUSES)),
  ])(
    'settles annotations of the round and no other, and never nothing',
    (settles, takes, cause) => {
      const result = decideOn({ ...base, settles, cause, decision: 'took', takes });
      if (result.status === 'refused') return;
      expect(result.claim.derivedFrom.toSorted()).toEqual(settles.toSorted());
      expect(settles).not.toContain('zz');
      expect(result.claim.derivedFrom).toContain(takes);
    },
  );

  test('carries nothing over that is not the claim’s', () => {
    const row = { ...content('62 percent'), newsroomId: 'daily' };
    const result = decideOn({ ...base, decision: 'wrote', claim: row });
    expect(result.status === 'decided' && 'newsroomId' in result.claim).toBe(false);
  });
});

describe('a decision is refused', () => {
  const claim = content('62 percent');

  test.each([
    [
      'when it settles nothing',
      { ...base, settles: [], decision: 'rejected', reason: 'x' },
      ['settles'],
    ],
    [
      'when it settles what is not in the round',
      { ...base, settles: ['a1', 'zz'], decision: 'took', takes: 'a1' },
      ['settles'],
    ],
    [
      'when what it takes is not settled',
      { ...base, settles: ['a1'], decision: 'took', takes: 'b1' },
      ['takes'],
    ],
    [
      'when verdicts differ and no cause is given',
      { ...base, cause: null, decision: 'took', takes: 'a1' },
      ['cause'],
    ],
    [
      'when it rejects without a reason',
      { ...base, decision: 'rejected', reason: '  ' },
      ['reason'],
    ],
    [
      'when it merges a single annotation',
      { ...base, settles: ['a1'], decision: 'merged', claim },
      ['settles'],
    ],
    [
      'when it says nothing',
      { ...base, decision: 'wrote', claim: { ...claim, claimText: ' ' } },
      ['claimText'],
    ],
    [
      'when its verdict is not in the scale',
      { ...base, decision: 'wrote', claim: { ...claim, verdict: 'murky' } },
      ['verdict'],
    ],
    [
      'when its passage is elsewhere',
      { ...base, decision: 'wrote', claim: content('the ministry') },
      ['passage'],
    ],
  ] satisfies [string, DecisionInput, string[]][])('%s', (_, input, fields) => {
    expect(problemsOf(input)).toEqual(fields);
  });

  test('with a sentence for the person deciding', () => {
    const result = decideOn({ ...base, cause: null, decision: 'took', takes: 'a1' });
    expect(result).toMatchObject({
      problems: [
        { message: 'The verdicts differ. Choose why: scale, scope, timing, evidence or reading.' },
      ],
    });
  });

  test('for a verdict that was retired, unless a reviewer gave it when it was not', () => {
    const scale = {
      ...DEFAULT_SCALE,
      verdicts: DEFAULT_SCALE.verdicts.map((one) => ({ ...one, retired: one.id === 'supported' })),
    };
    const context = { annotations: [a1, b1], scale, newId: () => 'new' };
    expect(decide({ ...base, decision: 'wrote', claim }, context).status).toBe('refused');
    expect(decide({ ...base, decision: 'took', takes: 'a1' }, context).status).toBe('decided');
  });

  test('and needs no cause where the verdicts are the same', () => {
    const twin = { ...b1, verdict: a1.verdict };
    expect(problemsOf({ ...base, cause: null, decision: 'took', takes: 'a1' }, [a1, twin])).toEqual(
      [],
    );
  });
});

describe('a merge starts from', () => {
  test('the findings of one, all the words of both, and each citation once', () => {
    expect(proposeMerge(a1, [b1])).toMatchObject({
      start: 0,
      end: a1.end,
      verdict: 'supported',
      claimText: a1.claimText,
      citations: [cite('c1'), cite('c3', { source: 'A rival' })],
    });
  });
});
