import { CLAIM_TYPE_LABELS, LEVEL_LABELS, RELATION_LABELS } from '@/lib/domain/claims/labels';
import { Check, CircleDashed, Contrast, Info, Repeat2, X } from 'lucide-react';
import type { ReactNode } from 'react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Relation } from '@/lib/domain/claims/claim';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';
import { hasRationale } from '@/lib/domain/claims/rationale';
import { rationaleHtml } from '@/lib/domain/claims/rationale-text';

import { classNames } from '../ui/class-names';
import { VerdictMark } from '../ui/verdict-mark';
import { passageClass } from '../ui/verdict-style';
import { CitationSource } from './citation-source';
import { ReviewerNote } from './reviewer-notes';

const STROKE = { strokeWidth: 1.9 };

const RELATION_ICONS: Record<Relation, ReactNode> = {
  supports: <Check {...STROKE} />,
  contradicts: <X {...STROKE} />,
  partly: <Contrast {...STROKE} />,
  context: <Info {...STROKE} />,
  same_source: <Repeat2 {...STROKE} />,
  does_not_mention: <CircleDashed {...STROKE} />,
};

type ReadingCardProps = { claim: AnnotationView; verdict: Verdict | null };

/** What one reviewer found of a passage, whole. */
export function ReadingCard({ claim, verdict }: ReadingCardProps) {
  const isReworded = claim.claimText.trim() !== claim.exact.trim();
  return (
    <article className="cx">
      <p className="cq">
        <span className={classNames('m line-sample', passageClass(verdict))}>{claim.exact}</span>
      </p>
      <p className="cv">
        <VerdictMark verdict={verdict} />
        <span className="muted">
          {LEVEL_LABELS[claim.priority]} priority
          {claim.confidence !== null &&
            `, ${LEVEL_LABELS[claim.confidence].toLowerCase()} confidence`}
        </span>
      </p>
      {isReworded && (
        <p className="cw">
          <span className="lab">{CLAIM_TYPE_LABELS[claim.claimType]}</span> {claim.claimText}
        </p>
      )}
      {hasRationale(claim.rationale) && (
        // Made from the checked JSON of the small schema, every word of it escaped.
        <div className="cr" dangerouslySetInnerHTML={{ __html: rationaleHtml(claim.rationale) }} />
      )}
      <CitationLines claim={claim} />
      <ReviewerNote annotationId={claim.id} />
    </article>
  );
}

export function CitationLines({ claim }: { claim: Pick<AnnotationView, 'citations'> }) {
  if (claim.citations.length === 0) return <p className="fine">No citation.</p>;
  return (
    <ul className="cc">
      {claim.citations.map((citation) => (
        <li key={citation.id}>
          <span className="rel">
            {RELATION_ICONS[citation.relation]}
            {RELATION_LABELS[citation.relation]}
          </span>{' '}
          <span className="src">
            <CitationSource citation={citation} />
          </span>
          {citation.quote !== '' && <q>{citation.quote}</q>}
        </li>
      ))}
    </ul>
  );
}
