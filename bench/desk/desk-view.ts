/** A round of one reviewer over a made article, as the desk is given it. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { DeskView } from '@/lib/contracts/desk';
import { CHECK_STATUSES } from '@/lib/domain/claims/claim';
import { DEFAULT_SCALE } from '@/lib/domain/claims/verdict-scale';
import { aDesk, anAnnotation } from '@/lib/testing/desk';

import { type BenchArticle, idOf } from './article';

export function makeDesk({ document, text, passages }: BenchArticle): DeskView {
  const verdicts = DEFAULT_SCALE.verdicts;
  const annotations = passages.map(({ id, start, end }, index): AnnotationView => {
    const exact = text.slice(start, end);
    const cited = index % 3 === 0 ? [] : [index];
    return anAnnotation({
      id,
      start,
      end,
      exact,
      claimText: exact,
      verdict: index % 9 === 8 ? null : (verdicts[index % verdicts.length]?.id ?? null),
      checkStatus: CHECK_STATUSES[index % CHECK_STATUSES.length] ?? 'open',
      citations: cited.map((at) => ({
        id: idOf(at + 1_000_000),
        source: 'The ledger of the ferry office',
        tier: 'primary',
        relation: 'supports',
        quote: exact,
        locator: 'p. 12',
        url: '',
        accessedOn: null,
      })),
    });
  });
  const desk = aDesk(annotations);
  return {
    ...desk,
    yourLetter: 'A',
    version: {
      id: desk.round.articleVersionId,
      ordinal: 1,
      document,
      language: 'en',
    },
    notes: [],
    people: [],
  };
}
