/**
 * What happened, in a few words that follow a name: "Head of research" and then
 * "settled a claim: took one reading". For the history and the list of recent
 * work; the record itself keeps the event.
 */
import type { Json, JsonObject } from '../shared/json';
import type { EventType } from './event-types';

type Describe = (payload: JsonObject) => string;

const DECISION_WORDS: Readonly<Record<string, string>> = {
  took: 'took one reading',
  merged: 'merged the readings',
  wrote: 'wrote another',
  rejected: 'nothing to check',
};

const CARRIED_WORDS: Readonly<Record<string, string>> = {
  place: 'it stands elsewhere',
  look: 'the same words in other characters',
  words: 'its words changed',
  several_places: 'it may stand in several places',
  gone: 'its words are gone',
};

const VOIDED_WORDS: Readonly<Record<string, string>> = {
  round_reopened: 'the round was reopened',
  stages_changed: 'the round is signed under other stages now',
};

const REPLY_WORDS: Readonly<Record<string, string>> = {
  answered: 'noted a reply',
  declined: 'noted that a reply was declined',
  no_answer: 'noted that no reply came',
};

const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  confirmed: 'confirmed a claim in the new version',
  verdict_kept: 'kept a verdict in the new version',
  reopened: 'put a claim back to open for the new version',
  attached: 'attached a claim to words of the new version',
  retired: 'retired a claim whose words are gone',
};

const LINK_WORDS: Readonly<Record<string, string>> = {
  alive: 'answers again as it did',
  moved: 'has moved',
  changed: 'reads differently now',
  dead: 'is gone',
};

