'use client';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { showMessage } from '../ui/messages';

/** Something that could not be saved and waits for a person. */
export type KeptEntry = {
  id: string;
  /** What it changes: "Rationale". */
  name: string;
  /** What was typed; may be empty. */
  words: string;
  because: string;
  /** The claim that shows it, when there is one. */
  annotationId: string | null;
  /** `null` where a choice has to be made first. */
  onRetry: (() => void) | null;
  onDiscard: () => void;
};

type KeptWorkProps = {
  entries: readonly KeptEntry[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onClaim: (annotationId: string) => void;
};

/** Work that is kept on this machine and was not saved: to copy, to try again, to let go. */
export function KeptWork({ entries, open, onOpenChange, onClaim }: KeptWorkProps) {
  return (
    <Dialog
      open={open && entries.length > 0}
      onOpenChange={onOpenChange}
      title="Not saved"
      description="Kept on this machine until you decide."
      width="560px"
      footer={
        <>
          <Button variant="quiet" onClick={() => void copy(entries.map(textOf).join('\n\n'))}>
            Copy all
          </Button>
          <Button variant="primary" onClick={() => onOpenChange(false)}>
            Done
          </Button>
        </>
      }
    >
      <ul className="dialog-b kept-work">
        {entries.map((entry) => (
          <li key={entry.id}>
            <h3>{entry.name}</h3>
            <p className="muted">{entry.because}</p>
            {entry.words !== '' && <blockquote className="serif">{entry.words}</blockquote>}
            <div className="form-act">
              {entry.annotationId !== null && (
                <Button
                  size="sm"
                  variant="quiet"
                  onClick={() => {
                    onOpenChange(false);
                    onClaim(entry.annotationId ?? '');
                  }}
                >
                  Show the claim
                </Button>
              )}
              <span className="grow" />
              <Button size="sm" variant="quiet" onClick={() => void copy(textOf(entry))}>
                Copy
              </Button>
              <Button size="sm" variant="danger" onClick={entry.onDiscard}>
                Discard
              </Button>
              {entry.onRetry !== null && (
                <Button size="sm" onClick={entry.onRetry}>
                  Try again
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function textOf({ name, words }: KeptEntry): string {
  return words === '' ? name : `${name}\n${words}`;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    showMessage({ text: 'Copied.' });
  } catch {
    showMessage({ tone: 'bad', text: 'This browser does not let the page copy.' });
  }
}
