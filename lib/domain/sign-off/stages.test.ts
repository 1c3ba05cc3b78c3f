import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';

import type { GateResult } from './gates';
import {
  DEFAULT_STAGES,
  isSignedOff,
  ladderOf,
  type Signature,
  signDenialOf,
  type SignRequest,
} from './stages';

const NOW = 'a'.repeat(64);
const BEFORE = 'b'.repeat(64);

function signed(stageId: string, minute: number, over: Partial<Signature> = {}): Signature {
  return {
    id: `${stageId}-${minute}`,
    stageId,
    signerId: stageId,
    signedAt: new Date(Date.UTC(2025, 2, 1, 12, minute)),
    contentSha256: NOW,
    voidedAt: null,
    ...over,
  };
}

const voided = { contentSha256: BEFORE, voidedAt: new Date(Date.UTC(2025, 2, 1, 13)) };
const statesOf = (signatures: readonly Signature[]) =>
  ladderOf(DEFAULT_STAGES, signatures, NOW).map(({ state }) => state);

const anySignature = fc
  .record({
    stageId: fc.constantFrom(...DEFAULT_STAGES.map(({ id }) => id)),
    minute: fc.nat({ max: 59 }),
    contentSha256: fc.constantFrom(NOW, BEFORE),
    isVoided: fc.boolean(),
  })
  .map(({ stageId, minute, contentSha256, isVoided }) =>
    signed(stageId, minute, { contentSha256, voidedAt: isVoided ? voided.voidedAt : null }),
  );

const anyRecord = fc
  .array(anySignature)
  .map((all) => all.map((signature, at) => ({ ...signature, id: `${signature.id}-${at}` })));

describe('laws of the ladder', () => {
  property.prop([anyRecord])(
    'at most one stage is next, and all before it are signed',
    (signatures) => {
      const ladder = ladderOf(DEFAULT_STAGES, signatures, NOW);
      const next = ladder.findIndex(({ isNext }) => isNext);
      expect(ladder.filter(({ isNext }) => isNext)).toHaveLength(next === -1 ? 0 : 1);
      const before = next === -1 ? ladder : ladder.slice(0, next);
      expect(before.every(({ state }) => state === 'signed')).toBe(true);
      expect(isSignedOff(ladder)).toBe(next === -1);
    },
  );

  property.prop([anyRecord])(
    'no signature counts for other content, or once it is voided',
    (signatures) => {
      const stale = signatures.filter(
        ({ contentSha256, voidedAt }) => contentSha256 !== NOW || voidedAt !== null,
      );
      for (const { state } of ladderOf(DEFAULT_STAGES, stale, NOW))
        expect(state).not.toBe('signed');
    },
  );

  property.prop([anyRecord])('the order of the record does not matter', (signatures) => {
    const states = statesOf(signatures);
    expect(statesOf(signatures.toReversed())).toEqual(states);
  });
});

describe('the ladder', () => {
  test('begins with the first stage', () => {
    expect(statesOf([])).toEqual(['next', 'locked', 'locked', 'locked']);
  });

  test('goes on to the next', () => {
    expect(statesOf([signed('checker', 1)])).toEqual(['signed', 'next', 'locked', 'locked']);
  });

  test('shows what a change has outdated, and begins again', () => {
    const old = [signed('checker', 1, voided), signed('head_of_research', 2, voided)];
    expect(statesOf(old)).toEqual(['outdated', 'outdated', 'locked', 'locked']);
    expect(statesOf([...old, signed('checker', 30)])).toEqual([
      'signed',
      'outdated',
      'locked',
      'locked',
    ]);
  });

  test('does not trust a signature that nobody voided over other bytes', () => {
    expect(statesOf([signed('checker', 1, { contentSha256: BEFORE })])[0]).toBe('outdated');
  });

  test('is signed off when every stage is', () => {
    const all = DEFAULT_STAGES.map(({ id }, minute) => signed(id, minute));
    expect(isSignedOff(ladderOf(DEFAULT_STAGES, all, NOW))).toBe(true);
    expect(isSignedOff([])).toBe(false);
  });
});

const met: GateResult = {
  gate: 'claims_cited',
  met: true,
  count: 2,
  total: 2,
  detail: '2 of 2',
  unmet: [],
};
const unmet: GateResult = { ...met, met: false, count: 1, detail: '1 of 2', unmet: ['c1'] };

