/**
 * What happened, in a few words that follow a name: "Head of research" and then
 * "settled a claim: took one reading". For the history and the list of recent
 * work; the record itself keeps the event.
 */
import type { JsonObject } from '../shared/json';
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

const OUTCOME_WORDS: Readonly<Record<string, string>> = {
  confirmed: 'confirmed a claim in the new version',
  verdict_kept: 'kept a verdict in the new version',
  reopened: 'put a claim back to open for the new version',
  attached: 'attached a claim to words of the new version',
  retired: 'retired a claim whose words are gone',
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
  'story.created': ({ name }) => `began the story “${say(name)}”`,
  'article.imported': ({ title }) => `imported “${say(title)}”`,
  'article.version_added': ({ ordinal }) => `saved version ${say(ordinal)}`,
  'article.changed': () => 'corrected the particulars of the article',
  'round.created': ({ ordinal, mode }) => `assigned round ${say(ordinal)}, ${say(mode)}`,
  'round.submitted': () => 'submitted a reading',
  'round.closed': ({ by }) =>
    by === 'hand' ? 'closed the round' : 'closed the round with the last reading',
  'round.phase_changed': ({ after }) =>
    after === 'adjudicated' ? 'settled the last open claim' : 'opened the comparison again',
  'round.reopened': ({ reason }) => `reopened the round: ${say(reason)}`,
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
  'claim.adjudicated': ({ decision }) =>
    `settled a claim: ${DECISION_WORDS[say(decision)] ?? say(decision)}`,
  'adjudication.withdrawn': () => 'withdrew a decision',
  'sign_off.signed': ({ stageId }) => `signed as ${say(stageId).replaceAll('_', ' ')}`,
  'sign_off.voided': ({ stageId, why }) =>
    `outdated the signature of ${say(stageId).replaceAll('_', ' ')}: ${
      why === 'round_reopened' ? 'the round was reopened' : 'what was signed has changed'
    }`,
  'report.exported': ({ format }) => `exported the report as ${say(format)}`,
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

function say(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
