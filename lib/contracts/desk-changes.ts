/** What of a desk may have changed since it was read: all of it but the text. */
import { z } from 'zod';

import { ROUND_PHASES } from '@/lib/domain/rounds/round-phase';

import { annotationView } from './annotation';
import { id, personView } from './common';
import { MOST_CHANGED } from './followed';
import { coverageList, queryList } from './round';

export const deskChangesQuery = z.strictObject({
  annotations: z
    .string()
    .transform((ids) => (ids === '' ? [] : ids.split(',')))
    .pipe(z.array(id).max(MOST_CHANGED))
    .optional()
    .meta({
      description: 'Ids separated by commas; empty for none. Left out: all that the desk shows.',
      override: { type: 'string' },
    }),
});

export const deskChanges = z
  .strictObject({
    phase: z.enum(ROUND_PHASES),
    articleVersionId: id,
    annotations: z.array(annotationView),
    gone: z.array(id).meta({ description: 'Of the ids asked for, those the desk does not show.' }),
    ...queryList.shape,
    coverageMarks: coverageList.shape.marks,
    people: z.array(personView),
  })
  .meta({ id: 'DeskChanges' });
export type DeskChanges = z.output<typeof deskChanges>;
