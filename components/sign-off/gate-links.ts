/** From a condition that is not met to what stands in its way. */
import type { GateView } from '@/lib/contracts/sign-off';

type GateLinks = {
  label: string;
  first: string;
  /** The others, as far as a short list goes. */
  others: readonly string[];
  /** How many stand in the way besides the first. */
  more: number;
};

type Context = { roundId: string; claimOfQuery: Readonly<Record<string, string>> };

/** More than these are better worked through on the screen that the first one opens. */
const MOST_LINKS = 12;

/** `null` where the condition is met. */
export function gateLinks(gate: GateView, { roundId, claimOfQuery }: Context): GateLinks | null {
  if (gate.met) return null;
  const desk = `/rounds/${roundId}`;
  const toClaim = (id: string) => `${desk}?claim=${encodeURIComponent(id)}`;
  switch (gate.gate) {
    case 'all_adjudicated': {
      const [first] = gate.unmet;
      const compare = `${desk}/comparison`;
      return {
        label: 'Open in Compare',
        first: first === undefined ? compare : `${compare}?claim=${encodeURIComponent(first)}`,
        others: [],
        more: 0,
      };
    }
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
    case 'second_reader':
      return linksOf('Open the claim', desk, gate.unmet, toClaim);
    case 'carried_reviewed': {
      const review = `${desk}/versions`;
      const [first] = gate.unmet;
      return {
        label: 'Open the review',
        first: first === undefined ? review : `${review}?claim=${encodeURIComponent(first)}`,
        others: [],
        more: 0,
      };
    }
    case 'replies_settled':
      return { label: 'Open the replies', first: `${desk}/replies`, others: [], more: 0 };
    case 'all_examined':
      return { label: 'Open the desk', first: desk, others: [], more: 0 };
  }
}

function linksOf(
  label: string,
  fallback: string,
  ids: readonly string[],
  hrefOf: (id: string) => string,
): GateLinks {
  const [first, ...others] = [...new Set(ids)].map(hrefOf);
  return {
    label,
    first: first ?? fallback,
    others: others.slice(0, MOST_LINKS),
    more: others.length,
  };
}
