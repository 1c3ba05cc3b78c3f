'use client';

import { Info } from 'lucide-react';

import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { ItemNote } from './item-note';
import { PlaceChoices } from './place-choices';
import { useReview } from './review-context';
import type { ReviewItem } from './review-model';
import { VerdictNow } from './verdict-now';

/** What can be said of a claim that waits. */
export function OpenItem({ item }: { item: ReviewItem }) {
  const { confirm, keepVerdict, reopen, retire, startAttaching, problemOf, attaching } =
    useReview();
  const { passage, id } = item;
  const hasPlace = passage.after !== null;
  const problem = problemOf(id);
  const again = (
    <>
      <Button
        size={hasPlace ? 'sm' : 'md'}
        variant={hasPlace ? 'quiet' : 'default'}
        keyCap="T"
        aria-pressed={attaching?.id === id}
        onClick={() => startAttaching(item)}
      >
        Attach again
      </Button>
      <Button
        size={hasPlace ? 'sm' : 'md'}
        variant={hasPlace ? 'quiet' : 'default'}
        keyCap="⌫"
        onClick={() => retire(item)}
      >
        Retire
      </Button>
    </>
  );
  return (
    <div className="qi-open">
      <Notice icon={<Info strokeWidth={1.9} />}>
        <ItemNote item={item} />
      </Notice>
      {problem !== null && (
        <Notice tone="bad" title="Not decided.">
          {problem}
        </Notice>
      )}
      <PlaceChoices item={item} />
      {hasPlace ? (
        <>
          <VerdictNow item={item} />
          <div className="row qb">
            <Button variant="primary" keyCap="↵" onClick={() => confirm(item)}>
              Confirm and next
            </Button>
            <Button keyCap="=" onClick={() => keepVerdict(item)}>
              Keep verdict
            </Button>
            <Button variant="quiet" keyCap="S" onClick={() => reopen(item)}>
              Back to open
            </Button>
          </div>
          <div className="row qb more">{again}</div>
        </>
      ) : (
        <div className="row qb">{again}</div>
      )}
    </div>
  );
}
