'use client';

import { LEVEL_LABELS } from '@/lib/domain/claims/labels';
import { CONFIDENCES } from '@/lib/domain/claims/claim';

import { Segmented } from '../ui/segmented';
import { TimeText } from '../ui/time-text';
import type { CardProps } from './card-props';

/** How sure the reviewer is, and who wrote last. */
export function ConfidenceRow({ card }: { card: CardProps }) {
  const { annotation, isReadOnly, actions, nameOf, viewer } = card;
  const { id, confidence, updatedAt, updatedById } = annotation;
  const by = updatedById === viewer.userId ? 'you' : nameOf(updatedById);
  return (
    <div className="row conf-row">
      <span className="lab" aria-hidden="true">
        Confidence
      </span>
      {isReadOnly ? (
        <span>
          <span className="sr">Confidence: </span>
          {confidence === null ? '–' : LEVEL_LABELS[confidence]}
        </span>
      ) : (
        <Segmented
          label="Confidence"
          options={CONFIDENCES.map((value) => ({ value, label: LEVEL_LABELS[value] }))}
          value={confidence}
          onChange={(value) => actions.edit(id, { confidence: value }, 'Confidence changed')}
        />
      )}
      <span className="grow" />
      <span className="muted">
        by {by}, <TimeText at={updatedAt} format={isToday(updatedAt) ? 'time' : 'date'} />
      </span>
    </div>
  );
}

/** In UTC, on both sides of the wire: close enough to choose between a time and a date. */
function isToday(instant: string): boolean {
  return instant.slice(0, 10) === new Date().toISOString().slice(0, 10);
}
