import 'server-only';

import { PROBLEM_STATUS, type Problem } from '@/lib/contracts/problem';

import { AppError } from '../app-error';

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
    title: failure.code,
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
    },
  });
}
