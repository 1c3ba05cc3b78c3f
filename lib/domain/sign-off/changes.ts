/**
 * What changed between what was signed and what stands now, for the person who
 * has to sign again. Whatever changes the canonical bytes is named here; what
 * does not, is no change.
 */
import { type DiffPart, diffWords } from '../anchoring/word-diff';
import type { AttributionNode, Citation, RichText } from '../claims/claim';
import { rationalePlainText } from '../claims/rationale-text';
import { findVerdict } from '../claims/verdict-scale';
import { canonicalJson } from '../events/canonical-json';
import type { Json } from '../shared/json';
import {
  type AlsoCovered,
  canonicalBytesOf,
  type SignedClaim,
  type SignOffContent,
} from './content';
import { hunksOf } from './text-hunks';

export type Change = {
  kind: 'article' | 'text' | 'claim_added' | 'claim_removed' | 'claim_changed' | 'other';
  annotationId: string | null;
  /** The passage concerned, as it stands now or, if it is gone, as it stood; or empty. */
  exact: string;
  field: string | null;
  /** As a person reads it. */
  before: string | null;
  after: string | null;
  /** By words, where the field holds prose. */
  diff: readonly DiffPart[] | null;
};

/** In this order: the article, the text, the claims in reading order, the rest. Empty only for equal contents. */
export function describeChanges(before: SignOffContent, after: SignOffContent): Change[] {
  if (canonicalBytesOf(before) === canonicalBytesOf(after)) return [];
  return [
    ...fieldChanges('article', before.article, after.article),
    ...textChanges(before.version.text, after.version.text),
    ...claimChanges(before, after),
    ...alsoChanges(before.also ?? {}, after.also ?? {}),
    ...restChanges(before, after),
  ];
}

function textChanges(before: string, after: string): Change[] {
  if (before === after) return [];
  return hunksOf(diffWords(before, after)).map((diff) => ({
    kind: 'text',
    annotationId: null,
    exact: '',
    field: null,
    before: joined(diff, 'delete'),
    after: joined(diff, 'insert'),
    diff,
  }));
}

function joined(diff: readonly DiffPart[], side: 'delete' | 'insert'): string {
  return diff
    .filter(({ op }) => op === 'same' || op === side)
    .map(({ text }) => text)
    .join('');
}

function claimChanges(before: SignOffContent, after: SignOffContent): Change[] {
  const old = new Map(before.claims.map((claim) => [claim.id, claim]));
  const fresh = new Set(after.claims.map(({ id }) => id));
  const gone = before.claims.filter(({ id }) => !fresh.has(id));
  const places = [
    ...gone.map((claim) => ({ claim, changes: [wholeClaim('claim_removed', claim)] })),
    ...after.claims.map((claim) => {
      const was = old.get(claim.id);
      const changes =
        was === undefined
          ? [wholeClaim('claim_added', claim)]
          : changesOfClaim(was, claim, verdictLabels(before, after));
      return { claim, changes };
    }),
  ];
  return places.sort((a, b) => a.claim.start - b.claim.start).flatMap(({ changes }) => changes);
}

function wholeClaim(kind: 'claim_added' | 'claim_removed', claim: SignedClaim): Change {
  const isAdded = kind === 'claim_added';
  return {
    kind,
    annotationId: claim.id,
    exact: claim.exact,
    field: null,
    before: isAdded ? null : claim.claimText,
    after: isAdded ? claim.claimText : null,
    diff: null,
  };
}

type LabelOf = { before: (id: string) => string; after: (id: string) => string };

/** A verdict by the name that its own scale gave it. */
function verdictLabels(before: SignOffContent, after: SignOffContent): LabelOf {
  const labelIn = (scale: SignOffContent['scale']) => (id: string) =>
    findVerdict(scale, id)?.label ?? id;
  return { before: labelIn(before.scale), after: labelIn(after.scale) };
}

function changesOfClaim(before: SignedClaim, after: SignedClaim, labelOf: LabelOf): Change[] {
  const at = { kind: 'claim_changed', annotationId: after.id, exact: after.exact } as const;
  const changes = [
    passageChange(before, after),
    plain('verdict', verdictText(before, labelOf.before), verdictText(after, labelOf.after)),
    prose('claimText', before.claimText, after.claimText),
    plain('claimType', before.claimType, after.claimType),
    plain('priority', before.priority, after.priority),
    structured('attribution', before.attribution, after.attribution, attributionText),
    plain('checkStatus', before.checkStatus, after.checkStatus),
    plain('confidence', before.confidence, after.confidence),
    structured('rationale', before.rationale, after.rationale, rationaleText),
    prose('suggestedFix', before.suggestedFix, after.suggestedFix),
    ...citationChanges(before.citations, after.citations),
    plain('decision', before.decision, after.decision),
    plain('cause', before.cause, after.cause),
    prose('reason', before.reason, after.reason),
    structured('derivedFrom', before.derivedFrom, after.derivedFrom, (ids) => ids.join(', ')),
    plain('reviewerId', before.reviewerId, after.reviewerId),
  ];
  return changes.filter((change) => change !== null).map((change) => ({ ...at, ...change }));
}

