/** What is left out of a report, how it looks, and who reads it without an account. */
import { z } from 'zod';

import { REPORT_LANGUAGES } from '@/lib/domain/reports/report-language';
import {
  colorProblem,
  LOGO_TYPES,
  logoProblem,
  logoTypeOf,
  MOST_LOGO_BYTES,
  OPTIONAL_PARTS,
} from '@/lib/domain/reports/report-template';

import { id, instant, line } from './common';

const CHOICES = ['shown', 'masked'] as const;
export type MaskingChoice = (typeof CHOICES)[number];

/** The choices of an export. Protected sources are neither shown nor masked unless it is said. */
export const maskingQuery = {
  sources: z.enum(CHOICES).optional().meta({
    description: 'Whether protected sources are named. Has to be said where there are any.',
  }),
  rationales: z.enum(CHOICES).default('shown'),
  names: z.enum(CHOICES).default('shown').meta({ description: 'Names of colleagues.' }),
};

/** Four thirds of the bytes, as base64 writes them. */
const MOST_SIGNS = Math.ceil(MOST_LOGO_BYTES / 3) * 4;

const logo = z
  .strictObject({
    mediaType: z.enum(LOGO_TYPES),
    base64: z.base64('The logo is not base64.').max(MOST_SIGNS, 'Make the logo smaller.'),
  })
  .superRefine(({ mediaType, base64 }, context) => {
    const bytes = bytesOf(base64);
    const problem =
      logoProblem(bytes) ??
      (logoTypeOf(bytes) === mediaType ? null : 'The logo is not of the type it is said to be.');
    if (problem !== null) context.addIssue({ code: 'custom', message: problem });
  });

export const reportTemplate = z
  .strictObject({
    name: line(80).default('').meta({ description: 'At the head; empty: the product’s.' }),
    logo: logo.nullable().default(null),
    color: z
      .string()
      .default('')
      .superRefine((color, context) => {
        const problem = colorProblem(color);
        if (problem !== null) context.addIssue({ code: 'custom', message: problem });
      })
      .meta({ description: '`#rrggbb` with a contrast of 4.5 to 1 on white, or empty.' }),
    parts: z
      .array(z.enum(OPTIONAL_PARTS))
      .max(OPTIONAL_PARTS.length)
      .readonly()
      .default([...OPTIONAL_PARTS]),
    language: z.enum(REPORT_LANGUAGES).default('en'),
  })
  .meta({ id: 'ReportTemplate' });

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

const masking = z.strictObject({
  sources: z.boolean(),
  rationales: z.boolean(),
  names: z.boolean(),
});

const publicLinkView = z
  .strictObject({
    id,
    isListed: z.boolean(),
    masking,
    state: z.enum(['open', 'expired', 'revoked', 'withheld']).meta({
      description: '`withheld`: the round is not signed off any more.',
    }),
    expiresAt: instant.nullable(),
    createdAt: instant,
    createdBy: z.string(),
    url: z
      .string()
      .nullable()
      .meta({ description: 'Only of a listed link; of another the address is kept nowhere.' }),
  })
  .meta({ id: 'PublicLink' });
export type PublicLinkView = z.output<typeof publicLinkView>;
export const publicLinkList = z.strictObject({ links: z.array(publicLinkView) });

export const createPublicLinkBody = z.strictObject({
  ...maskingQuery,
  isListed: z.boolean().default(false).meta({
    description: 'In the newsroom’s public feeds and open to search engines.',
  }),
  days: z.int().min(1).max(3_650).nullable().default(90).meta({
    description: 'How long it is open; `null`: until it is revoked.',
  }),
});
export type CreatePublicLinkBody = z.output<typeof createPublicLinkBody>;

export const createdPublicLink = publicLinkView
  .extend({ url: z.string(), embed: z.string() })
  .meta({ id: 'CreatedPublicLink' });
export type CreatedPublicLink = z.output<typeof createdPublicLink>;
