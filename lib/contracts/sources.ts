/** What the endpoints of sources and of lists of citations accept and return. */
import { z } from 'zod';

import { SOURCE_TERMS, SOURCE_TIERS } from '@/lib/domain/claims/claim';
import { SOURCE_KINDS } from '@/lib/domain/sources/source';

import { createCitationBody } from './annotation';
import { calendarDate, id, instant, line, personView, prose, webAddress } from './common';

export const lookUpBody = z.strictObject({
  url: webAddress.refine((value) => value !== '', 'Give an address.'),
});

export const pageParticulars = z
  .strictObject({
    source: z.string().meta({ description: 'Who published it; the name of the site otherwise.' }),
    title: z.string(),
    author: z.string(),
    publishedOn: calendarDate.nullable(),
    url: z.string().meta({ description: 'The address that the page calls its own.' }),
  })
  .meta({ id: 'PageParticulars' });
export type PageParticulars = z.output<typeof pageParticulars>;

const listFormat = z.enum(['csl-json', 'ris', 'bibtex']);

export const citationListBody = z.strictObject({
  /** Taken from the text where it is left out. */
  format: listFormat.optional(),
  content: prose(400_000).min(1),
});

export const citationList = z
  .strictObject({
    format: listFormat,
    citations: z.array(createCitationBody),
    notRead: z
      .array(z.strictObject({ at: z.int().positive(), reason: z.string() }))
      .meta({ description: 'Entries that are no citation, counted from 1, and why.' }),
  })
  .meta({ id: 'CitationList' });
export type CitationList = z.output<typeof citationList>;

export const exportCitationsQuery = z.strictObject({
  format: listFormat.default('csl-json'),
  annotationId: id.optional().meta({ description: 'Of one claim alone.' }),
});

const sourceFields = {
  label: line(300).min(1),
  kind: z.enum(SOURCE_KINDS),
  otherNames: z.array(line(300).min(1)).max(30),
  derivesFromId: id.nullable(),
  tier: z.enum(SOURCE_TIERS).nullable().meta({ description: 'Of which it usually is.' }),
  terms: z.enum(SOURCE_TERMS).nullable().meta({ description: 'On which it usually speaks.' }),
  notes: prose(5_000),
};

export const createSourceBody = z.strictObject({
  id,
  label: sourceFields.label.meta({ description: 'Of a confidential source its alias.' }),
  kind: sourceFields.kind.default('person'),
  otherNames: sourceFields.otherNames.default([]),
  derivesFromId: sourceFields.derivesFromId.default(null),
  tier: sourceFields.tier.default(null),
  terms: sourceFields.terms.default(null),
  notes: sourceFields.notes.default(''),
  /** Only of a confidential source: who it is. */
  secret: z
    .strictObject({
      name: line(300).min(1),
      otherNames: z.array(line(300).min(1)).max(60).default([]),
      details: prose(2_000).default(''),
    })
    .nullable()
    .default(null),
});
export type CreateSourceBody = z.output<typeof createSourceBody>;

export const updateSourceBody = z.strictObject(sourceFields).partial();
export type UpdateSourceBody = z.output<typeof updateSourceBody>;

const sourceBrief = z.strictObject({ id, label: z.string() });

const sourceView = z
  .strictObject({
    id,
    ...sourceFields,
    confidential: z.boolean(),
    derivesFrom: z
      .array(sourceBrief)
      .meta({ description: 'Where it has it from, step by step; the last is the origin.' }),
    claimCount: z.int().meta({ description: 'Claims that you may see and that rest on it.' }),
    mayKnowName: z.boolean(),
    version: z.int().meta({ description: 'Also the ETag; `If-Match` names it.' }),
    createdAt: instant,
  })
  .meta({ id: 'Source' });
export type SourceView = z.output<typeof sourceView>;

export const sourceList = z
  .strictObject({ sources: z.array(sourceView) })
  .meta({ id: 'SourceList' });

const restingClaim = z.strictObject({
  annotationId: id,
  roundId: id,
  claimText: z.string(),
  articleCode: z.string(),
  articleTitle: z.string(),
  as: z.enum(['citation', 'attribution', 'origin']),
});
export type RestingClaim = z.output<typeof restingClaim>;

export const sourceDetail = z
  .strictObject({
    ...sourceView.shape,
    claims: z.array(restingClaim),
    derived: z.array(sourceBrief).meta({ description: 'Sources that have it from this one.' }),
    readers: z.array(personView).meta({ description: 'Who was let in on who it is.' }),
    mayLetIn: z.boolean(),
    history: z.array(z.strictObject({ by: z.string(), at: instant, what: z.string() })),
  })
  .meta({ id: 'SourceDetail' });
export type SourceDetail = z.output<typeof sourceDetail>;

export const mergeSourceBody = z.strictObject({ intoId: id });

export const sourceName = z
  .strictObject({ name: z.string(), otherNames: z.array(z.string()), details: z.string() })
  .meta({ id: 'SourceName' });
export type SourceName = z.output<typeof sourceName>;

export const protectSourceBody = z.strictObject({
  alias: line(300).min(1).meta({ description: 'What it is called by everyone from now on.' }),
  details: prose(2_000).default(''),
  userIds: z.array(id).max(50).default([]).meta({ description: 'Who is let in on who it is.' }),
});
export type ProtectSourceBody = z.output<typeof protectSourceBody>;

export const sourceReadersBody = z.strictObject({ userIds: z.array(id).max(50) });
