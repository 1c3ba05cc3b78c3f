import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { aCitation, aDecision as decided, aWholeMark } from '@/lib/testing/marks';

import { type AdjudicatedClaim, type Annotation, DECISIONS } from '../claims/annotation';
import type { Citation } from '../claims/claim';
import { departureKindsOf, feedbackFor, feedbackTotals } from './feedback';

const TEXT = Array.from(
  'The office 🛳 counted 412 passengers on Saturday night, it said on Monday.',
);

function cite(source: string, over: Partial<Citation> = {}): Citation {
  return aCitation({ id: `c-${source}`, source, ...over });
}

function mark(id: string, start: number, end: number, over: Partial<Annotation> = {}): Annotation {
  return aWholeMark(id, start, end, {
    exact: TEXT.slice(start, end).join(''),
    claimText: 'The office counted its passengers.',
    ...over,
  });
}

const a1 = mark('a1', 11, 30);
const b1 = mark('b1', 13, 33, { verdict: 'disputed', citations: [cite('Night log')] });

function only(annotation: Annotation, decision: AdjudicatedClaim, others: Annotation[] = []) {
  const [item] = feedbackFor(annotation.reviewerId, [annotation, ...others], [decision]);
  if (item?.kind !== 'own') throw new Error('The claim has been decided');
  return item.outcomes[0]?.departures;
}

describe('a claim of the reviewer', () => {
  test('that was taken stands as decided', () => {
    const ruling = decided('d', a1, ['a1', 'b1']);
    const items = feedbackFor('a', [a1, b1], [ruling]);
    expect(items).toEqual([
      { kind: 'own', annotation: a1, outcomes: [{ decision: ruling, departures: [] }] },
    ]);
    expect(feedbackTotals(items)).toMatchObject({ own: 1, asDecided: 1, differing: 0, missed: 0 });
  });

  test('is compared in verdict, boundary, type, priority, evidence and wording', () => {
    const ruling = decided('d', b1, ['a1', 'b1'], {
      claimType: 'figure',
      priority: 'high',
      claimText: 'It counted 412.',
    });
    expect(only(a1, ruling, [b1])).toEqual([
      { kind: 'verdict', from: 'supported', to: 'disputed' },
      {
        kind: 'boundary',
        parts: [
          { op: 'delete', text: '🛳 ' },
          { op: 'same', text: 'counted 412 passe' },
          { op: 'insert', text: 'nge' },
        ],
      },
      { kind: 'type', from: 'fact', to: 'figure' },
      { kind: 'priority', from: 'medium', to: 'high' },
      { kind: 'citations', added: b1.citations, leftOut: [], reread: [] },
      { kind: 'wording', from: a1.claimText, to: 'It counted 412.' },
    ]);
  });

  test('that needs no checking is rejected, and nothing else is said of it', () => {
    const ruling = decided('d', a1, ['a1'], { decision: 'rejected', verdict: null });
    expect(only(a1, ruling)).toEqual([{ kind: 'rejected' }]);
  });

  test('is not worded otherwise where only the quotation marks or the case differ', () => {
    const ruling = decided('d', a1, ['a1'], { claimText: ' the OFFICE counted its  passengers. ' });
    expect(only(a1, ruling)).toEqual([]);
  });

  test('is not worded otherwise where it is nothing but its passage on both sides', () => {
    const own = { ...a1, claimText: a1.exact };
    const ruling = decided('d', { ...b1, claimText: b1.exact, citations: [] }, ['a1', 'b1'], {
      verdict: 'supported',
    });
    expect(only(own, ruling)?.map(({ kind }) => kind)).toEqual(['boundary']);
  });

  test('keeps its evidence where the same words of the same source are cited anew', () => {
    const own = { ...a1, citations: [cite('The Night Log', { quote: '“412”' })] };
    const copied = [cite('the night log', { id: 'other', quote: '"412"' })];
    expect(only(own, decided('d', own, ['a1'], { citations: copied }))).toEqual([]);
    const turned = cite('The Night Log', { quote: '“412”', relation: 'contradicts' });
    expect(only(own, decided('d', own, ['a1'], { citations: [turned] }))).toEqual([
      {
        kind: 'citations',
        added: [],
        leftOut: [],
        reread: [{ citation: turned, from: 'supports' }],
      },
    ]);
  });

  test('that was cut in two comes once, with both decisions', () => {
    const long = mark('a1', 11, 50);
    const [one, two] = [mark('b1', 11, 30), mark('b2', 34, 50)];
    const rulings = [decided('d1', one, ['a1', 'b1']), decided('d2', two, ['a1', 'b2'])];
    const items = feedbackFor('a', [long, one, two], rulings);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      kind: 'own',
      outcomes: [
        { decision: { id: 'd1' }, departures: [{ kind: 'boundary' }] },
        { decision: { id: 'd2' }, departures: [{ kind: 'boundary' }] },
      ],
    });
  });
});

describe('a claim that the reviewer had not marked', () => {
  test('was missed where it was kept', () => {
    const ruling = decided('d', b1, ['b1', 'c1']);
    const items = feedbackFor('a', [b1, mark('c1', 13, 33)], [ruling]);
    expect(items).toEqual([{ kind: 'missed', decision: ruling, markedBy: ['b', 'c'] }]);
  });

  test('was rightly left alone where it was rejected', () => {
    const ruling = decided('d', b1, ['b1'], { decision: 'rejected', reason: 'An opinion.' });
    expect(feedbackFor('a', [b1], [ruling])).toEqual([]);
  });
});

