'use client';

import Link from 'next/link';

import type { AnnotationView } from '@/lib/contracts/annotation';

import { useEvidence } from './evidence-store';
import { QuoteCheck } from './quote-verdict';

type PassageQuotesProps = { annotation: Pick<AnnotationView, 'id' | 'version' | 'citations'> };

/** What the passage quotes, against the captured text that bears it out best. */
export function PassageQuotes({ annotation: { id, version, citations } }: PassageQuotesProps) {
  const quotations = useEvidence(id, version)?.quotations ?? [];
  if (quotations.length === 0) return null;
  return (
    <section className="ev" aria-label="Quotations in the passage">
      {quotations.map((quotation, at) => {
        const source = citations.find((citation) => citation.id === quotation.citationId)?.source;
        return (
          <div key={at} className="ev-passage">
            <p className="ev-line">
              <span>
                In the passage: <q className="rd">{quotation.said}</q>, held against{' '}
                <Link href={`/captures/${quotation.captureId}`}>
                  {source ?? 'what was captured'}
                </Link>
              </span>
            </p>
            <QuoteCheck check={quotation} />
          </div>
        );
      })}
    </section>
  );
}
