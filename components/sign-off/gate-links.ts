/** From a condition that is not met to what stands in its way. */
import type { GateView } from '@/lib/contracts/sign-off';

export type GateLinks = { label: string; first: string; others: readonly string[] };

type Context = { roundId: string; claimOfQuery: Readonly<Record<string, string>> };

/** More than these are better worked through on the screen that the first one opens. */
const MOST_LINKS = 12;

/** `null` where the condition is met. */
export function gateLinks(gate: GateView, { roundId, claimOfQuery }: Context): GateLinks | null {
  if (gate.met) return null;
  const desk = `/rounds/${roundId}`;
  const toClaim = (id: string) => `${desk}?claim=${encodeURIComponent(id)}`;
  switch (gate.gate) {
    case 'all_adjudicated':
      return linksOf(
        'Open in Compare',
        `${desk}/comparison`,
        gate.unmet,
        (id) => `${desk}/comparison?claim=${encodeURIComponent(id)}`,
      );
    case 'no_open_query':
      return linksOf(
        'Open the query',
        desk,
        gate.unmet.flatMap((id) => claimOfQuery[id] ?? []),
        toClaim,
      );
    case 'claims_cited':
    case 'claims_have_verdict':
    case 'rationale_written':
      return linksOf('Open the claim', desk, gate.unmet, toClaim);
    case 'all_examined':
      return { label: 'Open the desk', first: desk, others: [] };
  }
}

function linksOf(
  label: string,
  fallback: string,
  ids: readonly string[],
  hrefOf: (id: string) => string,
): GateLinks {
  const [first, ...others] = [...new Set(ids)].map(hrefOf);
  return { label, first: first ?? fallback, others: others.slice(0, MOST_LINKS) };
}
