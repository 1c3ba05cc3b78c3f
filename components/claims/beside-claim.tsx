'use client';

import type { CardProps } from './card-props';
import { NoteBlock } from './note-block';
import { SecondReaderBlock } from './second-reader-block';

/** What stands beside a claim and is no part of it. */
export function BesideClaim({ card }: { card: CardProps }) {
  return (
    <>
      <SecondReaderBlock card={card} />
      <NoteBlock card={card} />
    </>
  );
}
