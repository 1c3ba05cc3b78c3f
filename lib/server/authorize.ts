import 'server-only';

import type { AccessRequest, Actor, Denial } from '@/lib/domain/access/access-request';
import { denialOf } from '@/lib/domain/access/policy';

import { AppError } from './app-error';

const DETAIL: Record<Exclude<Denial, 'other_newsroom' | 'blind'>, string> = {
  scope: 'This token does not reach that far. Make one with the scope this needs.',
  wrong_role: 'Your role does not allow this. An administrator of the newsroom can change it.',
  not_a_reviewer: 'You are not a reviewer in this round.',
  not_concerned: 'This query is put to someone else.',
  round_open: 'The round is still open. Its findings are shown once it is closed.',
  round_closed: 'This round is closed and takes no more annotations.',
  signed_off: 'This round is signed off. Reopen it with a reason first.',
  wrong_phase: 'The round is not at the point where this is done.',
};

const NOT_NOW: ReadonlySet<Denial> = new Set([
  'round_open',
  'round_closed',
  'signed_off',
  'wrong_phase',
]);

/** @throws AppError unless the policy grants the request. */
export function authorize(actor: Actor, request: AccessRequest): void {
  const denial = denialOf(actor, request);
  if (denial === null) return;
  // Existence is a secret between newsrooms and in an open blind round: answer as if nothing were there.
  if (denial === 'other_newsroom' || denial === 'blind') throw notFound();
  throw new AppError(NOT_NOW.has(denial) ? 'round_closed' : 'forbidden', DETAIL[denial]);
}

/** The one answer for what is not there and for what is not yours. */
export function notFound(): AppError {
  return new AppError('not_found', 'There is nothing here, or it is not yours to see.');
}
