/**
 * What the claims of a report rest on, counted: sources, origins, and what is on
 * the author's word alone.
 */
import { type Citation, originOf } from '../claims/claim';
import { OPINION } from '../claims/verdict-scale';
import { foldText } from '../comparison/fold-text';
import type { RecordReading } from './round-record';

export type ReportCounts = {
  claims: number;
  checked: number;
  changed: number;
  /** Passages still open or queried. */
  unresolved: number;
  /** Claims, opinions aside, without a citation. */
  uncited: number;
  /** Claims whose citations all name one source. */
  singleSource: number;
  /** Origins behind more than one claim: each is one confirmation, however often it is repeated. */
  sharedOrigins: readonly { name: string; claims: number }[];
};

export type ReportSource = {
  source: string;
  tier: Citation['tier'];
  url: string;
  /** How often it is cited. */
  cited: number;
  /** Numbers of the passages that cite it, ascending. */
  passages: readonly number[];
  /** The last day on which it was looked at, or `null`. */
  accessedOn: string | null;
};

type Finding = Pick<
  RecordReading,
  'attribution' | 'checkStatus' | 'citations' | 'verdict' | 'claimType'
>;

export function countClaims(claims: readonly Finding[]): ReportCounts {
  const count = (holds: (claim: Finding) => boolean) => claims.filter(holds).length;
  return {
    claims: claims.length,
    checked: count(({ checkStatus }) => checkStatus === 'checked' || checkStatus === 'cleared'),
    changed: count(({ checkStatus }) => checkStatus === 'changed'),
    unresolved: count(({ checkStatus }) => checkStatus === 'open' || checkStatus === 'queried'),
    uncited: count(({ verdict, citations }) => verdict !== OPINION && citations.length === 0),
    singleSource: count(({ citations }) => new Set(citations.map(keyOf)).size === 1),
    sharedOrigins: sharedOriginsOf(claims),
  };
}

function sharedOriginsOf(claims: readonly Finding[]): { name: string; claims: number }[] {
  const origins = new Map<string, { name: string; claims: number }>();
  for (const { attribution } of claims) {
    const origin = originOf(attribution);
    if (origin === null) continue;
    const key = foldText(`${origin.name} ${origin.detail}`);
    const known = origins.get(key);
    if (known) known.claims += 1;
    else origins.set(key, { name: origin.name, claims: 1 });
  }
  return [...origins.values()]
    .filter(({ claims: count }) => count > 1)
    .sort((a, b) => b.claims - a.claims);
}

/** Each source once, in the order in which it is first cited. */
export function sourcesOf(
  claims: readonly { number: number; claim: Pick<RecordReading, 'citations'> }[],
): ReportSource[] {
  const sources = new Map<string, ReportSource & { passages: number[] }>();
  for (const { number, claim } of claims) {
    for (const citation of claim.citations) {
      const { source, tier, url, accessedOn } = citation;
      const key = `${keyOf(citation)}\n${tier}`;
      const known = sources.get(key) ?? {
        source,
        tier,
        url,
        cited: 0,
        passages: [],
        accessedOn: null,
      };
      known.cited += 1;
      if (known.passages.at(-1) !== number) known.passages.push(number);
      // Calendar dates in ISO form are in order as text.
      if (accessedOn !== null && (known.accessedOn ?? '') < accessedOn) {
        known.accessedOn = accessedOn;
      }
      sources.set(key, known);
    }
  }
  return [...sources.values()];
}

/** One source: the same name at the same address. */
function keyOf({ source, url }: Citation): string {
  return `${foldText(source)}\n${url}`;
}
