'use client';

import { History, Link2 } from 'lucide-react';

import type { CitationView } from '@/lib/contracts/annotation';
import type { EarlierClaim } from '@/lib/contracts/search';

import { Button } from '../ui/button';
import { Tag } from '../ui/tag';
import { TimeText } from '../ui/time-text';
import { VerdictMark } from '../ui/verdict-mark';

type EarlierClaimsProps = {
  claims: readonly EarlierClaim[];
  /** What the claim cites already. */
  citations: readonly CitationView[];
  onCite: (fields: Omit<CitationView, 'id'>) => void;
};

/** "Have we checked this before?": what was decided then, and one press to cite it. */
export function EarlierClaims({ claims, citations, onCite }: EarlierClaimsProps) {
  if (claims.length === 0) return null;
  return (
    <section className="earlier" aria-label="Checked before">
      <p className="earlier-h" role="status">
        <History strokeWidth={1.9} />
        {claims.length === 1 ? 'Checked before' : `Checked before, ${claims.length} times`}
      </p>
      <ul>
        {claims.map((claim) => {
          const { annotationId, roundId, claimText, verdict, articleCode, decidedAt } = claim;
          const path = `/rounds/${roundId}?claim=${annotationId}`;
          const isCited = citations.some(({ url }) => url.endsWith(path));
          return (
            <li key={annotationId}>
              <a href={path} target="_blank" rel="noopener">
                {claimText}
              </a>
              <p>
                <VerdictMark verdict={verdict} />
                <span>
                  {articleCode} {claim.articleTitle}, <TimeText at={decidedAt} format="date" />
                  {claim.isSignedOff && ', signed off'}
                </span>
                {!claim.sameFigures && <Tag tone="warn">Other figures</Tag>}
                <span className="grow" />
                <Button
                  size="sm"
                  variant="quiet"
                  disabled={isCited}
                  icon={<Link2 strokeWidth={1.9} />}
                  onClick={() => onCite(citationOf(claim, path))}
                >
                  {isCited ? 'Cited' : 'Cite it'}
                </Button>
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The earlier check as a citation: context, whose verdict is said in the locator. */
function citationOf(claim: EarlierClaim, path: string): Omit<CitationView, 'id'> {
  return {
    source: `Earlier check: ${claim.articleCode} ${claim.articleTitle}`.slice(0, 300),
    tier: 'secondary',
    relation: 'context',
    quote: claim.claimText,
    locator: `${claim.verdict.label}, decided ${claim.decidedAt.slice(0, 10)}`,
    url: new URL(path, window.location.origin).href,
    accessedOn: new Date().toISOString().slice(0, 10),
  };
}
