/** One request for each action, and people and rounds to ask about. */
import type {
  AccessRequest,
  Action,
  Actor,
  Role,
  RoundFacts,
} from '@/lib/domain/access/access-request';
import type { RoundMode, RoundPhase } from '@/lib/domain/rounds/round-phase';

const NEWSROOM = { newsroomId: 'daily' };

export function someone(roles: readonly Role[], userId = 'someone'): Actor {
  return { userId, newsroomId: 'daily', roles, scopes: null };
}

export function aRound(phase: RoundPhase, mode: RoundMode = 'blind'): RoundFacts {
  return { newsroomId: 'daily', phase, mode, reviewerIds: ['ana', 'ben'] };
}

const anasClaim = { reviewerId: 'ana' };
const anasFix = { reviewerId: 'ana', isDecision: false, writerId: 'wim' };
const wimsCriticism = { ...NEWSROOM, writerId: 'wim', askerId: null, blindOwnerId: null };
const SOURCE = { ...NEWSROOM, createdById: 'cem', readerIds: ['rae'] };
const anasQuery = { askedById: 'ana', addresseeIds: ['wim'] };

/** One request for each action. The record does not compile without an entry for a new action. */
export const REQUESTS: Record<Action, (round: RoundFacts) => AccessRequest> = {
  'newsroom:read': () => ({ action: 'newsroom:read', newsroom: NEWSROOM }),
  'newsroom:administer': () => ({ action: 'newsroom:administer', newsroom: NEWSROOM }),
  'story:create': () => ({ action: 'story:create', newsroom: NEWSROOM }),
  'article:import': () => ({ action: 'article:import', newsroom: NEWSROOM }),
  'article:read': () => ({ action: 'article:read', newsroom: NEWSROOM }),
  'article:update': () => ({ action: 'article:update', newsroom: NEWSROOM }),
  'version:add': () => ({ action: 'version:add', newsroom: NEWSROOM }),
  'fix:accept': () => ({
    action: 'fix:accept',
    article: { ...NEWSROOM, writerId: 'wim' },
  }),
  'fix:read': (round) => ({ action: 'fix:read', round, fix: anasFix }),
  'fix:answer': (round) => ({ action: 'fix:answer', round, fix: anasFix }),
  'reply:read': () => ({ action: 'reply:read', criticism: wimsCriticism }),
  'reply:write': () => ({ action: 'reply:write', criticism: wimsCriticism }),
  'event:read': () => ({ action: 'event:read', newsroom: NEWSROOM }),
  'research:read': () => ({ action: 'research:read', newsroom: NEWSROOM }),
  'page:look_up': () => ({ action: 'page:look_up', newsroom: NEWSROOM }),
  'source:read': () => ({ action: 'source:read', newsroom: NEWSROOM }),
  'source:write': () => ({ action: 'source:write', newsroom: NEWSROOM }),
  'source:name': () => ({ action: 'source:name', source: SOURCE }),
  'source:let_in': () => ({ action: 'source:let_in', source: SOURCE }),
  'notice:change': () => ({ action: 'notice:change', newsroom: NEWSROOM }),
  'token:create': () => ({ action: 'token:create', newsroom: NEWSROOM }),
  'round:create': () => ({ action: 'round:create', newsroom: NEWSROOM }),
  'round:read': (round) => ({ action: 'round:read', round }),
  'round:submit': (round) => ({ action: 'round:submit', round }),
  'round:close': (round) => ({ action: 'round:close', round }),
  'round:reopen': (round) => ({ action: 'round:reopen', round }),
  'round:change_stages': (round) => ({ action: 'round:change_stages', round }),
  'round:assign': (round) => ({ action: 'round:assign', round }),
  'round:reopen_reading': (round) => ({ action: 'round:reopen_reading', round }),
  'claim:second_read': (round) => ({ action: 'claim:second_read', round }),
  'note:read': (round) => ({ action: 'note:read', round, annotation: anasClaim }),
  'note:write': (round) => ({ action: 'note:write', round, annotation: anasClaim }),
  'round:sign_off': (round) => ({ action: 'round:sign_off', round, stage: { role: 'editor' } }),
  'annotation:create': (round) => ({ action: 'annotation:create', round }),
  'annotation:read': (round) => ({ action: 'annotation:read', round, annotation: anasClaim }),
  'annotation:update': (round) => ({ action: 'annotation:update', round, annotation: anasClaim }),
  'evidence:capture': (round) => ({ action: 'evidence:capture', round, annotation: anasClaim }),
  'annotation:delete': (round) => ({ action: 'annotation:delete', round, annotation: anasClaim }),
  'coverage:mark': (round) => ({ action: 'coverage:mark', round }),
  'comparison:read': (round) => ({ action: 'comparison:read', round }),
  'claim:adjudicate': (round) => ({ action: 'claim:adjudicate', round }),
  'feedback:read': (round) => ({ action: 'feedback:read', round, reading: anasClaim }),
  'query:create': (round) => ({ action: 'query:create', round, annotation: anasClaim }),
  'query:read': (round) => ({ action: 'query:read', round, query: anasQuery }),
  'query:answer': (round) => ({ action: 'query:answer', round, query: anasQuery }),
  'query:close': (round) => ({ action: 'query:close', round, query: anasQuery }),
  'query:assign': (round) => ({ action: 'query:assign', round, query: anasQuery }),
  'comment:write': (round) => ({ action: 'comment:write', round, annotation: anasClaim }),
  'report:export': (round) => ({ action: 'report:export', round }),
  'source:reveal': (round) => ({ action: 'source:reveal', round }),
  'report:publish': (round) => ({ action: 'report:publish', round }),
  'report:unpublish': (round) => ({ action: 'report:unpublish', round }),
};
