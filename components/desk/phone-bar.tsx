'use client';

import { ChevronDown, ChevronUp } from 'lucide-react';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { ObelusMark } from '../ui/obelus-mark';
import { VerdictGlyph } from '../ui/verdict-glyph';

type PhoneBarProps = {
  /** The selected claim, or `null`. */
  claim: { number: number; verdict: Verdict | null; citations: number; queries: number } | null;
  total: number;
  isSheetOpen: boolean;
  onStep: (step: -1 | 1) => void;
  onToggle: () => void;
};

/** At the foot of a phone: the claim in one line, with its neighbors on both sides. */
export function PhoneBar({ claim, total, isSheetOpen, onStep, onToggle }: PhoneBarProps) {
  return (
    <nav className="mobbar" aria-label="Claim">
      <button type="button" onClick={() => onStep(-1)} disabled={total === 0}>
        <ChevronUp strokeWidth={1.9} />
        <small>Previous</small>
      </button>
      <button
        type="button"
        className="mob-claim"
        aria-expanded={claim === null ? undefined : isSheetOpen}
        onClick={() => (claim === null ? onStep(1) : onToggle())}
      >
        {claim === null ? (
          <>
            <ObelusMark />
            <b>
              {total} {total === 1 ? 'claim' : 'claims'}
            </b>
            <small>Select words to mark one</small>
          </>
        ) : (
          <>
            <VerdictGlyph verdict={claim.verdict} />
            <b>
              Claim {claim.number} · {claim.verdict?.label ?? 'No verdict yet'}
            </b>
            <small>
              {plural(claim.citations, 'citation', 'citations')},{' '}
              {plural(claim.queries, 'query', 'queries')}
            </small>
          </>
        )}
      </button>
      <button type="button" onClick={() => onStep(1)} disabled={total === 0}>
        <ChevronDown strokeWidth={1.9} />
        <small>Next</small>
      </button>
    </nav>
  );
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
