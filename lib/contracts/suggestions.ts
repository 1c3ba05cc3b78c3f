/** Where a reviewer may look first: sentences with a reason, and the words to mark. */
import { z } from 'zod';

import { REASONS } from '@/lib/domain/suggestions/reasons';

import { offset, sha256Hex } from './common';

const span = z.strictObject({ start: offset, end: offset });

const suggestion = z.strictObject({
  sentence: span,
  span: span.meta({ description: 'The words to mark as a claim.' }),
  reasons: z.array(z.strictObject({ reason: z.enum(REASONS), start: offset, end: offset })),
});
export type SuggestionView = z.output<typeof suggestion>;

export const suggestionList = z
  .strictObject({
    isOn: z.boolean().meta({ description: 'false: the newsroom has switched suggestions off.' }),
    textSha256: sha256Hex.meta({ description: 'The text that the positions are in.' }),
    suggestions: z.array(suggestion),
  })
  .meta({ id: 'SuggestionList' });
export type SuggestionList = z.output<typeof suggestionList>;
