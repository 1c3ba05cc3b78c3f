'use client';

import { useState, type ReactNode } from 'react';

import {
  type Verdict,
  VERDICT_INKS,
  VERDICT_LINES,
  VERDICT_SHAPES,
} from '@/lib/domain/claims/verdict-scale';

import { Button } from '../ui/button';
import { Checkbox } from '../ui/checkbox';
import { classNames } from '../ui/class-names';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/select-field';
import { TextArea } from '../ui/text-area';
import { TextField } from '../ui/text-field';
import { VerdictGlyph } from '../ui/verdict-glyph';
import { VerdictMark } from '../ui/verdict-mark';
import { passageClass } from '../ui/verdict-style';

type VerdictDialogProps = {
  verdict: Verdict;
  isNew: boolean;
  /** Another verdict of the scale with this shape and line, or `null`. */
  twinOf: (verdict: Verdict) => Verdict | null;
  onKeep: (verdict: Verdict) => void;
  onClose: () => void;
};

const RATINGS = Array.from({ length: 10 }, (_, index) => String(index + 1));

/** A stored word as it is read. */
function inWords(stored: string): string {
  const words = stored.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One verdict: its words, its look, what it exports. */
export function VerdictDialog({ verdict, isNew, twinOf, onKeep, onClose }: VerdictDialogProps) {
  const [draft, setDraft] = useState(verdict);
  const [isUnnamed, setIsUnnamed] = useState(false);
  const twin = draft.retired ? null : twinOf(draft);
  const change = (part: Partial<Verdict>) => setDraft({ ...draft, ...part });

  function handleKeep() {
    const label = draft.label.trim();
    if (label === '') {
      setIsUnnamed(true);
      return;
    }
    if (twin !== null) return;
    onKeep({ ...draft, label, definition: draft.definition.trim() });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={isNew ? 'A new verdict' : verdict.label}
      description={<VerdictMark verdict={draft} />}
      width="600px"
      footer={
        <>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onClick={handleKeep} disabled={twin !== null}>
            {isNew ? 'Add it' : 'Keep the change'}
          </Button>
        </>
      }
    >
      <div className="dialog-b">
        <TextField
          label="Name"
          value={draft.label}
          maxLength={60}
          error={isUnnamed && draft.label.trim() === '' ? 'Give the verdict a name.' : null}
          onChange={(event) => change({ label: event.target.value })}
        />
        <TextArea
          label="Definition"
          hint="Shown to every reviewer when they choose."
          value={draft.definition}
          maxLength={300}
          rows={2}
          onChange={(event) => change({ definition: event.target.value.replace(/[\r\n]+/g, ' ') })}
        />
        <Looks
          label="Shape"
          values={VERDICT_SHAPES}
          value={draft.shape}
          onChange={(shape) => change({ shape })}
        >
          {(shape) => <VerdictGlyph verdict={{ ...draft, shape }} />}
        </Looks>
        <Looks
          label="Line"
          values={VERDICT_LINES}
          value={draft.line}
          onChange={(line) => change({ line })}
        >
          {(line) => (
            <span className={classNames('m line-sample', passageClass({ ...draft, line }))}>
              words
            </span>
          )}
        </Looks>
        <Looks
          label="Ink"
          values={VERDICT_INKS}
          value={draft.ink}
          onChange={(ink) => change({ ink })}
        >
          {(ink) => <VerdictGlyph verdict={{ ...draft, ink }} />}
        </Looks>
        {twin !== null && (
          <p className="roles-error" role="alert">
            “{twin.label}” has the same shape and line. Choose another shape or line.
          </p>
        )}
        <div className="fcols">
          <SelectField
            label="Rating"
            hint="For ClaimReview, 1 the worst."
            value={draft.rating === null ? '' : String(draft.rating)}
            options={[
              { value: '', label: 'None' },
              ...RATINGS.map((value) => ({ value, label: value })),
            ]}
            onChange={(event) =>
              change({ rating: event.target.value === '' ? null : Number(event.target.value) })
            }
          />
          <TextField
            label="Name in ClaimReview"
            optional
            value={draft.alternateName}
            maxLength={60}
            placeholder={draft.label}
            onChange={(event) => change({ alternateName: event.target.value })}
          />
        </div>
        {!isNew && (
          <Checkbox
            label="Retired"
            hint="Not to be given any more. Where it was given, it stays."
            checked={draft.retired}
            onChange={(event) => change({ retired: event.target.checked })}
          />
        )}
      </div>
    </Dialog>
  );
}

type LooksProps<Value extends string> = {
  label: string;
  values: readonly Value[];
  value: Value;
  onChange: (value: Value) => void;
  children: (value: Value) => ReactNode;
};

/** One look of several: radios that are drawn by what they stand for. */
function Looks<Value extends string>({
  label,
  values,
  value,
  onChange,
  children,
}: LooksProps<Value>) {
  return (
    <fieldset className="looks">
      <legend className="lab">
        {label}: {inWords(value)}
      </legend>
      {values.map((each) => (
        <label key={each} title={inWords(each)}>
          <input
            type="radio"
            name={label}
            aria-label={inWords(each)}
            checked={each === value}
            onChange={() => onChange(each)}
          />
          {children(each)}
        </label>
      ))}
    </fieldset>
  );
}
