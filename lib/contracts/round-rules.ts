/** A newsroom's rules for its rounds: which claims need a second reader, and whose names stand beside readings. */
import { z } from 'zod';

import { PRIORITIES } from '@/lib/domain/claims/claim';
import { NAME_RULES } from '@/lib/domain/rounds/reading-names';

import { id } from './common';

const verdictId = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'The id of a verdict of the scale');

export const roundRules = z
  .strictObject({
    secondReader: z
      .strictObject({
        priorities: z.array(z.enum(PRIORITIES)).max(PRIORITIES.length).default([]),
        verdicts: z.array(verdictId).max(24).default([]),
        storyIds: z.array(id).max(500).default([]),
      })
      .default({ priorities: [], verdicts: [], storyIds: [] })
      .meta({ description: 'A claim needs a second reader where any of these has it.' }),
    names: z.enum(NAME_RULES).default('shown').meta({
      description: 'For new blind rounds. `until_…`: readings go by Reviewer 1, 2, … until then.',
    }),
  })
  .meta({ id: 'RoundRules' });
export type RoundRules = z.output<typeof roundRules>;
