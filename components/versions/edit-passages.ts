/** The claims of the newest round as the editor marks them. */
import type { AnnotationView } from '@/lib/contracts/annotation';
import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';
import { layOutPassages } from '@/lib/domain/anchoring/passage-lanes';
import { findVerdict, type VerdictScale } from '@/lib/domain/claims/verdict-scale';

import { passageClass } from '../ui/verdict-style';
import type { EditablePassage } from './tracked-passages';

export type WriterPassage = Omit<EditablePassage, 'from' | 'to'> & CodePointSpan;

/** In reading order, numbered as on the desk. */
export function writerPassages(
  annotations: readonly AnnotationView[],
  scale: VerdictScale | null,
): WriterPassage[] {
  const placed = annotations.filter(({ isPlaced, start, end }) => isPlaced && start < end);
  const { lanes } = layOutPassages(placed, []);
  return placed.map(({ id, start, end, verdict }, index) => {
    const found = scale === null ? null : findVerdict(scale, verdict);
    const lane = lanes.get(id) ?? 'overflow';
    return {
      id,
      number: index + 1,
      start,
      end,
      look: passageClass(found),
      lane: lane === 'overflow' ? 2 : lane,
      description: `claim ${index + 1}, ${found?.label ?? 'no verdict'}`,
    };
  });
}
