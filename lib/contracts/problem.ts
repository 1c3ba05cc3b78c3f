/**
 * The one shape every error takes on the wire: RFC 9457 Problem Details.
 *
 * The set of codes is closed. Clients switch on `code`; `detail` is for people:
 * what is wrong, and what to do about it.
 */
import { z } from 'zod';

export const PROBLEM_STATUS = {
  invalid_input: 422,
  not_signed_in: 401,
  forbidden: 403,
  /** The act needs a fresh proof of who does it: see `confirmSignature`. */
  not_confirmed: 403,
  not_found: 404,
  /** The round's phase does not allow this now. */
  round_closed: 409,
  /** Something of this name or number exists. */
  already_exists: 409,
  /** The words are not in this version of the text. */
  target_not_found: 409,
  /** What was shown to the signer is no longer what would be signed. */
  content_changed: 409,
  /** A gate of the stage is not met. */
  gate_not_met: 409,
  /** The article cites protected sources, and the request does not say whether to tell them. */
  masking_not_chosen: 409,
  /** The same idempotency key came with another request. */
  idempotency_mismatch: 422,
  /** `If-Match` names an older version; `current` holds the newest. */
  stale_version: 412,
  /** The write needs an `If-Match` header. */
  version_required: 428,
  /** An imported file or page cannot be read; the detail says why. */
  import_failed: 422,
  too_large: 413,
  /** The body is of a kind that the endpoint does not take. */
  unsupported_media_type: 415,
  too_many_requests: 429,
  unexpected: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

const codes = Object.keys(PROBLEM_STATUS) as ProblemCode[];

export const problemSchema = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes as [ProblemCode, ...ProblemCode[]]),
    detail: z.string(),
    requestId: z.string(),
    issues: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .optional()
      .meta({ description: 'For invalid_input: which fields, and why.' }),
    current: z
      .unknown()
      .optional()
      .meta({ description: 'For stale_version: the thing as it is now.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 Problem Details.' });

export type Problem = z.output<typeof problemSchema>;
