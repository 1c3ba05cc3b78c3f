'use client';

import { KeyCap } from '../ui/key-cap';

type SuggestionRailProps = {
  /** How many sentences that nobody has examined yet have one. */
  left: number;
  /** Why the first of them is worth a look. */
  why: string;
  onNext: () => void;
};

/** Where to look first, and why. Never what to leave out. */
export function SuggestionRail({ left, why, onNext }: SuggestionRailProps) {
  return (
    <section className="rail-s suggested" aria-label="Suggestions">
      <div className="rail-h">
        <h2>Worth a look</h2>
        <span className="muted num">{left === 0 ? 'none left' : `${left} left`}</span>
      </div>
      {left > 0 && (
        <button type="button" className="suggested-next" onClick={onNext}>
          <span>{why}</span>
          <KeyCap>Y</KeyCap>
        </button>
      )}
    </section>
  );
}
