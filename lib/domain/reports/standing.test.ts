import { describe, expect, test } from 'vitest';

import type { RecordSignature } from './round-record';
import { labelsOf, stageStandings } from './standing';

const signature = (
  id: string,
  stageId: string,
  voidedAt: string | null = null,
): RecordSignature => ({
  ...{ id, stageId, voidedAt, signerId: id, role: 'checker' },
  ...{ signedAt: '2026-11-22T10:00:00.000Z', contentSha256: 'a'.repeat(64), voidReason: '' },
});
const stages = [
  { id: 'checker', label: 'Checker', role: 'checker' as const, signatures: 3 },
  { id: 'editor', label: 'Editor', role: 'editor' as const },
];

describe('the stages of a report', () => {
  test('show every signature of a stage that several people sign, and each that is due', () => {
    const signatures = [
      signature('ana', 'checker'),
      signature('eve', 'checker', '2026-11-22T11:00:00.000Z'),
      signature('ben', 'checker'),
    ];
    const found = stageStandings({ stages, signatures });
    expect(found.map(({ id, signature: one }) => [id, one?.id ?? null])).toEqual([
      ['checker', 'ana'],
      ['checker', 'ben'],
      ['checker', null],
      ['editor', null],
    ]);
    const due = found.filter(({ signature: one }) => one === null);
    expect(labelsOf(due)).toEqual(['Checker', 'Editor']);
  });

  test('show a signature of a stage that is set no longer', () => {
    const found = stageStandings({ stages: [], signatures: [signature('ana', 'legal')] });
    expect(found.map(({ label, signature: one }) => [label, one?.id])).toEqual([['legal', 'ana']]);
  });
});
