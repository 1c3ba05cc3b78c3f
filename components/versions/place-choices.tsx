'use client';

import { useMemo } from 'react';

import type { SimilarWords } from '@/lib/contracts/versions';
import { blockSpans } from '@/lib/domain/articles/document';

import { useReview } from './review-context';
import type { ReviewItem } from './review-model';
import { labelsOf } from './version-blocks';

/** How much of what stands around a place is shown, in UTF-16 units. */
const CONTEXT = 48;

/** Places that the claim may be about: those with its words, or the most alike. */
export function PlaceChoices({ item }: { item: ReviewItem }) {
  const { review, attach } = useReview();
  const { document } = review.to;
  const places = useMemo(
    () => ({ spans: blockSpans(document), labels: labelsOf(document) }),
    [document],
  );
  const { status, candidates, closest, after } = item.passage;
  if (after !== null) return null;
  const offered = status === 'ambiguous' ? candidates : closest === null ? [] : [closest];
  if (offered.length === 0) return null;
  return (
    <div className="places">
      <span className="lab" id={`places-${item.id}`}>
        {status === 'ambiguous' ? 'It is about' : 'Closest passage'}
      </span>
      <ul aria-labelledby={`places-${item.id}`}>
        {offered.map((place) => {
          const block = places.spans.findIndex(
            ({ start, end }) => start <= place.start && place.start < end,
          );
          const label = places.labels[block] ?? '';
          return (
            <li key={`${place.start}-${place.end}`}>
              <button type="button" className="place" onClick={() => attach(item, place)}>
                <span className="place-h">
                  <span>{paragraphWords(label)}</span>
                  {status !== 'ambiguous' && (
                    <span className="num">{Math.round(place.likeness * 100)}% alike</span>
                  )}
                  <span className="lnk">Attach here</span>
                </span>
                <span className="place-q">
                  <InContext place={place} />
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function paragraphWords(label: string): string {
  if (label === 'H') return 'Headline';
  return label === '' ? 'Text' : `Paragraph ${label}`;
}

/** The words with a little of what stands around them, which is what tells two places apart. */
function InContext({ place }: { place: SimilarWords }) {
  const { review, offsets } = useReview();
  const { text } = review.to;
  const from = offsets.after.toIndex(place.start);
  const to = offsets.after.toIndex(place.end);
  const before =
    text
      .slice(Math.max(0, from - CONTEXT), from)
      .split('\n')
      .at(-1) ?? '';
  const after = text.slice(to, to + CONTEXT).split('\n')[0] ?? '';
  const isCut = (at: number) => text[at] !== undefined && text[at] !== '\n';
  return (
    <>
      {isCut(from - CONTEXT - 1) && before.length === CONTEXT ? `…${fromWord(before)}` : before}
      <b>{text.slice(from, to)}</b>
      {isCut(to + CONTEXT) && after.length === CONTEXT ? `${toWord(after)}…` : after}
    </>
  );
}

function fromWord(text: string): string {
  const at = text.search(/\s/u);
  return at === -1 ? '' : text.slice(at);
}

function toWord(text: string): string {
  return /^.*\s/su.exec(text)?.[0].trimEnd() ?? '';
}
