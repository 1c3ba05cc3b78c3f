/** What each role allows, and how far an API token must reach, action by action. */
import { type Action, type Role, ROLES, type Scope } from './access-request';

const ALL: readonly Role[] = ROLES;
const DESK: readonly Role[] = ['administrator', 'checker', 'head_of_research', 'editor', 'legal'];
const DECIDERS: readonly Role[] = ['head_of_research', 'editor'];
const ORGANIZERS: readonly Role[] = ['administrator', ...DECIDERS];
const IMPORTERS: readonly Role[] = [...ORGANIZERS, 'checker'];

/**
 * What a role allows by itself, wherever the state of the round does not forbid
 * it. An empty list: what counts is being a reviewer of the round, or the stage.
 */
const ALLOWED: Record<Action, readonly Role[]> = {
  'newsroom:read': ALL,
  'newsroom:administer': ['administrator'],
  'story:create': IMPORTERS,
  'article:import': IMPORTERS,
  'article:read': ALL,
  'article:update': IMPORTERS,
  'version:add': ORGANIZERS,
  'fix:accept': ORGANIZERS,
  'event:read': [...ORGANIZERS, 'legal'],
  // Reviewers side by side, over all their rounds: for who teaches them, and for no appraisal.
  'research:read': ['administrator', 'head_of_research'],
  'token:create': ALL,
  'round:create': ORGANIZERS,
  'round:read': ALL,
  'round:submit': [],
  'round:close': ORGANIZERS,
  'round:reopen': DECIDERS,
  'round:sign_off': [],
  'annotation:create': [],
  'annotation:read': ALL,
  'annotation:update': [],
  'annotation:delete': [],
  'coverage:mark': [],
  'comparison:read': [...DESK, 'viewer'],
  'claim:adjudicate': DECIDERS,
  'feedback:read': ['head_of_research'],
  'query:create': ['head_of_research', 'editor', 'legal'],
  'query:read': DESK,
  'query:answer': ['checker', 'head_of_research', 'editor', 'legal'],
  'query:close': DECIDERS,
  'report:export': ALL,
};

/** `session`: only a person who is signed in, so that a leaked token can make no other and change no member. */
export const SCOPE_NEEDED: Record<Action, Scope | 'session'> = {
  'newsroom:read': 'read',
  'newsroom:administer': 'session',
  'story:create': 'write',
  'article:import': 'write',
  'article:read': 'read',
  'article:update': 'write',
  'version:add': 'write',
  'fix:accept': 'write',
  'event:read': 'read',
  'research:read': 'read',
  'token:create': 'session',
  'round:create': 'write',
  'round:read': 'read',
  'round:submit': 'write',
  'round:close': 'write',
  'round:reopen': 'sign',
  'round:sign_off': 'sign',
  'annotation:create': 'write',
  'annotation:read': 'read',
  'annotation:update': 'write',
  'annotation:delete': 'write',
  'coverage:mark': 'write',
  'comparison:read': 'read',
  'claim:adjudicate': 'write',
  'feedback:read': 'read',
  'query:create': 'write',
  'query:read': 'read',
  'query:answer': 'write',
  'query:close': 'write',
  'report:export': 'read',
};

export function allowsByRole(roles: readonly Role[], action: Action): boolean {
  return roles.some((role) => ALLOWED[action].includes(role));
}
