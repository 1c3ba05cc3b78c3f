import 'server-only';

import type { Problem, ProblemCode } from '@/lib/contracts/problem';

/**
 * A failure that was to be expected and that the caller is told of. Throwing it
 * in a use case rolls the whole change back.
 */
export class AppError extends Error {
  constructor(
    readonly code: ProblemCode,
    /** A sentence for a person: what is wrong, what to do. */
    message: string,
    readonly extra: Pick<Problem, 'issues' | 'current'> = {},
  ) {
    super(message);
    this.name = 'AppError';
  }
}
