import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { TextField } from '../ui/text-field';

type SavePanelProps = {
  /** The number of the version that is made. */
  next: number;
  summary: string;
  onSummary: (summary: string) => void;
  problem: string | null;
  isBusy: boolean;
  isChanged: boolean;
  /** Whether this browser keeps what is typed. */
  isKept: boolean;
  /** There is something to be decided first. */
  isHeld: boolean;
  onSave: () => void;
};

/** Saving an edit as a new version, and what is kept until then. */
export function SavePanel({
  next,
  summary,
  onSummary,
  problem,
  isBusy,
  isChanged,
  isKept,
  isHeld,
  onSave,
}: SavePanelProps) {
  return (
    <section className="panel edit-save" aria-labelledby="save-heading">
      <h2 id="save-heading">Version {next}</h2>
      <TextField
        label="What is new"
        optional
        maxLength={300}
        value={summary}
        onChange={(event) => onSummary(event.target.value)}
      />
      {problem !== null && (
        <Notice tone="bad" title="Not saved.">
          {problem}
        </Notice>
      )}
      <Button
        variant="primary"
        full
        busy={isBusy}
        disabled={!isChanged || isHeld}
        keyCap="⌘S"
        onClick={onSave}
      >
        {`Save as version ${next}`}
      </Button>
      <p className="fine" role="status">
        {!isChanged
          ? 'Nothing is changed yet.'
          : isKept
            ? 'What you type is kept on this machine until it is saved.'
            : 'This browser keeps nothing for you: save before you leave the page.'}
      </p>
    </section>
  );
}
