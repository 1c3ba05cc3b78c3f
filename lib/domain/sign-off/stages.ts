/**
 * The ladder of signatures: stages in an order that the newsroom sets, each with
 * the role that signs it, how many people have to, and the gates that must hold.
 *
 * A signature counts while the content it was given for is what stands now, and
 * is kept in the record when it no longer does. Stages are signed in their order;
 * once something has changed, from the first one again.
 *
 * Four eyes: who edited what is signed cannot give the last signature.
 */
import type { Role } from '../access/access-request';
import { GATE_LABELS, type GateResult, type StageGateId } from './gates';

export type Stage = {
  id: string;
  label: string;
  role: Role;
  gates: readonly StageGateId[];
  /** How many people have to sign here, at least one. */
  signatures: number;
};

const FINDINGS: readonly StageGateId[] = ['all_adjudicated', 'claims_have_verdict', 'claims_cited'];

/** The stages a newsroom begins with. */
export const DEFAULT_STAGES: readonly Stage[] = [
  { id: 'checker', label: 'Checker', role: 'checker', gates: FINDINGS, signatures: 1 },
  {
    id: 'head_of_research',
    label: 'Head of research',
    role: 'head_of_research',
    gates: [...FINDINGS, 'all_examined'],
    signatures: 1,
  },
  {
    id: 'editor',
    label: 'Editor',
    role: 'editor',
    gates: ['no_open_query', ...FINDINGS],
    signatures: 1,
  },
  {
    id: 'legal',
    label: 'Legal',
    role: 'legal',
    gates: ['no_open_query', ...FINDINGS],
    signatures: 1,
  },
];

export type Signature = {
  id: string;
  stageId: string;
  signerId: string;
  signedAt: Date;
  contentSha256: string;
  voidedAt: Date | null;
};

/**
 * - `signed`: signed by as many people as it takes, for what stands now.
 * - `outdated`: was signed, for something else.
 * - `next`: the first that has to be signed, and never was or by too few.
 * - `locked`: waits for a stage before it.
 */
type StageState = 'signed' | 'outdated' | 'next' | 'locked';

export type LadderStep<S extends Signature> = {
  stage: Stage;
  state: StageState;
  /** Whether this is the stage that can be signed now. Also true of an outdated one. */
  isNext: boolean;
  /** The last one given for this stage, voided or not. */
  signature: S | null;
  /** Those that stand, in the order in which they were given; each of another person. */
  standing: readonly S[];
};

/** The stages in their order, with what has been signed for the content that stands now. */
export function ladderOf<S extends Signature>(
  stages: readonly Stage[],
  signatures: readonly S[],
  contentSha256: string,
): LadderStep<S>[] {
  let isReached = true;
  return stages.map((stage) => {
    const given = signatures.filter(({ stageId }) => stageId === stage.id).toSorted(byTime);
    const standing = firstOfEachPerson(
      given.filter(
        (signature) => signature.voidedAt === null && signature.contentSha256 === contentSha256,
      ),
    );
    const isSigned = standing.length >= Math.max(1, stage.signatures);
    const isNext = isReached && !isSigned;
    if (!isSigned) isReached = false;
    const wasSigned = given.length > 0 && standing.length === 0;
    return {
      stage,
      state: isSigned ? 'signed' : wasSigned ? 'outdated' : isNext ? 'next' : 'locked',
      isNext,
      signature: given.at(-1) ?? null,
      standing,
    };
  });
}

/** Two signatures of one person are one. */
function firstOfEachPerson<S extends Signature>(signatures: readonly S[]): S[] {
  const seen = new Set<string>();
  return signatures.filter(({ signerId }) => {
    if (seen.has(signerId)) return false;
    seen.add(signerId);
    return true;
  });
}

/** At one instant a voided signature came before the one that replaced it; ids are in the order of their making. */
function byTime(a: Signature, b: Signature): number {
  const byInstant = a.signedAt.getTime() - b.signedAt.getTime();
  if (byInstant !== 0) return byInstant;
  const byValidity = Number(a.voidedAt === null) - Number(b.voidedAt === null);
  if (byValidity !== 0) return byValidity;
  return a.id < b.id ? -1 : 1;
}

/** Whether every stage is signed for what stands now: then the round is signed off. */
export function isSignedOff(ladder: readonly LadderStep<Signature>[]): boolean {
  return ladder.length > 0 && ladder.every(({ state }) => state === 'signed');
}

export type SignRequest = {
  stageId: string;
  signer: { userId: string; roles: readonly Role[] };
  /** The seal the signer was shown. */
  shownSha256: string;
  /** The seal of what stands now. */
  contentSha256: string;
  /** The gates of the stage, evaluated. */
  gates: readonly GateResult[];
  /**
   * Everyone who made or changed what is covered: the version's text, a decided
   * claim or its citations, a decision, and the annotations decisions derive from.
   */
  contributorIds: readonly string[];
};

export type SignDenialCode =
  | 'unknown_stage'
  | 'already_signed'
  | 'not_next'
  | 'wrong_role'
  | 'signed_by_you'
  | 'four_eyes'
  | 'content_changed'
  | 'gate_unmet';

/** Why the person cannot sign here now, in a sentence that says what to do, or `null` if they can. */
export function signDenialOf(
  ladder: readonly LadderStep<Signature>[],
  request: SignRequest,
): { code: SignDenialCode; message: string } | null {
  const step = ladder.find(({ stage }) => stage.id === request.stageId);
  if (step === undefined) {
    return denial('unknown_stage', 'This newsroom has no such stage. Load the page again.');
  }
  const { stage } = step;
  if (step.state === 'signed')
    return denial('already_signed', `“${stage.label}” is signed already.`);
  if (!step.isNext) {
    const next = ladder.find(({ isNext }) => isNext);
    return denial('not_next', `“${next?.stage.label ?? ''}” has to be signed first.`);
  }
  if (!request.signer.roles.includes(stage.role)) {
    return denial('wrong_role', `“${stage.label}” is signed by someone with the role for it.`);
  }
  if (step.standing.some(({ signerId }) => signerId === request.signer.userId)) {
    return denial(
      'signed_by_you',
      `You have signed “${stage.label}”. Another person has to give the next signature of this stage.`,
    );
  }
  const isLast = ladder.at(-1) === step;
  if (isLast && request.contributorIds.includes(request.signer.userId)) {
    return denial(
      'four_eyes',
      'You edited what is signed here, so someone else has to give the last signature.',
    );
  }
  if (request.shownSha256 !== request.contentSha256) {
    return denial(
      'content_changed',
      'Something changed since this page was loaded. Read it again before you sign.',
    );
  }
  const unmet = request.gates.filter(({ met }) => !met);
  if (unmet.length === 0) return null;
  const list = unmet.map(({ gate, detail }) => `${GATE_LABELS[gate]} (${detail})`).join('; ');
  return denial('gate_unmet', `Not all conditions are met: ${list}.`);
}

function denial(code: SignDenialCode, message: string) {
  return { code, message };
}