const WORDS: Record<EventType, Describe> = {
  'newsroom.created': () => 'set up the newsroom',
  'settings.changed': () => 'changed the stages of the sign-off',
  'scale.changed': ({ version }) => `changed the verdict scale, now version ${say(version)}`,
  'member.invited': () => 'invited a colleague',
  'member.joined': () => 'joined the newsroom',
  'member.roles_changed': () => 'changed a member’s roles',
  'member.removed': () => 'ended a membership',
  'invitation.revoked': () => 'revoked an invitation',
  'token.created': ({ name }) => `made the API token “${say(name)}”`,
  'token.revoked': () => 'revoked an API token',
  'webhook.created': ({ name, host }) =>
    `began to tell ${say(host)} what happens, as “${say(name)}”`,
  'webhook.changed': () => 'changed a webhook',
  'webhook.removed': ({ name }) => `removed the webhook “${say(name)}”`,
  'story.created': ({ name }) => `began the story “${say(name)}”`,
  'article.imported': ({ title }) => `imported “${say(title)}”`,
  'article.version_added': ({ ordinal }) => `saved version ${say(ordinal)}`,
  'article.changed': () => 'corrected the particulars of the article',
  'round.created': ({ ordinal, mode }) => `assigned round ${say(ordinal)}, ${say(mode)}`,
  'round.assignment_changed': ({ before, after }) => describeAssignment(before, after),
  'round.reviewers_changed': ({ added, removed, reason }) =>
    `changed who reads the round: ${[
      countOf(added) === 0 ? '' : `${countOf(added)} added`,
      countOf(removed) === 0 ? '' : `${countOf(removed)} taken off`,
    ]
      .filter((words) => words !== '')
      .join(', ')}${say(reason) === '' ? '' : `. ${say(reason)}`}`,
  'round.reading_reopened': ({ reason }) => `took a submitted reading up again: ${say(reason)}`,
  'source.added': ({ label }) => `added the source “${say(label)}”`,
  'source.changed': () => 'changed a source',
  'source.protected': ({ label }) => `made “${say(label)}” a confidential source`,
  'source.merged': ({ label, intoLabel }) =>
    `found that the source “${say(label)}” is “${say(intoLabel)}”`,
  'source.name_read': ({ label }) => `read who “${say(label)}” is`,
  'source.let_in': ({ label }) => `changed who may know who “${say(label)}” is`,
  'round_rules.changed': () => 'changed the rules for rounds',
  'round.submitted': () => 'submitted a reading',
  'round.closed': ({ by }) =>
    by === 'hand' ? 'closed the round' : 'closed the round with the last reading',
  'round.phase_changed': ({ after }) =>
    after === 'adjudicated' ? 'settled the last open claim' : 'opened the comparison again',
  'round.reopened': ({ reason }) => `reopened the round: ${say(reason)}`,
  'round.stages_changed': ({ before, after }) =>
    `moved the round from version ${say(before)} of the stages to version ${say(after)}`,
  'annotation.created': () => 'marked a claim',
  'annotation.updated': ({ after }) => describeChange(after),
  'annotation.deleted': () => 'deleted a claim',
  'annotation.restored': () => 'brought a claim back',
  'annotation.carried': ({ why }) =>
    `carried a claim to the new version: ${CARRIED_WORDS[say(why)] ?? say(why)}`,
  'annotation.fix_accepted': () => 'accepted a suggested fix',
  'annotation.carry_decided': ({ outcome }) => OUTCOME_WORDS[say(outcome)] ?? 'reviewed a claim',
  'annotation.carry_undone': ({ outcome }) =>
    `took back: ${OUTCOME_WORDS[say(outcome)] ?? say(outcome)}`,
  'citation.added': () => 'added a citation',
  'citation.updated': () => 'changed a citation',
  'citation.removed': () => 'removed a citation',
  'capture.asked': () => 'asked for a capture of a cited page',
  'capture.taken': () => 'captured what a citation cites',
  'capture.failed': () => 'could not capture a cited page',
  'evidence.link_changed': ({ after }) =>
    `found that a cited page ${LINK_WORDS[say(after)] ?? 'answers otherwise'}`,
  'coverage.marked': () => 'found nothing to check in a sentence',
  'coverage.cleared': () => 'took the mark off a sentence',
  'coverage.carried': ({ dropped }) =>
    `carried the sentences with nothing to check over${
      Array.isArray(dropped) && dropped.length > 0 ? `; ${dropped.length} changed` : ''
    }`,
  'query.asked': () => 'put a query to the writer',
  'query.answered': () => 'answered a query',
  'query.closed': () => 'closed a query',
  'query.reopened': () => 'opened a query again',
  'query.assigned': () => 'changed whom a query is put to, or when its answer is due',
  'comment.added': () => 'commented on a claim',
  'comment.edited': () => 'changed a comment',
  'comment.deleted': () => 'deleted a comment',
  'comment.resolved': () => 'resolved a comment',
  'comment.reopened': () => 'opened a comment again',
  'fix.proposed': () => 'suggested a fix',
  'fix.countered': () => 'proposed another wording for a fix',
  'fix.accepted': () => 'accepted a suggested fix for the next version',
  'fix.declined': () => 'declined a suggested fix',
  'reply.marked': ({ criticized }) => `marked criticism of ${say(criticized)}`,
  'reply.asked': ({ contact }) => `asked ${say(contact)} for a reply`,
  'reply.settled': ({ outcome }) => REPLY_WORDS[say(outcome)] ?? 'noted a reply',
  'reply.changed': () => 'changed a right of reply',
  'reply.removed': () => 'took a right of reply off the list',
  'claim.adjudicated': ({ decision }) =>
    `settled a claim: ${DECISION_WORDS[say(decision)] ?? say(decision)}`,
  'annotation.noted': ({ isEmpty }) =>
    isEmpty === true ? 'took back a note to the adjudicator' : 'wrote a note to the adjudicator',
  'claim.second_read': ({ agrees, note }) =>
    `${agrees === true ? 'confirmed a claim as second reader' : 'disagreed with a claim as second reader'}${say(note) === '' ? '' : `: ${say(note)}`}`,
  'adjudication.withdrawn': () => 'withdrew a decision',
  'sign_off.signed': ({ stageId }) => `signed as ${say(stageId).replaceAll('_', ' ')}`,
  'sign_off.voided': ({ stageId, why }) =>
    `outdated the signature of ${say(stageId).replaceAll('_', ' ')}: ${
      VOIDED_WORDS[say(why)] ?? 'what was signed has changed'
    }`,
  'record.exported': ({ entries }) => `exported the record, ${say(entries)} entries`,
  'report.exported': ({ format, masked }) =>
    `exported the report as ${say(format)}${maskedWords(masked)}`,
  'report.published': ({ isListed, masked }) =>
    `opened the signed report to ${isListed === true ? 'the public' : 'whoever has its link'}${maskedWords(masked)}`,
  'report.unpublished': () => 'revoked a link to the report',
  'report_template.changed': () => 'changed how reports look',
  'report.imported': ({ fromNewsroom }) => `took up a report of ${say(fromNewsroom)}`,
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  claimText: 'wording',
  claimType: 'type',
  priority: 'priority',
  attribution: 'attribution',
  checkStatus: 'check status',
  verdict: 'verdict',
  confidence: 'confidence',
  rationale: 'rationale',
  suggestedFix: 'suggested fix',
  start: 'boundaries',
  end: 'boundaries',
};

/** Words for the type and payload of an event; an event of a later version says its type. */
export function describeEvent({ type, payload }: { type: string; payload: JsonObject }): string {
  const describe = isKnown(type) ? WORDS[type] : null;
  return describe?.(payload) ?? type;
}

function isKnown(type: string): type is EventType {
  return Object.hasOwn(WORDS, type);
}

function describeChange(after: unknown): string {
  const fields = typeof after === 'object' && after !== null ? Object.keys(after) : [];
  const words = [...new Set(fields.flatMap((field) => FIELD_WORDS[field] ?? []))];
  return words.length === 0 ? 'changed a claim' : `changed a claim: ${words.join(', ')}`;
}

function describeAssignment(before: unknown, after: unknown): string {
  const dueOf = (value: unknown) =>
    typeof value === 'object' && value !== null && 'dueAt' in value ? value.dueAt : null;
  if (dueOf(before) === dueOf(after)) return 'changed the note of the assignment';
  return dueOf(after) === null
    ? 'took the due date off the round'
    : `set another due date for the round: ${say(dueOf(after)).slice(0, 10)}`;
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0;
}

function maskedWords(masked: Json | undefined): string {
  return Array.isArray(masked) && masked.length > 0 ? `, without ${masked.join(', ')}` : '';
}

function say(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
