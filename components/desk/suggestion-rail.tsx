'use client';

import type { SuggestionView } from '@/lib/contracts/suggestions';

import { KeyCap } from '../ui/key-cap';
import { reasonWords } from './reason-words';

type SuggestionRailProps = {
  /** In sentences that nobody has examined yet. */
  open: readonly SuggestionView[];
  onNext: () => void;
};

/** Where to look first, and why. Never what to leave out. */
export function SuggestionRail({ open, onNext }: SuggestionRailProps) {
  const [next] = open;
  return (
    <section className="rail-s suggested" aria-label="Suggestions">
      <div className="rail-h">
        <h2>Worth a look</h2>
        <span className="muted num">{open.length === 0 ? 'none left' : `${open.length} left`}</span>
      </div>
      {next !== undefined && (
        <button type="button" className="suggested-next" onClick={onNext}>
          <span>{reasonWords(next)}</span>
          <KeyCap>Y</KeyCap>
        </button>
      )}
    </section>
  );
}
