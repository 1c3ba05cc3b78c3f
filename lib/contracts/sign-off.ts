/** The ladder of signatures: what would be signed, who may sign, what changed since. */
import { z } from 'zod';

import { CARRIED_GATE, GATE_IDS } from '@/lib/domain/sign-off/gates';

import { id, instant, personView, role, sha256Hex } from './common';
import { roundView } from './round';

const gateId = z.enum(GATE_IDS);

const stageSettings = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: z.string().trim().min(1).max(60),
  role,
  gates: z.array(gateId),
});

/** Settings of a newsroom, as stored in its row. */
export const newsroomSettings = z
  .strictObject({ stages: z.array(stageSettings).min(1).max(8) })
  .refine(
    ({ stages }) => new Set(stages.map((stage) => stage.id)).size === stages.length,
    'Two stages have the same id.',
  );
export type NewsroomSettings = z.output<typeof newsroomSettings>;

const gateView = z.strictObject({
  gate: z.enum([...GATE_IDS, CARRIED_GATE]),
  label: z.string(),
  met: z.boolean(),
  /** A short count such as “3 of 9” or “2 open”. */
  detail: z.string(),
  /** Annotations or queries that stand in the way. */
  unmet: z.array(z.string()),
});
export type GateView = z.output<typeof gateView>;

const signature = z.strictObject({
  id,
  signer: personView,
  role,
  signedAt: instant,
  contentSha256: sha256Hex,
  voidedAt: instant.nullable(),
  voidReason: z.string(),
});
export type SignatureView = z.output<typeof signature>;

const stageView = z.strictObject({
  id: z.string(),
  label: z.string(),
  role,
  state: z.enum(['signed', 'outdated', 'next', 'locked']),
  /** Whether this is the stage that is signed now. An outdated one can be. */
  isNext: z.boolean(),
  signature: signature.nullable(),
  gates: z.array(gateView),
  /** Why the caller cannot sign here now, as a sentence; null when they can. */
  denial: z.string().nullable(),
});
export type StageView = z.output<typeof stageView>;

const diffPart = z.strictObject({ op: z.enum(['same', 'delete', 'insert']), text: z.string() });

const changeView = z.strictObject({
  kind: z.enum(['article', 'text', 'claim_added', 'claim_removed', 'claim_changed', 'other']),
  annotationId: id.nullable(),
  /** The passage concerned, or empty. */
  exact: z.string(),
  field: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  diff: z.array(diffPart).nullable(),
});
export type ChangeView = z.output<typeof changeView>;

const historyEntry = z.strictObject({
  type: z.string(),
  actor: personView.nullable(),
  occurredAt: instant,
  summary: z.string(),
  hash: sha256Hex,
});
export type HistoryEntry = z.output<typeof historyEntry>;

export const signOffView = z
  .strictObject({
    round: roundView,
    /** Of the canonical bytes that would be signed now; send it with the signature. */
    contentSha256: sha256Hex,
    textSha256: sha256Hex,
    claimsSha256: sha256Hex,
    claimCount: z.int(),
    stages: z.array(stageView),
    /** What changed since the newest voided signature; empty where nothing was voided. */
    changes: z.array(changeView),
    history: z.array(historyEntry),
    chainHead: z.strictObject({ rev: z.int(), hash: sha256Hex }).nullable(),
  })
  .meta({ id: 'SignOff' });
export type SignOffView = z.output<typeof signOffView>;

export const signBody = z.strictObject({
  stageId: z.string().min(1).max(40),
  /** The hash that was shown. Where it differs from what is there, nothing is signed. */
  contentSha256: sha256Hex,
});
export type SignBody = z.output<typeof signBody>;
