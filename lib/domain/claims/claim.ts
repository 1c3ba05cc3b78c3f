/**
 * What a reviewer says of a passage: the claim, its check status, and what
 * supports it.
 *
 * Three axes are never mixed: the check status belongs to the passage, the
 * verdict to the claim, the relation to each citation. Each list below is in
 * the order in which the desk shows it, and is what the database stores.
 */
import type { LocatorKind } from '../citations/locator';
import type { JsonObject } from '../shared/json';

export const CLAIM_TYPES = [
  'fact',
  'figure',
  'date',
  'name',
  'quote',
  'attribution',
  'causal',
  'background',
  'opinion',
] as const;
export type ClaimType = (typeof CLAIM_TYPES)[number];

export const PRIORITIES = ['low', 'medium', 'high'] as const;
export type Priority = (typeof PRIORITIES)[number];

export const CHECK_STATUSES = ['open', 'queried', 'checked', 'changed', 'cleared'] as const;
export type CheckStatus = (typeof CHECK_STATUSES)[number];

export const CONFIDENCES = ['low', 'medium', 'high'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export const RELATIONS = [
  'supports',
  'contradicts',
  'partly',
  'context',
  'same_source',
  'does_not_mention',
] as const;
export type Relation = (typeof RELATIONS)[number];

export const SOURCE_TIERS = ['primary', 'secondary', 'own_observation'] as const;
export type SourceTier = (typeof SOURCE_TIERS)[number];

/** On what terms a source gave what it gave. */
export const SOURCE_TERMS = ['on_record', 'background', 'deep_background', 'off_record'] as const;
export type SourceTerms = (typeof SOURCE_TERMS)[number];

/** How what is cited was had. */
export const SOURCE_MEDIA = [
  'web',
  'print',
  'document',
  'data',
  'broadcast',
  'social',
  'image',
  'interview',
  'call',
  'message',
  'observation',
] as const;
export type SourceMedium = (typeof SOURCE_MEDIA)[number];

/** How a node of an attribution chain is named by the one before it. */
export const CREDITS = ['own_voice', 'credited', 'not_named', 'not_credited'] as const;
export type Credit = (typeof CREDITS)[number];

/**
 * One step of an attribution chain, from the nearest source to the origin:
 * the article, per Reuters, per CNN, per unnamed officials. The article itself
 * is not a node. The last node is the origin.
 */
export type AttributionNode = {
  name: string;
  credit: Credit;
  /** A date, a place, a role: what the reader needs to tell this source from another. */
  detail: string;
  /** What it is, where somebody said so: for those who collect claims by who made them. */
  kind?: Claimant | undefined;
};

export const CLAIMANTS = ['person', 'organization'] as const;
type Claimant = (typeof CLAIMANTS)[number];

/** A rationale: ProseMirror JSON of the small schema in lib/editor. `null` is an empty one. */
export type RichText = JsonObject;

export type Citation = {
  id: string;
  source: string;
  tier: SourceTier;
  relation: Relation;
  /** The words in the source that bear on the claim. */
  quote: string;
  /** Page, paragraph, line or time code, as it is read; or free words. */
  locator: string;
  /** http or https, or empty. */
  url: string;
  /** A calendar date, `YYYY-MM-DD`, or `null` when it was not noted. */
  accessedOn: string | null;
} & Protection &
  Particulars;

/**
 * What a source was promised. Each field is absent where nothing was, so that a citation
 * from before there were such fields is the same citation, with the same seal.
 */
type Protection = {
  /** Absent: on the record. */
  terms?: SourceTerms | undefined;
  /** Whoever exports has to choose whether the source is told. */
  confidential?: boolean | undefined;
  /** What stands for the source where it is protected. */
  alias?: string | undefined;
};

/** What was promised to a source, and nothing where nothing was. */
export function protectionOf({ terms, confidential, alias }: Protection): Protection {
  return {
    ...(terms !== undefined && terms !== 'on_record' && { terms }),
    ...(confidential === true && { confidential }),
    ...(alias !== undefined && alias !== '' && { alias }),
  };
}

/** What else is known of what is cited. Absent where it was not noted, for the same reason. */
type Particulars = {
  /** How the locator is counted. Absent: it is in free words. */
  locatorKind?: LocatorKind | null | undefined;
  medium?: SourceMedium | null | undefined;
  title?: string | undefined;
  author?: string | undefined;
  /** The day it is of, `YYYY-MM-DD`. */
  publishedOn?: string | null | undefined;
};

/** What was noted of what is cited, and nothing where nothing was. */
export function particularsOf({
  locatorKind,
  medium,
  title,
  author,
  publishedOn,
}: Particulars): Particulars {
  return {
    ...(locatorKind !== undefined && locatorKind !== null && { locatorKind }),
    ...(medium !== undefined && medium !== null && { medium }),
    ...(title !== undefined && title !== '' && { title }),
    ...(author !== undefined && author !== '' && { author }),
    ...(publishedOn !== undefined && publishedOn !== null && { publishedOn }),
  };
}

/** A citation without what says nothing: two that are the same are then equal. */
export function tidyCitation<Given extends Protection & Particulars>(given: Given) {
  const { terms, confidential, alias, locatorKind, ...others } = given;
  const { medium, title, author, publishedOn, ...rest } = others;
  return {
    ...rest,
    ...protectionOf({ terms, confidential, alias }),
    ...particularsOf({ locatorKind, medium, title, author, publishedOn }),
  };
}

/** A citation with every field said, so that a change also takes away. */
export function spelledOutCitation<Given extends Protection & Particulars>(given: Given) {
  return {
    ...given,
    terms: given.terms ?? ('on_record' as const),
    confidential: given.confidential ?? false,
    alias: given.alias ?? '',
    locatorKind: given.locatorKind ?? null,
    medium: given.medium ?? null,
    title: given.title ?? '',
    author: given.author ?? '',
    publishedOn: given.publishedOn ?? null,
  };
}

/** The claim a reviewer reads in a passage, and what was found of it. */
export type ClaimFindings = {
  /** What is asserted, in the reviewer's wording. Never the debunk. */
  claimText: string;
  claimType: ClaimType;
  priority: Priority;
  attribution: readonly AttributionNode[];
  checkStatus: CheckStatus;
  /** The id of a verdict of the round's scale, or `null` when there is none yet. */
  verdict: string | null;
  confidence: Confidence | null;
  rationale: RichText | null;
  /** The words that should stand in place of the passage; `null` for no fix, `''` for a cut. */
  suggestedFix: string | null;
};

/** Two claims with one origin are one confirmation, not two. */
export function originOf(attribution: readonly AttributionNode[]): AttributionNode | null {
  return attribution.at(-1) ?? null;
}
