import 'server-only';

import pino, { type Logger } from 'pino';

import { env } from './env';

let instance: Logger | undefined;

/** JSON lines on standard output. What people wrote, and what they sign in with, is never logged. */
export function logger(): Logger {
  instance ??= pino({
    level: env().LOG_LEVEL,
    redact: ['password', 'token', 'cookie', 'authorization', '*.password', '*.token'],
    serializers: {
      // The message of a database error can quote a row: its code and place say enough.
      err: (error: unknown) =>
        error instanceof Error
          ? {
              type: error.name,
              code: 'code' in error ? String(error.code) : undefined,
              message: error.name.startsWith('Prisma') ? error.name : error.message,
              stack: error.stack
                ?.split('\n')
                .filter((line) => line.trim().startsWith('at '))
                .join('\n'),
            }
          : { type: typeof error },
    },
  });
  return instance;
}
