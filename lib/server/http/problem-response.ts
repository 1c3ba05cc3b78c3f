import 'server-only';

import { STATUS_CODES } from 'node:http';

import { PROBLEM_STATUS, type Problem } from '@/lib/contracts/problem';

import { AppError } from '../app-error';
import { TooManyAttempts } from '../rate-limiter';

/** Turn whatever was thrown into RFC 9457. What was not expected is logged, and told to nobody. */
export function problemResponse(
  error: unknown,
  requestId: string,
  logError: (error: unknown, context: { requestId: string }) => void,
): Response {
  if (!(error instanceof AppError)) logError(error, { requestId });
  const failure =
    error instanceof AppError
      ? error
      : new AppError(
          'unexpected',
          `Something went wrong on our side, and nothing was changed. Try again; if it stays, report ${requestId}.`,
        );

  const status = PROBLEM_STATUS[failure.code];
  const problem: Problem = {
    type: 'about:blank',
    // The phrase of the status, as RFC 9457 asks of a problem without a type of its own.
    title: STATUS_CODES[status] ?? failure.code,
    status,
    code: failure.code,
    detail: failure.message,
    requestId,
    ...failure.extra,
  };
  return Response.json(problem, {
    status,
    headers: {
      'content-type': 'application/problem+json',
      'cache-control': 'private, no-store',
      'x-request-id': requestId,
      ...(error instanceof TooManyAttempts && { 'retry-after': String(error.retryAfterSeconds) }),
    },
  });
}