test('a claim that nobody has decided yet is not spoken of', () => {
  expect(feedbackFor('a', [a1, b1], [])).toEqual([]);
});

/** Claims of three reviewers, and decisions that settle any of them in any combination. */
const round = fc
  .array(
    fc.record({
      reviewer: fc.constantFrom('a', 'b', 'c'),
      start: fc.nat({ max: TEXT.length - 2 }),
      length: fc.integer({ min: 1, max: 20 }),
      verdict: fc.constantFrom(null, 'supported', 'disputed'),
      claimType: fc.constantFrom('fact' as const, 'figure' as const),
      citations: fc.subarray([cite('Night log'), cite('Register')]),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((marks) =>
    marks.map(({ reviewer, start, length, ...rest }, at) =>
      mark(`${reviewer}${at}`, start, Math.min(TEXT.length, start + length), rest),
    ),
  )
  .chain((annotations) =>
    fc
      .array(
        fc.record({
          from: fc.constantFrom(...annotations),
          settles: fc.subarray(annotations, { minLength: 1 }),
          decision: fc.constantFrom(...DECISIONS),
        }),
        { maxLength: 5 },
      )
      .map((rulings) => ({
        annotations,
        decisions: rulings.map(({ from, settles, decision }, at) =>
          decided(
            `d${at}`,
            from,
            settles.map(({ id }) => id),
            { decision },
          ),
        ),
      })),
  );

describe('laws', () => {
  property.prop([round])(
    'each of the reviewer’s decided claims comes once, with all that settles it',
    ({ annotations, decisions }) => {
      const own = feedbackFor('a', annotations, decisions).flatMap((item) =>
        item.kind === 'own' ? [item] : [],
      );
      const settled = annotations.filter(
        ({ id, reviewerId }) =>
          reviewerId === 'a' && decisions.some(({ derivedFrom }) => derivedFrom.includes(id)),
      );
      expect(own.map(({ annotation }) => annotation.id).toSorted()).toEqual(
        settled.map(({ id }) => id).toSorted(),
      );
      for (const { annotation, outcomes } of own) {
        expect(outcomes.map(({ decision }) => decision.id).toSorted()).toEqual(
          decisions
            .filter(({ derivedFrom }) => derivedFrom.includes(annotation.id))
            .map(({ id }) => id),
        );
      }
    },
  );

  property.prop([round])(
    'every decision that keeps a claim reaches every reviewer',
    ({ annotations, decisions }) => {
      for (const reviewer of ['a', 'b', 'c', 'nobody']) {
        const reached = feedbackFor(reviewer, annotations, decisions).flatMap((item) =>
          item.kind === 'own'
            ? item.outcomes.map(({ decision }) => decision.id)
            : [item.decision.id],
        );
        const kept = decisions.filter(({ decision }) => decision !== 'rejected');
        for (const { id } of kept) expect(reached).toContain(id);
      }
    },
  );

  property.prop([round])(
    'what others marked changes nothing in what is said of one’s own',
    ({ annotations, decisions }) => {
      const ownOf = (all: readonly Annotation[]) =>
        feedbackFor('a', all, decisions).filter(({ kind }) => kind === 'own');
      expect(ownOf(annotations.filter(({ reviewerId }) => reviewerId === 'a'))).toEqual(
        ownOf(annotations),
      );
    },
  );

  property.prop([round])(
    'the order in which they are given changes nothing',
    ({ annotations, decisions }) => {
      expect(feedbackFor('b', annotations.toReversed(), decisions.toReversed()).map(idOf)).toEqual(
        feedbackFor('b', annotations, decisions).map(idOf),
      );
    },
  );

  property.prop([round])(
    'a moved boundary gives back both passages',
    ({ annotations, decisions }) => {
      for (const item of feedbackFor('a', annotations, decisions)) {
        if (item.kind === 'missed') continue;
        for (const { decision, departures } of item.outcomes) {
          const moved = departures.find((departure) => departure.kind === 'boundary');
          if (moved === undefined) continue;
          const without = (op: string) =>
            moved.parts
              .filter((part) => part.op !== op)
              .map(({ text }) => text)
              .join('');
          expect(without('insert')).toBe(item.annotation.exact);
          expect(without('delete')).toBe(decision.exact);
        }
      }
    },
  );

  property.prop([round])('the totals add up', ({ annotations, decisions }) => {
    const items = feedbackFor('c', annotations, decisions);
    const totals = feedbackTotals(items);
    expect(totals.own + totals.missed).toBe(items.length);
    expect(totals.asDecided + totals.differing).toBe(totals.own);
    const differing = items.filter((item) => departureKindsOf(item).size > 0);
    expect(totals.differing).toBe(differing.length);
    const most = Object.values(totals.byDeparture);
    expect(most.every((count) => count <= totals.own)).toBe(true);
  });
});

function idOf(item: ReturnType<typeof feedbackFor>[number]): string {
  return item.kind === 'own' ? item.annotation.id : item.decision.id;
}
