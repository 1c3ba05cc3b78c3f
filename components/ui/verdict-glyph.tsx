/**
 * The twelve shapes of a verdict, drawn so that their silhouettes differ before
 * color is seen. `--knock` is the color of what is cut out of a filled shape
 * and follows the surface beneath.
 */
import type { ReactNode } from 'react';

import type { Verdict, VerdictShape } from '@/lib/domain/claims/verdict-scale';

import { classNames } from './class-names';
import { inkClass } from './verdict-style';

const KNOCK = 'var(--knock, var(--sheet))';
const QUOTE_MARKS =
  'M3.6 5.2h3.2v3.2c0 1.7-.9 2.8-2.6 3.1v-1.3c.7-.2 1-.7 1-1.4H3.6z' +
  'M8.9 5.2h3.2v3.2c0 1.7-.9 2.8-2.6 3.1v-1.3c.7-.2 1-.7 1-1.4H8.9z';

const SHAPES: Record<VerdictShape, ReactNode> = {
  tick_disc: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.7 8.3l2.4 2.4 4.3-5" fill="none" stroke={KNOCK} strokeWidth="1.9" />
    </>
  ),
  half_disc: (
    <>
      <circle cx="8" cy="8" r="6.1" fill="none" stroke="currentColor" strokeWidth="1.8" />
      <path d="M8 1.9a6.1 6.1 0 0 0 0 12.2z" fill="currentColor" />
    </>
  ),
  cross: <path d="M3 3l10 10M13 3L3 13" fill="none" stroke="currentColor" strokeWidth="3" />,
  wedges: <path d="M.8 2.6L7.2 8 .8 13.4zM15.2 2.6L8.8 8l6.4 5.4z" fill="currentColor" />,
  broken_ring: (
    <circle
      cx="8"
      cy="8"
      r="5.9"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.1"
      strokeDasharray="3.1 3.08"
      strokeDashoffset="1.5"
    />
  ),
  question: (
    <>
      <path
        d="M4.6 5.5C4.7 3.3 6.2 2 8.2 2s3.5 1.2 3.5 3.1c0 2.6-3.4 2.6-3.4 5.2"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.2"
      />
      <circle cx="8.3" cy="13.4" r="1.4" fill="currentColor" />
    </>
  ),
  quote_square: (
    <>
      <rect x="1" y="1" width="14" height="14" rx="2.4" fill="currentColor" />
      <path d={QUOTE_MARKS} fill={KNOCK} />
    </>
  ),
  bubble: (
    <path
      d="M1.9 2.9h12.2v8.2H8.6L5 14.3v-3.2H1.9z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinejoin="round"
    />
  ),
  triangle: <path d="M8 1.4l7 12.9H1z" fill="currentColor" />,
  diamond: (
    <path
      d="M8 1.5L14.5 8 8 14.5 1.5 8z"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinejoin="round"
    />
  ),
  bar: <rect x="1" y="5.2" width="14" height="5.6" rx="1.4" fill="currentColor" />,
  star: (
    <path
      d="M8 .9l2.1 4.7 5.1.6-3.8 3.4 1 5L8 12.1l-4.4 2.5 1-5L.8 6.2l5.1-.6z"
      fill="currentColor"
    />
  ),
};

type VerdictGlyphProps = {
  /** `null` is a passage without a verdict yet: a small dot. */
  verdict: Verdict | null;
  className?: string;
};

/** A shape alone. Hidden from screen readers: the word stands beside it or on its control. */
export function VerdictGlyph({ verdict, className }: VerdictGlyphProps) {
  return (
    <svg
      className={classNames('g', inkClass(verdict), className)}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      {verdict === null ? (
        <circle cx="8" cy="8" r="2.6" fill="currentColor" />
      ) : (
        SHAPES[verdict.shape]
      )}
    </svg>
  );
}
