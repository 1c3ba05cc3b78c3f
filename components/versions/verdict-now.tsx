'use client';

import { useId, useState } from 'react';

import { KeyCap } from '../ui/key-cap';
import { VerdictGlyph } from '../ui/verdict-glyph';
import { VerdictPicker } from '../ui/verdict-picker';
import { classNames } from '../ui/class-names';
import { inkClass } from '../ui/verdict-style';
import { useReview } from './review-context';
import type { ReviewItem } from './review-model';

/** The first eight verdicts have the keys 1 to 8. */
const KEYED = 8;

/** The verdict for the new words: the old one and the chosen one, and the whole scale one press away. */
export function VerdictNow({ item }: { item: ReviewItem }) {
  const { verdicts, chosenOf, choose, verdictOf } = useReview();
  const [isWhole, setIsWhole] = useState(false);
  const name = useId();
  const chosen = chosenOf(item);
  const old = item.passage.annotation.verdict;
  const likely = [...new Set([chosen, old])].flatMap((id) => verdictOf(id) ?? []);
  const shown = [
    ...verdicts.filter(({ id }) => likely.some((verdict) => verdict.id === id)),
    ...likely.filter(({ id }) => !verdicts.some((verdict) => verdict.id === id)),
  ];
  if (isWhole || shown.length === 0) {
    return (
      <div className="vnow">
        <span className="lab" aria-hidden="true">
          Verdict on the new wording
        </span>
        <VerdictPicker
          label="Verdict on the new wording"
          verdicts={verdicts}
          value={chosen}
          onChange={(id) => choose(item, id)}
        />
      </div>
    );
  }
  return (
    <fieldset className="vnow">
      <legend className="lab">Verdict on the new wording</legend>
      <div className="row">
        {shown.map((verdict) => {
          const key = verdicts.findIndex(({ id }) => id === verdict.id);
          const isOn = verdict.id === chosen;
          return (
            <label
              key={verdict.id}
              className={classNames('pick', isOn && 'is-on', inkClass(verdict))}
              title={verdict.definition}
            >
              <input
                type="radio"
                className="sr"
                name={name}
                value={verdict.id}
                checked={isOn}
                onChange={() => choose(item, verdict.id)}
              />
              <VerdictGlyph verdict={verdict} />
              <span>{verdict.label}</span>
              {key !== -1 && key < KEYED && (
                <span aria-hidden="true">
                  <KeyCap>{String(key + 1)}</KeyCap>
                </span>
              )}
            </label>
          );
        })}
        <button type="button" className="pick" onClick={() => setIsWhole(true)}>
          Other…
        </button>
      </div>
    </fieldset>
  );
}
