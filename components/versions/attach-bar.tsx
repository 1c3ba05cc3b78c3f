'use client';

import { Link2 } from 'lucide-react';

import type { CodePointSpan } from '@/lib/domain/anchoring/article-text';

import { Button } from '../ui/button';
import { useReview } from './review-context';

/** Below the text while a claim waits for its words. */
export function AttachBar({ span }: { span: CodePointSpan | null }) {
  const { attaching, attach, stopAttaching, review, offsets } = useReview();
  if (attaching === null) return null;
  const words =
    span === null
      ? ''
      : review.to.text.slice(offsets.after.toIndex(span.start), offsets.after.toIndex(span.end));
  return (
    <section className="attach-bar" aria-label={`Attach claim ${attaching.number} again`}>
      <p role="status">
        {words === '' ? (
          <>
            Select the words that claim {attaching.number} is about now.
            <span className="muted key-hint">
              {' '}
              <kbd>↓</kbd> sentence, <kbd>→</kbd> word, <kbd>]</kbd> longer, <kbd>{'}'}</kbd>{' '}
              shorter
            </span>
          </>
        ) : (
          <>
            Claim {attaching.number} is about <q>{words}</q>
          </>
        )}
      </p>
      <div className="row">
        <Button
          variant="primary"
          keyCap="↵"
          icon={<Link2 strokeWidth={1.9} />}
          disabled={span === null}
          // Pressing the button must not take the selection away.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            if (span !== null) attach(attaching, span);
          }}
        >
          Attach to these words
        </Button>
        <Button variant="quiet" keyCap="Esc" onClick={stopAttaching}>
          Stop
        </Button>
      </div>
    </section>
  );
}
