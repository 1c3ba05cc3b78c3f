/**
 * What a signature vouches for: the exact text of a version and everything the
 * desk says of it. A signature holds the SHA-256 of the canonical bytes of this
 * content, and keeps the bytes, so that years later it can be checked from the
 * file alone what was signed.
 *
 * The content is complete: whatever a report shows of the findings is in here, so
 * that nothing a reader sees can change without the seal changing. It holds no
 * time and no name of a person, which would change it without the work changing.
 */
import type { AdjudicatedClaim, Annotation, Cause, Decision } from '../claims/annotation';
import { type Citation, particularsOf, protectionOf } from '../claims/claim';
import type { Verdict, VerdictScale } from '../claims/verdict-scale';
import { canonicalJson } from '../events/canonical-json';
import type { RoundMode } from '../rounds/round-phase';
import type { JsonObject } from '../shared/json';

/** A decided claim: an adjudicated one, or of a round without adjudication an annotation. */
export type SignedClaim = Omit<Annotation, 'start' | 'end'> & {
  start: number;
  end: number;
  decision: Decision | null;
  cause: Cause | null;
  reason: string;
  /** Sorted. Empty where nothing was adjudicated. */
  derivedFrom: readonly string[];
};

/**
 * What else a signature covers, by what it is: right of reply, objections. Each
 * thing has an id and says itself in a few words; a new kind of thing is a new name
 * here, and is voided, shown and exported like the others.
 */
export type AlsoCovered = {
  readonly [part: string]: readonly ({ readonly id: string; readonly text: string } & JsonObject)[];
};

export type SignOffContent = {
  schema: 'obelus.sign-off/1';
  article: {
    id: string;
    title: string;
    outlet: string;
    byline: string;
    /** `YYYY-MM-DD`. */
    publishedOn: string | null;
    url: string;
  };
  version: { id: string; ordinal: number; textSha256: string; text: string };
  scale: { name: string; version: number; verdicts: readonly Verdict[] };
  round: { id: string; ordinal: number; mode: RoundMode };
  /** Sorted by `start`, `end`, `id`; citations in the order of the claim card. */
  claims: readonly SignedClaim[];
  queries: { open: number; closed: number };
  /** Absent where there is none, so that older seals stay what they were. */
  also?: AlsoCovered;
};

export type SignOffSources = {
  article: SignOffContent['article'];
  version: SignOffContent['version'];
  scale: VerdictScale & { version: number };
  round: SignOffContent['round'];
  /** The decided claims, in any order. */
  claims: readonly (Annotation | AdjudicatedClaim)[];
  queries: SignOffContent['queries'];
  also?: AlsoCovered;
};

/**
 * The content of a sign-off, with exactly the fields that belong to it.
 *
 * @throws Error if a claim does not quote the words of the text at its place:
 * such a claim must never be signed.
 */
export function signOffContentOf(sources: SignOffSources): SignOffContent {
  const { article, version, scale, round, queries } = sources;
  const characters = Array.from(version.text);
  for (const { id, start, end, exact } of sources.claims) {
    if (characters.slice(start, end).join('') !== exact) {
      throw new Error(
        `Claim ${id} does not quote the words at ${start}..${end} of version ${version.id}`,
      );
    }
  }
  return {
    schema: 'obelus.sign-off/1',
    article: {
      id: article.id,
      title: article.title,
      outlet: article.outlet,
      byline: article.byline,
      publishedOn: article.publishedOn,
      url: article.url,
    },
    version: {
      id: version.id,
      ordinal: version.ordinal,
      textSha256: version.textSha256,
      text: version.text,
    },
    scale: { name: scale.name, version: scale.version, verdicts: scale.verdicts.map(verdictOf) },
    round: { id: round.id, ordinal: round.ordinal, mode: round.mode },
    claims: sources.claims.map(claimOf).sort(inReadingOrder),
    queries: { open: queries.open, closed: queries.closed },
    ...alsoOf(sources.also ?? {}),
  };
}

/** Only what there is, each part in the order of its ids. */
function alsoOf(also: AlsoCovered): { also?: AlsoCovered } {
  const parts = Object.entries(also)
    .filter(([, things]) => things.length > 0)
    .map(([part, things]) => [part, things.toSorted((a, b) => (a.id < b.id ? -1 : 1))] as const);
  return parts.length === 0 ? {} : { also: Object.fromEntries(parts) };
}

/** The canonical text of the content (RFC 8785). Its UTF-8 bytes are what is hashed and kept. */
export function canonicalBytesOf(content: SignOffContent): string {
  return canonicalJson(content);
}

/** The canonical text of the claims alone, for a seal of the findings beside that of the text. */
export function canonicalClaimsOf({ claims }: Pick<SignOffContent, 'claims'>): string {
  return canonicalJson(claims);
}

function claimOf(claim: Annotation | AdjudicatedClaim): SignedClaim {
  const adjudicated = 'decision' in claim ? claim : null;
  return {
    id: claim.id,
    reviewerId: claim.reviewerId,
    start: claim.start,
    end: claim.end,
    exact: claim.exact,
    claimText: claim.claimText,
    claimType: claim.claimType,
    priority: claim.priority,
    attribution: claim.attribution.map(({ name, credit, detail, kind }) => ({
      name,
      credit,
      detail,
      ...(kind !== undefined && { kind }),
    })),
    checkStatus: claim.checkStatus,
    verdict: claim.verdict,
    confidence: claim.confidence,
    rationale: claim.rationale,
    suggestedFix: claim.suggestedFix,
    citations: claim.citations.map(citationOf),
    decision: adjudicated?.decision ?? null,
    cause: adjudicated?.cause ?? null,
    reason: adjudicated?.reason ?? '',
    derivedFrom: [...(adjudicated?.derivedFrom ?? [])].sort(),
  };
}

function citationOf(citation: Citation): Citation {
  return {
    id: citation.id,
    source: citation.source,
    tier: citation.tier,
    relation: citation.relation,
    quote: citation.quote,
    locator: citation.locator,
    url: citation.url,
    accessedOn: citation.accessedOn,
    ...protectionOf(citation),
    ...particularsOf(citation),
  };
}

function verdictOf(verdict: Verdict): Verdict {
  return {
    id: verdict.id,
    label: verdict.label,
    definition: verdict.definition,
    shape: verdict.shape,
    line: verdict.line,
    ink: verdict.ink,
    rating: verdict.rating,
    alternateName: verdict.alternateName,
    retired: verdict.retired,
  };
}

function inReadingOrder(a: SignedClaim, b: SignedClaim): number {
  if (a.start !== b.start) return a.start - b.start;
  if (a.end !== b.end) return a.end - b.end;
  return a.id < b.id ? -1 : 1;
}