describe('signing', () => {
  const untilLast = DEFAULT_STAGES.slice(0, 3).map(({ id }, minute) => signed(id, minute));

  function denied(signatures: readonly Signature[], over: Partial<SignRequest>) {
    return signDenialOf(ladderOf(DEFAULT_STAGES, signatures, NOW), {
      stageId: 'checker',
      signer: { userId: 'ana', roles: ['checker'] },
      shownSha256: NOW,
      contentSha256: NOW,
      gates: [met],
      contributorIds: ['ana'],
      ...over,
    });
  }
  const lawyer = { stageId: 'legal', signer: { userId: 'lea', roles: ['legal'] } } as const;

  test.each<[string, readonly Signature[], Partial<SignRequest>, string | null]>([
    ['the first stage, by someone with its role', [], {}, null],
    ['a stage there is not', [], { stageId: 'publisher' }, 'unknown_stage'],
    ['a stage that is signed', [signed('checker', 1)], {}, 'already_signed'],
    ['a stage before its turn', [], lawyer, 'not_next'],
    ['an outdated stage, again', [signed('checker', 1, voided)], {}, null],
    [
      'without the role',
      [],
      { signer: { userId: 'eve', roles: ['editor', 'writer'] } },
      'wrong_role',
    ],
    ['something else than was shown', [], { shownSha256: BEFORE }, 'content_changed'],
    ['with a gate unmet', [], { gates: [met, unmet] }, 'gate_unmet'],
    ['last, by someone who edited nothing', untilLast, lawyer, null],
    ['last, by someone who edited', untilLast, { ...lawyer, contributorIds: ['lea'] }, 'four_eyes'],
    ['not last, by someone who edited', [], { contributorIds: ['ana'] }, null],
  ])('%s', (_, signatures, over, expected) => {
    expect(denied(signatures, over)?.code ?? null).toBe(expected);
  });

  test('four eyes hold where there is a single stage, too', () => {
    const [only] = DEFAULT_STAGES;
    if (only === undefined) throw new Error('There is no stage');
    const ladder = ladderOf([only], [], NOW);
    const request = { stageId: only.id, shownSha256: NOW, contentSha256: NOW, gates: [] };
    const signer = { userId: 'ana', roles: [only.role] };
    expect(signDenialOf(ladder, { ...request, signer, contributorIds: ['ana'] })?.code).toBe(
      'four_eyes',
    );
    expect(signDenialOf(ladder, { ...request, signer, contributorIds: ['ben'] })).toBeNull();
  });

  test('a refusal names the stage that comes first and the gate that is not met', () => {
    expect(denied([], lawyer)?.message).toBe('“Checker” has to be signed first.');
    expect(denied([], { gates: [unmet] })?.message).toBe(
      'Not all conditions are met: Every claim but opinion has a citation (1 of 2).',
    );
  });
});

describe('a stage of several people', () => {
  const TWO = DEFAULT_STAGES.map((stage, at) => (at === 0 ? { ...stage, signatures: 2 } : stage));
  const by = (signerId: string, minute: number) =>
    signed('checker', minute, { signerId, id: `${signerId}-${minute}` });
  const ladder = (signatures: readonly Signature[]) => ladderOf(TWO, signatures, NOW);

  property.prop([fc.array(fc.constantFrom('ana', 'bob', 'cy'), { maxLength: 6 })])(
    'is signed exactly when so many different people have signed',
    (signers) => {
      const [step] = ladder(signers.map((signerId, minute) => by(signerId, minute)));
      expect(step?.state === 'signed').toBe(new Set(signers).size >= 2);
      expect(step?.standing.length).toBe(new Set(signers).size);
    },
  );

  test('waits for the second, who is somebody else', () => {
    const once = ladder([by('ana', 1)]);
    expect(once.map(({ state }) => state)).toEqual(['next', 'locked', 'locked', 'locked']);
    const request = (userId: string): SignRequest => ({
      stageId: 'checker',
      signer: { userId, roles: ['checker'] },
      shownSha256: NOW,
      contentSha256: NOW,
      gates: [],
      contributorIds: [],
    });
    expect(signDenialOf(once, request('ana'))?.code).toBe('signed_by_you');
    expect(signDenialOf(once, request('bob'))).toBeNull();
  });
});
