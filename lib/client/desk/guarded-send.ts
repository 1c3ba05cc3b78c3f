/**
 * Work that waited for a connection was written for the round as it was. Before the
 * first of it is sent, the round is asked for: what was meant for an open reading is
 * not slipped into one that has been closed meanwhile.
 */
import type { RoundPhase } from '@/lib/domain/rounds/round-phase';

import type { Outcome, Send } from './outbox-types';

type GuardDependencies = {
  send: Send;
  /** Null when the server was not reached. */
  readPhase: () => Promise<RoundPhase | null>;
  /** Nothing is known of the round: as for work of an earlier visit. */
  isDoubtful?: boolean;
};

export function guardedSend({ send, readPhase, isDoubtful = false }: GuardDependencies): Send {
  let isInDoubt = isDoubtful;
  return async (write, version, options) => {
    if (isInDoubt && options.phase === 'open') {
      const phase = await readPhase();
      if (phase === null) return { ok: false, problem: null };
      if (phase !== 'open') return TOO_LATE;
      isInDoubt = false;
    }
    const outcome = await send(write, version, options);
    if (!outcome.ok && outcome.problem === null) isInDoubt = true;
    return outcome;
  };
}

const TOO_LATE: Outcome = {
  ok: false,
  problem: {
    type: 'about:blank',
    title: 'The round is closed',
    status: 409,
    code: 'round_closed',
    detail: 'The reading was closed before it arrived.',
    requestId: '',
  },
};
