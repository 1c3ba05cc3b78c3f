import type { QuoteCheckView } from '@/lib/contracts/evidence';

/** The words of a capture, with the place of the quotation marked. Offsets count code points. */
export function CapturedText({ text, check }: { text: string; check: QuoteCheckView | null }) {
  if (check === null || check.start === null || check.end === null) {
    return (
      <p className="ev-text" tabIndex={0} role="region" aria-label="Captured text">
        {text}
      </p>
    );
  }
  const characters = Array.from(text);
  return (
    <p className="ev-text" tabIndex={0} role="region" aria-label="Captured text">
      {characters.slice(0, check.start).join('')}
      <mark id="quotation">{characters.slice(check.start, check.end).join('')}</mark>
      {characters.slice(check.end).join('')}
    </p>
  );
}
