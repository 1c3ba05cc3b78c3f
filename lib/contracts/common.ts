/** The small schemas that the other contracts are made of. */
import { z } from 'zod';

import type { CodePointOffset } from '@/lib/domain/anchoring/article-text';
import { ROLES } from '@/lib/domain/access/access-request';
import { safeUrl, WEB_SCHEMES } from '@/lib/domain/shared/safe-url';

export const id = z.uuid();

/** A position in a version's text, in Unicode code points. */
export const offset = z
  .int()
  .nonnegative()
  .max(4_000_000)
  .transform((value) => value as CodePointOffset)
  .meta({ override: { type: 'integer', minimum: 0 }, description: 'Unicode code points.' });

/** An instant on the wire: ISO 8601 with a zone. */
export const instant = z.iso.datetime({ offset: true });

/** A calendar date without a time: `YYYY-MM-DD`. */
export const calendarDate = z.iso.date();

export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in hexadecimal');

/** One line that a person typed: no control characters, no white space around it. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .max(max)
    .refine(isStorable, 'The text holds a character that cannot be stored.')
    .refine(
      (value) => !/[\u0000-\u001f\u007f]/u.test(value),
      'Use one line without control characters.',
    );
}

/** Text of any number of lines. */
export function prose(max: number) {
  return z
    .string()
    .max(max)
    .refine(isStorable, 'The text holds a character that cannot be stored.');
}

/** PostgreSQL stores no NUL, and a driver would silently replace half of a character. */
export function isStorable(value: string): boolean {
  return value.isWellFormed() && !value.includes('\u0000');
}

/** Empty, or an address a browser may open: http or https and nothing else. */
export const webAddress = z
  .string()
  .trim()
  .max(2_000)
  .refine(
    (value) => value === '' || safeUrl(value, WEB_SCHEMES) !== null,
    'Only http and https addresses can be cited.',
  );

export const role = z.enum(ROLES);

export const personView = z.strictObject({ userId: id, name: z.string() }).meta({ id: 'Person' });
export type PersonView = z.output<typeof personView>;
