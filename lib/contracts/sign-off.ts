/** The ladder of signatures: what would be signed, who may sign, what changed since. */
import { z } from 'zod';

import { CARRIED_GATE, GATE_IDS, SECOND_READER_GATE } from '@/lib/domain/sign-off/gates';

import { id, instant, personView, role, sha256Hex } from './common';
import { givenPassword } from './password';
import { roundView } from './round';

const gateId = z.enum(GATE_IDS);

const stageSettings = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  label: z.string().trim().min(1).max(60),
  role,
  gates: z.array(gateId),
  /** How many people have to sign here. */
  signatures: z.int().min(1).max(5).default(1),
});

/** Settings of a newsroom, as stored in its row. */
export const newsroomSettings = z
  .strictObject({
    stages: z.array(stageSettings).min(1).max(8),
    /** A sign-in that is no older than this many minutes stands for the password of a signature. */
    confirmWithinMinutes: z.int().min(0).max(60).default(0),
  })
  .refine(
    ({ stages }) => new Set(stages.map((stage) => stage.id)).size === stages.length,
    'Two stages have the same id.',
  );
export type NewsroomSettings = z.output<typeof newsroomSettings>;
/** The stages of one version of the settings, as they are stored. */
export const storedStages = newsroomSettings.shape.stages;

const stageSetView = z
  .strictObject({
    version: z.int(),
    stages: storedStages,
    /** Null for what the newsroom began with. */
    createdBy: personView.nullable(),
    createdAt: instant,
    /** Rounds that are signed under it, those that are signed off left out. */
    openRounds: z.int(),
  })
  .meta({ id: 'StageSet' });
export type StageSetView = z.output<typeof stageSetView>;
/** Newest first. */
export const stageSetList = z.strictObject({ versions: z.array(stageSetView) });

const gateView = z.strictObject({
  gate: z.enum([...GATE_IDS, CARRIED_GATE, SECOND_READER_GATE]),
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
  /** Those that stand; a stage may take several people. */
  standing: z.array(signature),
  /** How many people it takes. */
  needed: z.int(),
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
  /** Who changed it last, and when; null where the record does not say. */
  by: personView.nullable(),
  at: instant.nullable(),
});
export type ChangeView = z.output<typeof changeView>;

const historyEntry = z.strictObject({
  type: z.string(),
  actor: personView.nullable(),
  occurredAt: instant,
  summary: z.string(),
  /** Null while names are hidden: the hash is of the event with its name. */
  hash: sha256Hex.nullable(),
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
    /** Under which version of the newsroom’s stages the round is signed, and which is the newest. */
    stageVersion: z.int(),
    newestStageVersion: z.int(),
    /** Whether the caller may move the round to the newest version. */
    mayChangeStages: z.boolean(),
  })
  .meta({ id: 'SignOff' });
export type SignOffView = z.output<typeof signOffView>;

export const signBody = z.strictObject({
  stageId: z.string().min(1).max(40),
  /** The hash that was shown. Where it differs from what is there, nothing is signed. */
  contentSha256: sha256Hex,
  /** From `confirmSignature`: of this round, this stage and this hash, used once. */
  confirmation: z.string().min(20).max(100),
});
export type SignBody = z.output<typeof signBody>;

export const confirmSignatureBody = z.strictObject({
  stageId: z.string().min(1).max(40),
  contentSha256: sha256Hex,
  /** Null for whoever signs in by the newsroom’s single sign-on, or has just signed in. */
  password: givenPassword.nullable(),
});
export type ConfirmSignatureBody = z.output<typeof confirmSignatureBody>;
/** The token is shown once: only its hash is kept. */
export const signatureConfirmation = z
  .strictObject({
    confirmation: z.string(),
    method: z.enum(['password', 'sign_in']),
    expiresAt: instant,
  })
  .meta({ id: 'SignatureConfirmation' });
export type SignatureConfirmation = z.output<typeof signatureConfirmation>;

export const changeRoundStagesBody = z.strictObject({ version: z.int().min(1) });

/** How a person shows that it is really they who sign. */
export type ConfirmingBy = {
  /** `none`: they have signed in just now. */
  by: 'password' | 'sign_in' | 'none';
  /** Where their password stands in the source: a sample account. */
  samplePassword: string | null;
};

export const signingKeyList = z.strictObject({
  keys: z.array(
    z.strictObject({
      id: z.string(),
      algorithm: z.literal('Ed25519'),
      /** The 32 bytes of the key, base64. */
      publicKey: z.string(),
      createdAt: z.string(),
      /** Null for the one that signs now. */
      retiredAt: z.string().nullable(),
    }),
  ),
});
