'use client';

import { Pencil, Plus } from 'lucide-react';
import { useState } from 'react';

import { diffWords } from '@/lib/domain/anchoring/word-diff';

import { Button } from '../ui/button';
import { IconButton } from '../ui/icon-button';
import { InlineForm } from '../ui/inline-form';
import { TextArea } from '../ui/text-area';
import { WordDiff } from '../ui/word-diff';
import type { CardProps } from './card-props';

/** The words that should stand in place of the passage. */
export function FixBlock({ card }: { card: CardProps }) {
  const { annotation, isReadOnly, part, onPart, actions } = card;
  const { id, exact, suggestedFix } = annotation;
  const isWriting = part === 'fix' && !isReadOnly;
  if (suggestedFix === null && !isWriting) {
    return isReadOnly ? null : (
      <button type="button" className="add-line blk" onClick={() => onPart('fix')}>
        <Plus strokeWidth={1.9} />
        Suggest a fix <kbd>F</kbd>
      </button>
    );
  }
  return (
    <div className="blk">
      <div className="blk-h">
        <h3>Suggested fix</h3>
        <span className="grow" />
        {suggestedFix === '' && <span className="muted">a cut</span>}
        {!isReadOnly && !isWriting && (
          <IconButton
            small
            label="Edit the fix"
            title="Edit the fix (F)"
            icon={<Pencil strokeWidth={1.9} />}
            onClick={() => onPart('fix')}
          />
        )}
      </div>
      {isWriting ? (
        <FixForm
          exact={exact}
          fix={suggestedFix}
          onSave={(words) => {
            actions.edit(id, { suggestedFix: words }, 'Fix changed');
            onPart(null);
          }}
          onCancel={() => onPart(null)}
        />
      ) : (
        <p className="fix">
          <WordDiff parts={diffWords(exact, suggestedFix ?? exact)} />
        </p>
      )}
    </div>
  );
}

function FixForm({
  exact,
  fix,
  onSave,
  onCancel,
}: {
  exact: string;
  fix: string | null;
  onSave: (words: string | null) => void;
  onCancel: () => void;
}) {
  const [words, setWords] = useState(fix ?? exact);
  return (
    <InlineForm
      label="Suggested fix"
      action="Suggest"
      aside={
        fix !== null && (
          <Button size="sm" variant="quiet" onClick={() => onSave(null)}>
            Take the fix back
          </Button>
        )
      }
      onSend={() => onSave(words === exact ? null : words)}
      onCancel={onCancel}
    >
      <TextArea
        serif
        small
        autoFocus
        rows={3}
        maxLength={5_000}
        label="What should stand in place of the passage"
        hint="Leave it empty to suggest a cut."
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <p className="fix" aria-live="off">
        <WordDiff parts={diffWords(exact, words)} />
      </p>
    </InlineForm>
  );
}