type FieldChange = Pick<Change, 'field' | 'before' | 'after' | 'diff'>;

/** The same words at another place have moved; other words are a change of the words. */
function passageChange(before: SignedClaim, after: SignedClaim): FieldChange | null {
  if (before.exact !== after.exact) return prose('passage', before.exact, after.exact);
  return plain('place', `${before.start}–${before.end}`, `${after.start}–${after.end}`);
}

function verdictText({ verdict }: SignedClaim, labelOf: (id: string) => string): string | null {
  return verdict === null ? null : labelOf(verdict);
}

function citationChanges(
  before: readonly Citation[],
  after: readonly Citation[],
): (FieldChange | null)[] {
  const old = new Map(before.map((citation) => [citation.id, citation]));
  const fresh = new Map(after.map((citation) => [citation.id, citation]));
  const kept = after.filter(({ id }) => old.has(id));
  const order = before.filter(({ id }) => fresh.has(id));
  return [
    ...before.flatMap((was) =>
      fresh.has(was.id) ? [] : [plain('citation', citationText(was), null)],
    ),
    ...after.map((now) => {
      const was = old.get(now.id);
      if (was === undefined) return plain('citation', null, citationText(now));
      return structured('citation', was, now, citationText);
    }),
    structured(
      'citationOrder',
      order.map(({ id }) => id),
      kept.map(({ id }) => id),
      () => '',
    ),
  ];
}

/** Of each thing that is covered besides: what it said and what it says. */
function alsoChanges(before: AlsoCovered, after: AlsoCovered): Change[] {
  const parts = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return parts.flatMap((part) => {
    const old = new Map((before[part] ?? []).map((thing) => [thing.id, thing]));
    const fresh = new Map((after[part] ?? []).map((thing) => [thing.id, thing]));
    const ids = [...new Set([...old.keys(), ...fresh.keys()])].sort();
    return ids.flatMap((id): Change[] => {
      const was = old.get(id) ?? null;
      const now = fresh.get(id) ?? null;
      if (canonicalJson(was) === canonicalJson(now)) return [];
      const claimId = (now ?? was)?.['annotationId'];
      return [
        {
          kind: 'other',
          annotationId: typeof claimId === 'string' ? claimId : null,
          exact: '',
          field: part,
          before: was?.text ?? null,
          after: now?.text ?? null,
          diff: was === null || now === null ? null : diffWords(was.text, now.text),
        },
      ];
    });
  });
}

function restChanges(before: SignOffContent, after: SignOffContent): Change[] {
  const rest = ({ version, scale, round, queries }: SignOffContent) => ({
    versionId: version.id,
    version: version.ordinal,
    textSha256: version.textSha256,
    scale: `${scale.name}, version ${scale.version}`,
    verdicts: scale.verdicts,
    roundId: round.id,
    round: round.ordinal,
    mode: round.mode,
    openQueries: queries.open,
    closedQueries: queries.closed,
  });
  return fieldChanges('other', rest(before), rest(after));
}

/** Each field whose value differs; a list is named and not shown. */
function fieldChanges<Fields extends { readonly [name: string]: Json }>(
  kind: 'article' | 'other',
  before: Fields,
  after: Fields,
): Change[] {
  return Object.keys(after).flatMap((field) => {
    const change = structured(field, before[field] ?? null, after[field] ?? null, scalarText);
    return change === null ? [] : [{ kind, annotationId: null, exact: '', ...change }];
  });
}

function plain(field: string, before: string | null, after: string | null): FieldChange | null {
  return before === after ? null : { field, before, after, diff: null };
}

function prose(field: string, before: string | null, after: string | null): FieldChange | null {
  if (before === after) return null;
  const diff = before === null || after === null ? null : diffWords(before, after);
  return { field, before, after, diff };
}

/** Compared as data, shown as words: two values may read alike and still differ. */
function structured<Value extends Json>(
  field: string,
  before: Value,
  after: Value,
  textOf: (value: Value) => string | null,
): FieldChange | null {
  if (canonicalJson(before) === canonicalJson(after)) return null;
  return { field, before: textOf(before), after: textOf(after), diff: null };
}

function scalarText(value: Json): string | null {
  return value === null || typeof value === 'object' ? null : String(value);
}

function attributionText(nodes: readonly AttributionNode[]): string {
  return nodes
    .map(({ name, detail }) => (detail === '' ? name : `${name} (${detail})`))
    .join(', per ');
}

function citationText({ source, locator, relation, url, quote }: Citation): string {
  const parts = [source, locator, relation, url, quote === '' ? '' : `“${quote}”`];
  return parts.filter((part) => part !== '').join(', ');
}

function rationaleText(rationale: RichText | null): string | null {
  return rationale === null ? null : rationalePlainText(rationale);
}
