import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import { aCitation } from '@/lib/testing/marks';

import { evaluateGates, GATE_IDS, type GateFacts, type StageGateId } from './gates';

type GateClaim = GateFacts['claims'][number];

const citation = aCitation();

const rationale = (text: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

function aClaim(id: string, over: Partial<GateClaim> = {}): GateClaim {
  return {
    id,
    claimType: 'fact',
    checkStatus: 'checked',
    verdict: 'supported',
    rationale: rationale('The report says so.'),
    citations: [citation],
    ...over,
  };
}

const READY: GateFacts = {
  claims: [aClaim('one'), aClaim('two')],
  openQueryIds: [],
  replies: { total: 0, waitingIds: [] },
  carried: { total: 0, waitingIds: [] },
  unsettledIds: [],
  toSettle: 4,
  sentenceCount: 12,
  unexamined: [],
};

function gate(id: StageGateId, change: Partial<GateFacts>) {
  return evaluateGates([id], { ...READY, ...change })[0];
}

describe('gates', () => {
  test('are all met where everything is in order', () => {
    const results = evaluateGates(GATE_IDS, READY);
    expect(results.map(({ gate: id }) => id)).toEqual(GATE_IDS);
    expect(results.every(({ met }) => met)).toBe(true);
  });

  property.prop([fc.subarray([...GATE_IDS])])(
    'are those that were asked for, in their order',
    (ids) => {
      expect(evaluateGates(ids, READY).map(({ gate: id }) => id)).toEqual(ids);
    },
  );

  property.prop([
    fc.array(
      fc.record({ cited: fc.boolean(), verdict: fc.constantFrom('supported', 'opinion', null) }),
    ),
  ])('are met exactly when nothing stands in the way', (shapes) => {
    const claims = shapes.map(({ cited, verdict }, at) =>
      aClaim(`c${at}`, { verdict, citations: cited ? [citation] : [] }),
    );
    for (const result of evaluateGates(GATE_IDS, { ...READY, claims })) {
      expect(result.met).toBe(result.unmet.length === 0);
    }
  });

  test('an open query is named', () => {
    expect(gate('no_open_query', { openQueryIds: ['q1', 'q2'] })).toMatchObject({
      met: false,
      detail: '2 open',
      unmet: ['q1', 'q2'],
    });
  });

  test('an annotation that nobody settled is named', () => {
    expect(gate('all_adjudicated', { unsettledIds: ['a1'] })).toMatchObject({
      met: false,
      detail: '3 of 4',
      unmet: ['a1'],
    });
  });

  test('a claim without a citation is named, unless it is opinion', () => {
    const claims = [
      aClaim('cited'),
      aClaim('uncited', { citations: [] }),
      aClaim('opinion', { citations: [], verdict: 'opinion' }),
      aClaim('opinion by type', { citations: [], verdict: null, claimType: 'opinion' }),
      aClaim('no opinion after all', { citations: [], claimType: 'opinion' }),
    ];
    expect(gate('claims_cited', { claims })).toMatchObject({
      met: false,
      detail: '1 of 3',
      unmet: ['uncited', 'no opinion after all'],
    });
  });

  test('a claim without a verdict is named', () => {
    const claims = [aClaim('one'), aClaim('two', { verdict: null })];
    expect(gate('claims_have_verdict', { claims })).toMatchObject({ met: false, unmet: ['two'] });
  });

  test('a rationale of blanks is none', () => {
    const claims = [
      aClaim('written'),
      aClaim('none', { rationale: null }),
      aClaim('blank', { rationale: rationale('  ') }),
      aClaim('empty list', { rationale: { type: 'doc', content: [{ type: 'orderedList' }] } }),
    ];
    expect(gate('rationale_written', { claims })).toMatchObject({
      unmet: ['none', 'blank', 'empty list'],
    });
  });

  test('a sentence that nobody examined is named by its place', () => {
    expect(gate('all_examined', { unexamined: [{ start: 0, end: 27 }] })).toMatchObject({
      met: false,
      detail: '11 of 12',
      unmet: ['0-27'],
    });
  });

  test('a round without a claim has none without a verdict', () => {
    expect(gate('claims_have_verdict', { claims: [] })).toMatchObject({
      met: true,
      detail: '0 of 0',
    });
  });

  test('hold a round back while passages of a new version wait, asked for or not', () => {
    const carried = { total: 5, waitingIds: ['one', 'two'] };
    expect(evaluateGates([], { ...READY, carried })).toEqual([
      {
        gate: 'carried_reviewed',
        met: false,
        count: 3,
        total: 5,
        detail: '3 of 5',
        unmet: ['one', 'two'],
      },
    ]);
    expect(evaluateGates([], { ...READY, carried: { total: 5, waitingIds: [] } })).toMatchObject([
      { met: true },
    ]);
    // A round that was never carried over has nothing to review.
    expect(evaluateGates([], READY)).toEqual([]);
  });

  test('count a verdict on words that changed since as none', () => {
    const claims = [aClaim('one', { checkStatus: 'changed' }), aClaim('two')];
    expect(gate('claims_have_verdict', { claims })).toMatchObject({ met: false, unmet: ['one'] });
  });
});
