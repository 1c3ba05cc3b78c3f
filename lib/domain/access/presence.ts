/** Who may see who else is in a round, and where in its text they are. */
import { areNamesHidden, type NameRule } from '../rounds/reading-names';
import { isBlindNow } from '../rounds/round-phase';
import type { Actor, RoundFacts } from './access-request';
import { denialOf } from './policy';

/**
 * Whoever may read the round; but nobody, whatever their role, while its readings are
 * blind or go without names: where somebody is tells what they are at work on.
 */
export function seesPresence(actor: Actor, round: RoundFacts & { names: NameRule }): boolean {
  if (isBlindNow(round) || areNamesHidden(round)) return false;
  return denialOf(actor, { action: 'round:read', round }) === null;
}
