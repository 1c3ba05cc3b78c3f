'use client';

import { ChevronLeft, ChevronRight, CircleAlert } from 'lucide-react';
import { useMemo } from 'react';

import type { CodePointOffset, CodePointSpan } from '@/lib/domain/anchoring/article-text';
import { createTextUnits } from '@/lib/domain/anchoring/text-units';
import { blockSpans } from '@/lib/domain/articles/document';

import { IconButton } from '../ui/icon-button';
import { useHotkeys } from '../ui/use-hotkeys';
import { useCompare } from './compare-context';
import type { ClaimDraft } from './decision-draft';

/** Words of the article before and after the passage, so that one sees where it moves. */
const CONTEXT = 60;

type PassagePickerProps = {
  draft: Pick<ClaimDraft, 'start' | 'end'>;
  error: string | null;
  onChange: (span: CodePointSpan) => void;
};

/** The passage of a decision, its start and end moved word by word. */
export function PassagePicker({ draft: { start, end }, error, onChange }: PassagePickerProps) {
  const { text, document, language, offsets } = useCompare();
  const units = useMemo(
    () => createTextUnits(text, blockSpans(document), { language, offsets }),
    [text, document, language, offsets],
  );

  function moveStart(to: CodePointOffset | null) {
    if (to !== null && to < end) onChange({ start: to, end });
  }
  function moveEnd(to: CodePointOffset | null) {
    if (to !== null && to > start) onChange({ start, end: to });
  }
  const startEarlier = () => moveStart(units.startBefore('word', start));
  const startLater = () => moveStart(units.startAfter('word', start));
  const endEarlier = () => moveEnd(units.endBefore('word', end));
  const endLater = () => moveEnd(units.endAfter('word', end));

  useHotkeys([
    {
      id: 'passage.start-earlier',
      keys: '[',
      label: 'Start a word earlier',
      group: 'Compare',
      repeat: true,
      run: startEarlier,
    },
    {
      id: 'passage.start-later',
      keys: '{',
      label: 'Start a word later',
      group: 'Compare',
      repeat: true,
      run: startLater,
    },
    {
      id: 'passage.end-later',
      keys: ']',
      label: 'End a word later',
      group: 'Compare',
      repeat: true,
      run: endLater,
    },
    {
      id: 'passage.end-earlier',
      keys: '}',
      label: 'End a word earlier',
      group: 'Compare',
      repeat: true,
      run: endEarlier,
    },
  ]);

  const slice = (from: number, to: number) =>
    text.slice(
      offsets.toIndex(Math.max(0, from) as CodePointOffset),
      offsets.toIndex(Math.min(offsets.length, to) as CodePointOffset),
    );
  const left = <ChevronLeft strokeWidth={1.9} />;
  const right = <ChevronRight strokeWidth={1.9} />;
  return (
    <div className="field passage" role="group" aria-label="Passage">
      <div className="row">
        <span className="lab">Passage</span>
        <span className="grow" />
        <span className="edge-keys">
          Start
          <IconButton
            small
            label="Start a word earlier"
            title="Start a word earlier ( [ )"
            icon={left}
            onClick={startEarlier}
          />
          <IconButton
            small
            label="Start a word later"
            title="Start a word later ( { )"
            icon={right}
            onClick={startLater}
          />
        </span>
        <span className="edge-keys">
          End
          <IconButton
            small
            label="End a word earlier"
            title="End a word earlier ( } )"
            icon={left}
            onClick={endEarlier}
          />
          <IconButton
            small
            label="End a word later"
            title="End a word later ( ] )"
            icon={right}
            onClick={endLater}
          />
        </span>
      </div>
      <p className="context" lang={language} aria-live="polite">
        <span aria-hidden="true">…{slice(start - CONTEXT, start)}</span>
        <mark className="selected-text">{slice(start, end)}</mark>
        <span aria-hidden="true">{slice(end, end + CONTEXT)}…</span>
      </p>
      {error !== null && (
        <p className="error" role="alert">
          <CircleAlert strokeWidth={1.9} />
          <span>{error}</span>
        </p>
      )}
    </div>
  );
}
