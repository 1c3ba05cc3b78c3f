/** What each role allows, and how far an API token must reach, action by action. */
import { type Action, type Role, ROLES, type Scope } from './access-request';

const ALL: readonly Role[] = ROLES;
const DESK: readonly Role[] = ['administrator', 'checker', 'head_of_research', 'editor', 'legal'];
const DECIDERS: readonly Role[] = ['head_of_research', 'editor'];
const ORGANIZERS: readonly Role[] = ['administrator', ...DECIDERS];
const CHECKING: readonly Role[] = ['checker', 'head_of_research', 'editor', 'legal'];
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
  'fix:read': DESK,
  'fix:answer': CHECKING,
  'reply:read': [...DESK, 'viewer'],
  'reply:write': DESK,
  'event:read': [...ORGANIZERS, 'legal'],
  // Reviewers side by side, over all their rounds: for who teaches them, and for no appraisal.
  'research:read': ['administrator', 'head_of_research'],
  'page:look_up': DESK,
  'source:read': DESK,
  'source:write': DESK,
  // Beside them: who brought the source, and whoever was let in.
  'source:name': ['administrator', 'head_of_research'],
  'source:let_in': ['administrator', 'head_of_research'],
  // One's own notifications: marked as read, and how one is told.
  'notice:change': ALL,
  'token:create': ALL,
  'round:create': ORGANIZERS,
  'round:read': ALL,
  'round:submit': [],
  'round:close': ORGANIZERS,
  'round:reopen': DECIDERS,
  'round:assign': ORGANIZERS,
  'round:reopen_reading': ORGANIZERS,
  'round:change_stages': ORGANIZERS,
  'round:sign_off': [],
  'annotation:create': [],
  'annotation:read': ALL,
  'evidence:capture': DESK,
  'annotation:update': [],
  'annotation:delete': [],
  'coverage:mark': [],
  'comparison:read': [...DESK, 'viewer'],
  'claim:adjudicate': DECIDERS,
  'claim:second_read': ['checker', 'head_of_research', 'editor', 'legal'],
  // Written for whoever settles the claim, and for nobody beside.
  'note:read': DECIDERS,
  'note:write': [],
  'feedback:read': ['head_of_research'],
  'query:create': ['head_of_research', 'editor', 'legal'],
  'query:read': DESK,
  'query:answer': CHECKING,
  'query:close': DECIDERS,
  'query:assign': DECIDERS,
  'comment:write': [...DESK, 'writer'],
  'report:export': ALL,
  'source:reveal': DESK,
  'report:publish': DECIDERS,
  'report:unpublish': ORGANIZERS,
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
  'fix:read': 'read',
  'fix:answer': 'write',
  'reply:read': 'read',
  'reply:write': 'write',
  'event:read': 'read',
  'research:read': 'read',
  'page:look_up': 'write',
  'source:read': 'read',
  'source:write': 'write',
  // A leaked token must not give a source away.
  'source:name': 'session',
  'source:let_in': 'session',
  'notice:change': 'write',
  'token:create': 'session',
  'round:create': 'write',
  'round:read': 'read',
  'round:submit': 'write',
  'round:close': 'write',
  'round:reopen': 'sign',
  'round:assign': 'write',
  'round:reopen_reading': 'write',
  'round:change_stages': 'sign',
  'round:sign_off': 'sign',
  'annotation:create': 'write',
  'annotation:read': 'read',
  'evidence:capture': 'write',
  'annotation:update': 'write',
  'annotation:delete': 'write',
  'coverage:mark': 'write',
  'comparison:read': 'read',
  'claim:adjudicate': 'write',
  'claim:second_read': 'write',
  'note:read': 'read',
  'note:write': 'write',
  'feedback:read': 'read',
  'query:create': 'write',
  'query:read': 'read',
  'query:answer': 'write',
  'query:close': 'write',
  'query:assign': 'write',
  'comment:write': 'write',
  'report:export': 'read',
  'source:reveal': 'read',
  'report:publish': 'session',
  'report:unpublish': 'session',
};

export function allowsByRole(roles: readonly Role[], action: Action): boolean {
  return roles.some((role) => ALLOWED[action].includes(role));
}
