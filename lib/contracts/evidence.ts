/** What the endpoints of captures, quote check and links accept and return. */
import { z } from 'zod';

import { CAPTURE_KINDS, CAPTURE_PARTS, CAPTURE_STATES } from '@/lib/domain/evidence/capture';
import { LINK_STATES } from '@/lib/domain/evidence/link-health';
import { QUOTE_VERDICTS } from '@/lib/domain/quotes/check-quote';

import { id, instant, offset, sha256Hex } from './common';

const capturePart = z.strictObject({
  kind: z.enum(CAPTURE_PARTS),
  sha256: sha256Hex,
  size: z.int().meta({ description: 'Bytes.' }),
  mediaType: z.string(),
});

const listed = {
  id,
  annotationId: id,
  citationId: id,
  previousId: id.nullable(),
  kind: z.enum(CAPTURE_KINDS),
  state: z.enum(CAPTURE_STATES),
  step: z.string().meta({ description: 'What is being done, while it runs.' }),
  failure: z.string().meta({ description: 'Why it failed.' }),
  notes: z.array(z.string()).meta({ description: 'What could not be taken, and why.' }),
  url: z.string(),
  finalUrl: z.string(),
  status: z.int().nullable(),
  mediaType: z.string(),
  fileName: z.string(),
  title: z.string(),
  createdAt: instant,
  takenAt: instant.nullable(),
  parts: z.array(capturePart),
};

export const captureListItem = z.strictObject(listed).meta({ id: 'CaptureListItem' });
export type CaptureListItem = z.output<typeof captureListItem>;

const diffPart = z.strictObject({
  op: z.enum(['same', 'delete', 'insert']),
  text: z.string(),
});

const quoteCheckView = z
  .strictObject({
    verdict: z.enum(QUOTE_VERDICTS),
    start: offset.nullable().meta({ description: 'Code points of the captured text.' }),
    end: offset.nullable(),
    pages: z.tuple([z.int(), z.int()]).nullable().meta({
      description: 'First and last page of the place, where the captured text has pages.',
    }),
    parts: z
      .array(diffPart)
      .meta({ description: 'From the captured words to those of the quotation.' }),
    missing: z
      .array(z.string())
      .meta({ description: 'Words of the quotation that are not there.' }),
  })
  .meta({ id: 'QuoteCheck' });
export type QuoteCheckView = z.output<typeof quoteCheckView>;

const hop = z.strictObject({
  url: z.string(),
  status: z.int(),
  requestHeaders: z.array(z.tuple([z.string(), z.string()])),
  headers: z.array(z.tuple([z.string(), z.string()])),
  at: instant,
});

/** The words before and after a stretch that stayed the same are shortened. */
export const captureView = z
  .strictObject({
    ...listed,
    articleId: id,
    articleTitle: z.string(),
    roundId: id,
    claimText: z.string(),
    source: z.string(),
    quote: z.string(),
    askedBy: z.string(),
    hops: z.array(hop),
    text: z.string(),
    quoteCheck: quoteCheckView.nullable(),
    since: z
      .strictObject({ captureId: id, takenAt: instant, parts: z.array(diffPart) })
      .nullable()
      .meta({ description: 'What changed since the capture before; no parts where nothing did.' }),
    later: z.array(id).meta({ description: 'Captures of the same citation or address since.' }),
  })
  .meta({ id: 'Capture' });
export type CaptureView = z.output<typeof captureView>;

const linkHealth = z.strictObject({
  state: z.enum(LINK_STATES),
  detail: z.string(),
  since: instant.nullable(),
  checkedAt: instant.nullable(),
});

const citationEvidence = z.strictObject({
  citationId: id,
  captures: z.array(captureListItem),
  quoteCheck: quoteCheckView
    .extend({ captureId: id })
    .nullable()
    .meta({ description: 'Against the newest capture that has words.' }),
  link: linkHealth.nullable(),
});
export type CitationEvidence = z.output<typeof citationEvidence>;

const restingSignature = z
  .strictObject({ stage: z.string(), signer: z.string(), signedAt: instant })
  .meta({ description: 'A standing signature given before the evidence changed.' });

const passageQuote = quoteCheckView
  .extend({
    said: z.string().meta({ description: 'Between the quotation marks.' }),
    captureId: id,
    citationId: id,
  })
  .meta({ id: 'PassageQuote' });
export type PassageQuoteView = z.output<typeof passageQuote>;

export const evidenceView = z
  .strictObject({
    citations: z.array(citationEvidence),
    quotations: z.array(passageQuote).meta({
      description:
        'Quotations of the passage, each against the captured text of a citation that bears it out best. None where nothing with words is captured.',
    }),
    mayCapture: z.boolean(),
    signatures: z.array(restingSignature),
  })
  .meta({ id: 'Evidence' });
export type EvidenceView = z.output<typeof evidenceView>;

export const captureBody = z.strictObject({
  /** Made by the client, so that a repeat is the same capture. */
  id,
});

export const healthQuery = z.strictObject({ storyId: id.optional() });

export const healthView = z
  .strictObject({
    stories: z.array(z.strictObject({ id, name: z.string() })),
    counts: z.record(z.enum(LINK_STATES), z.int()),
    links: z.array(
      z.strictObject({
        url: z.string(),
        ...linkHealth.shape,
        finalUrl: z.string(),
        claims: z.array(
          z.strictObject({
            annotationId: id,
            citationId: id,
            claimText: z.string(),
            source: z.string(),
            articleId: id,
            articleTitle: z.string(),
            roundId: id,
            signatures: z.array(restingSignature),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'EvidenceHealth' });
export type HealthView = z.output<typeof healthView>;

export const statementsView = z
  .strictObject({
    storyId: id,
    storyName: z.string(),
    statements: z.array(
      z.strictObject({
        renderings: z.array(
          z.strictObject({
            articleId: id,
            articleCode: z.string(),
            articleTitle: z.string(),
            outlet: z.string(),
            start: offset,
            end: offset,
            exact: z.string(),
            verdict: z.enum(QUOTE_VERDICTS).nullable().meta({
              description: 'null: reported, and not quoted.',
            }),
            parts: z
              .array(diffPart)
              .meta({ description: 'From the fullest rendering to this one.' }),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Statements' });
export type StatementsView = z.output<typeof statementsView>;

/** A claim that a page can be saved as evidence for. */
export type ClaimToCite = {
  annotationId: string;
  version: number;
  roundId: string;
  claimText: string;
  articleCode: string;
  articleTitle: string;
};
