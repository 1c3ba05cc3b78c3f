'use client';

import { useState } from 'react';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Notice } from '../ui/notice';

/** What is not done yet, in words that say how much. */
type OpenWork = {
  unexamined: readonly string[];
  withoutVerdict: number;
  uncited: number;
  openQueries: number;
  unsaved: number;
};

type EndDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  kind: 'submit' | 'close';
  isBlind: boolean;
  /** What is open in the person's own reading. */
  work: OpenWork;
  /** Returns what went wrong, in a sentence, or `null`. */
  onConfirm: () => Promise<string | null>;
};

const SHOWN = 6;

/** Before a reading is submitted or a round is closed: what would be left as it is. */
export function EndDialog({ open, onOpenChange, kind, isBlind, work, onConfirm }: EndDialogProps) {
  const [state, setState] = useState<'idle' | 'busy' | { failed: string }>('idle');
  const isSubmit = kind === 'submit';
  const left = leftWords(work);

  async function confirm() {
    setState('busy');
    const problem = await onConfirm();
    if (problem === null) setState('idle');
    else setState({ failed: problem });
  }

  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={isSubmit ? 'Submit your reading' : 'Close the round'}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Not yet</Button>
          <Button
            variant="primary"
            busy={state === 'busy'}
            disabled={work.unsaved > 0}
            onClick={() => void confirm()}
          >
            {isSubmit ? 'Submit reading' : 'Close round'}
          </Button>
        </>
      }
    >
      <div className="dialog-b">
        <p>
          {isSubmit
            ? 'Your claims can then be read and compared, and no longer changed.'
            : 'Nobody can mark or change claims after that.'}{' '}
          {isBlind &&
            (isSubmit ? 'The last reviewer to submit lifts the blind.' : 'The blind is lifted.')}
        </p>
        {work.unsaved > 0 && (
          <Notice tone="bad" title="Not saved yet.">
            {work.unsaved} {work.unsaved === 1 ? 'change has' : 'changes have'} not arrived at the
            server. Wait until the status bar says that all is saved.
          </Notice>
        )}
        {left.length === 0 && work.unexamined.length === 0 ? (
          <Notice tone="ok">Every sentence is examined and every claim has its verdict.</Notice>
        ) : (
          <div>
            <h3>Left as it is</h3>
            <ul className="left-list">
              {left.map((words) => (
                <li key={words}>{words}</li>
              ))}
              {work.unexamined.length > 0 && (
                <li>
                  {work.unexamined.length}{' '}
                  {work.unexamined.length === 1 ? 'sentence is' : 'sentences are'} not examined
                  <ol className="left-words">
                    {work.unexamined.slice(0, SHOWN).map((words, index) => (
                      // Two sentences may have the same words.
                      <li key={index}>{words}</li>
                    ))}
                    {work.unexamined.length > SHOWN && (
                      <li className="muted">and {work.unexamined.length - SHOWN} more</li>
                    )}
                  </ol>
                </li>
              )}
            </ul>
          </div>
        )}
        {typeof state === 'object' && (
          <Notice tone="bad" title="That did not work.">
            {state.failed}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

function leftWords({ withoutVerdict, uncited, openQueries }: OpenWork): string[] {
  const words: string[] = [];
  if (withoutVerdict > 0) {
    words.push(
      withoutVerdict === 1 ? '1 claim has no verdict' : `${withoutVerdict} claims have no verdict`,
    );
  }
  if (uncited > 0) {
    words.push(uncited === 1 ? '1 claim has no citation' : `${uncited} claims have no citation`);
  }
  if (openQueries > 0) {
    words.push(openQueries === 1 ? '1 query is open' : `${openQueries} queries are open`);
  }
  return words;
}
