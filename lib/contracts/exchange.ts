/** Taking up what other tools marked, and claims that stand in no article yet. */
import { z } from 'zod';

import { id, line, offset } from './common';

/** One file of any known form, as a form field “file”, or its text as JSON. */
export const foreignFileBody = z.strictObject({
  fileName: line(200).min(1),
  content: z.string().min(1).max(8_000_000),
});

const placed = z.strictObject({
  name: z.string().meta({ description: 'As the file calls it, or its place in the file.' }),
  annotationId: id.nullable().meta({ description: 'null in a preview: nothing is stored.' }),
  start: offset,
  end: offset,
  exact: z.string(),
  verdict: z.string().nullable(),
});

const listed = z.strictObject({
  name: z.string(),
  exact: z.string(),
  because: z.enum(['no_words', 'not_found', 'changed', 'several_places']),
  near: z.string().meta({ description: 'The words of the text that come closest; empty: none.' }),
  said: z.string().meta({ description: 'What the file says of it, to be kept by hand.' }),
});
export type ListedForeign = z.output<typeof listed>;

export const foreignImport = z
  .strictObject({
    form: z.string().meta({ description: 'What the file was read as.' }),
    leftOut: z.array(z.string()).meta({ description: 'Parts of the file without a counterpart.' }),
    placed: z.array(placed),
    listed: z.array(listed).meta({ description: 'What could not be placed. Nothing is dropped.' }),
  })
  .meta({ id: 'ForeignImport' });
export type ForeignImport = z.output<typeof foreignImport>;

export const claimListPreview = z
  .strictObject({
    form: z.string().meta({ description: 'What the file was read as.' }),
    leftOut: z.array(z.string()).meta({ description: 'Parts of the file without a counterpart.' }),
    claims: z.array(
      z.strictObject({
        name: z.string(),
        claim: z.string(),
        verdict: z.string().nullable().meta({ description: 'Of the scale, where it has one.' }),
        said: z.string().meta({ description: 'What else the file says of it.' }),
      }),
    ),
  })
  .meta({ id: 'ClaimListPreview' });
export type ClaimListPreview = z.output<typeof claimListPreview>;

export const importClaimsBody = z.strictObject({
  ...foreignFileBody.shape,
  story: line(200)
    .min(1)
    .meta({ description: 'The name of the story; a new one where none has it.' }),
});

export const importedClaims = z
  .strictObject({ ...foreignImport.shape, articleId: id, code: z.string(), roundId: id })
  .meta({ id: 'ImportedClaims' });
