/**
 * What can happen in a newsroom, and what is recorded of it.
 *
 * The union is closed, and a member never changes once it has been shipped: old
 * events are read for as long as the newsroom exists. A payload is small: ids,
 * and the state before and after where the history of a thing is read from it.
 */
import type { Role, Scope } from '../access/access-request';
import type { CarriedStatus } from '../anchoring/carried-passage';
import type { Cause, Decision } from '../claims/annotation';
import type { CheckStatus, Citation, ClaimFindings } from '../claims/claim';
import type { NameRule } from '../rounds/reading-names';
import type { LinkState } from '../evidence/link-health';
import type { RoundMode, RoundPhase } from '../rounds/round-phase';
import type { JsonObject } from '../shared/json';

/** An annotation as its history shows it. Citations have events of their own. */
export type AnnotationState = ClaimFindings & { start: number; end: number; exact: string };

type SentenceSpan = { start: number; end: number };

/** Where a passage stood, and what was said of it. */
export type CarriedState = {
  start: number;
  end: number;
  exact: string;
  /** false: it had no place in the text of its version. */
  isPlaced: boolean;
  checkStatus: CheckStatus;
  verdict: string | null;
};

export type EventPayloads = {
  'newsroom.created': { name: string };
  'settings.changed': { before: JsonObject; after: JsonObject };
  'scale.changed': { scaleId: string; name: string; version: number };

  'member.invited': { invitationId: string; roles: readonly Role[] };
  'member.joined': { userId: string; invitationId: string | null; roles: readonly Role[] };
  'member.roles_changed': { userId: string; before: readonly Role[]; after: readonly Role[] };
  'member.removed': { userId: string };
  'invitation.revoked': { invitationId: string };

  'token.created': {
    tokenId: string;
    name: string;
    scopes: readonly Scope[];
    expiresAt: string | null;
  };
  'token.revoked': { tokenId: string };

  /** Of its address the host: what comes after that can be a secret. */
  'webhook.created': {
    webhookId: string;
    name: string;
    host: string;
    format: string;
    kinds: readonly string[];
  };
  'webhook.changed': { webhookId: string; before: JsonObject; after: JsonObject };
  'webhook.removed': { webhookId: string; name: string };

  'story.created': { storyId: string; name: string };
  'article.imported': {
    articleId: string;
    storyId: string | null;
    versionId: string;
    title: string;
    format: string;
    textSha256: string;
  };
  'article.version_added': {
    versionId: string;
    ordinal: number;
    textSha256: string;
    /** The version that the round was on before; null where no round was carried over. */
    fromVersionId: string | null;
    format: string;
    summary: string;
  };
  'article.changed': { before: JsonObject; after: JsonObject };

  'round.created': {
    versionId: string;
    ordinal: number;
    mode: RoundMode;
    reviewerIds: readonly string[];
    dueAt: string | null;
    note?: string;
    names?: NameRule;
  };
  'round.assignment_changed': {
    before: { dueAt: string | null; note: string };
    after: { dueAt: string | null; note: string };
  };
  'round.reviewers_changed': {
    added: readonly string[];
    removed: readonly string[];
    reason: string;
  };
  'round.reading_reopened': { reviewerId: string; reason: string };
  /** Of a confidential source the label is its alias; its name is in no event. */
  'source.added': { sourceId: string; label: string; kind: string; confidential: boolean };
  'source.changed': { sourceId: string; before: JsonObject; after: JsonObject };
  /** It went by its name before; that is in no event from here on. */
  'source.protected': { sourceId: string; label: string; userIds: readonly string[] };
  'source.merged': { sourceId: string; label: string; intoId: string; intoLabel: string };
  'source.name_read': { sourceId: string; label: string };
  'source.let_in': { sourceId: string; label: string; userIds: readonly string[] };
  'round_rules.changed': { before: JsonObject; after: JsonObject };
  'round.submitted': { reviewerId: string };
  'round.closed': { phase: RoundPhase; by: 'hand' | 'last_submission' };
  'round.phase_changed': { before: RoundPhase; after: RoundPhase };
  'round.reopened': { reason: string };
  /** Which version of the newsroom’s stages the round is signed under. */
  'round.stages_changed': { before: number; after: number };

  'annotation.created': { annotationId: string; version: number; after: AnnotationState };
  'annotation.updated': {
    annotationId: string;
    version: number;
    /** Only the fields that changed, in both. */
    before: Partial<AnnotationState>;
    after: Partial<AnnotationState>;
  };
  'annotation.deleted': { annotationId: string; version: number };
  'annotation.restored': { annotationId: string; version: number };
  /** A passage in a new version. Those that stand in their place as they were have no event. */
  'annotation.carried': {
    annotationId: string;
    version: number;
    fromVersionId: string;
    toVersionId: string;
    status: CarriedStatus;
    /** `look`: the same words in other characters, such as quotation marks or spaces. */
    why: 'place' | 'look' | 'words' | 'several_places' | 'gone';
    before: CarriedState;
    after: CarriedState;
  };
  'annotation.fix_accepted': {
    annotationId: string;
    versionId: string;
    /** Absent in events from before proposals were rows of their own. */
    fixId?: string;
    proposedBy: string;
    agreedBy?: string | null;
    before: string;
    after: string;
  };
  /** What a person said of a carried passage. */
  'annotation.carry_decided': {
    annotationId: string;
    version: number;
    versionId: string;
    outcome: 'confirmed' | 'verdict_kept' | 'reopened' | 'attached' | 'retired';
    before: CarriedState;
    after: CarriedState;
  };
  'annotation.carry_undone': {
    annotationId: string;
    version: number;
    versionId: string;
    outcome: 'confirmed' | 'verdict_kept' | 'reopened' | 'attached' | 'retired';
    before: CarriedState;
    after: CarriedState;
  };

  'citation.added': { annotationId: string; after: Citation };
  'citation.updated': { annotationId: string; before: Citation; after: Citation };
  'citation.removed': { annotationId: string; before: Citation };

  'capture.asked': { captureId: string; annotationId: string; citationId: string; url: string };
  'capture.taken': {
    captureId: string;
    annotationId: string;
    citationId: string;
    /** SHA-256 of each stored part, by its kind. */
    parts: { readonly [kind: string]: string };
  };
  'capture.failed': { captureId: string; annotationId: string; citationId: string; reason: string };
  /** The page behind a citation answers otherwise than before. */
  'evidence.link_changed': {
    annotationId: string;
    citationId: string;
    url: string;
    before: LinkState;
    after: LinkState;
  };

  'coverage.marked': SentenceSpan & { mark: string };
  'coverage.cleared': SentenceSpan;
  /** Marks of one reviewer in a new version: how many stay, and which sentences changed. */
  'coverage.carried': {
    versionId: string;
    kept: number;
    dropped: readonly SentenceSpan[];
  };

  'query.asked': {
    queryId: string;
    annotationId: string;
    text: string;
    /** Absent in events from before queries had them. */
    assigneeId?: string | null;
    dueAt?: string | null;
  };
  'query.answered': { queryId: string; answerId: string; text: string };
  'query.closed': { queryId: string; reason?: string };
  'query.reopened': { queryId: string; reason?: string };
  'query.assigned': {
    queryId: string;
    annotationId: string;
    before: { assigneeId: string | null; dueAt: string | null };
    after: { assigneeId: string | null; dueAt: string | null };
  };

  /** What it says is kept with the comment, and read where the comment may be seen. */
  'comment.added': { commentId: string; annotationId: string; mentions: readonly string[] };
  'comment.edited': {
    commentId: string;
    annotationId: string;
    /** Those who were not mentioned before. */
    mentions: readonly string[];
  };
  'comment.deleted': { commentId: string; annotationId: string };
  'comment.resolved': { commentId: string; annotationId: string };
  'comment.reopened': { commentId: string; annotationId: string };

  'fix.proposed': { fixId: string; annotationId: string; before: string; after: string };
  'fix.countered': {
    fixId: string;
    /** The proposal that it answers, and whose that is. */
    countersId: string;
    proposedById: string;
    annotationId: string;
    before: string;
    after: string;
    reason: string;
  };
  'fix.accepted': { fixId: string; annotationId: string; proposedById: string };
  'fix.declined': { fixId: string; annotationId: string; proposedById: string; reason: string };

  'reply.marked': {
    criticismId: string;
    annotationId: string | null;
    criticized: string;
    askerId: string | null;
    dueAt: string | null;
  };
  'reply.asked': { criticismId: string; contact: string; means: string; dueAt: string | null };
  'reply.settled': { criticismId: string; outcome: string };
  'reply.changed': { criticismId: string; before: JsonObject; after: JsonObject };
  'reply.removed': { criticismId: string };

  'claim.adjudicated': {
    annotationId: string;
    decision: Decision;
    cause: Cause | null;
    reason: string;
    derivedFrom: readonly string[];
    after: AnnotationState;
  };
  /** Not the words of the note: they are for whoever settles the claim. */
  'annotation.noted': { annotationId: string; isEmpty: boolean };
  'claim.second_read': {
    annotationId: string;
    version: number;
    agrees: boolean;
    note: string;
  };
  'adjudication.withdrawn': { annotationId: string; derivedFrom: readonly string[] };

  'sign_off.signed': {
    signOffId: string;
    stageId: string;
    contentSha256: string;
    /** How the signer showed that it was really they; absent in older events. */
    confirmedBy?: 'password' | 'sign_in' | null;
  };
  'sign_off.voided': {
    signOffId: string;
    stageId: string;
    why: 'content_changed' | 'round_reopened' | 'stages_changed';
    /** Of what stands now, where it was the content that changed. */
    contentSha256: string | null;
  };
  'report.exported': {
    format: string;
    contentSha256: string;
    /** What was left out of the file; absent where nothing was. */
    masked?: readonly string[];
  };
  /** A signed report was opened to whoever has the address, or closed to them again. */
  'report.published': {
    linkId: string;
    isListed: boolean;
    expiresAt: string | null;
    masked: readonly string[];
    recordSha256: string;
  };
  'report.unpublished': { linkId: string };
  'report_template.changed': { before: JsonObject; after: JsonObject };
  'record.exported': { format: string; contentSha256: string; entries: number };
  'report.imported': {
    /** The round as the file names it, and where its record stood. */
    fromRoundId: string;
    fromNewsroom: string;
    seal: string;
    asOf: { rev: number; hash: string; occurredAt: string };
    readings: number;
    decisions: number;
    queries: number;
    /** Signatures of the file. They are noted here and are no signatures of this round. */
    notedSignatures: readonly {
      stageId: string;
      signer: string;
      signedAt: string;
      contentSha256: string;
      voidedAt: string | null;
    }[];
  };
};

export type EventType = keyof EventPayloads;

/** A type with the payload that belongs to it. */
export type NewsroomEvent = {
  [Type in EventType]: { type: Type; payload: EventPayloads[Type] };
}[EventType];
