'use client';

import { Pencil, Plus } from 'lucide-react';
import { hasRationale } from '@/lib/domain/claims/rationale';

import { IconButton } from '../ui/icon-button';
import { later, WindowComing } from '../ui/later';
import { showMessage } from '../ui/messages';
import type { CardProps } from './card-props';
import { RichTextView } from './rich-text';

const RationaleEditor = later(() =>
  import('./rationale-editor').then((module) => module.RationaleEditor),
);

/** Why the verdict is what it is. */
export function RationaleBlock({ card }: { card: CardProps }) {
  const { annotation, isReadOnly, part, onPart, actions } = card;
  const { id, rationale } = annotation;
  const isWriting = part === 'rationale' && !isReadOnly;
  const shown = rationale !== null && hasRationale(rationale) ? rationale : null;
  if (shown === null && !isWriting) {
    return isReadOnly ? null : (
      <button type="button" className="add-line blk" onClick={() => onPart('rationale')}>
        <Plus strokeWidth={1.9} />
        Add a rationale <kbd>E</kbd>
      </button>
    );
  }
  const reading =
    shown === null ? (
      <div className="rich" />
    ) : (
      <div className="rich">
        <RichTextView value={shown} />
      </div>
    );
  if (isWriting) {
    return (
      <RationaleEditor
        waiting={
          <Section>
            {reading}
            <WindowComing />
          </Section>
        }
        onMissing={() => {
          onPart(null);
          showMessage({
            text: 'The editor could not be fetched. Check the connection and try again.',
            tone: 'bad',
          });
        }}
        value={rationale}
        onType={(value) => actions.type(id, { rationale: value }, 'Rationale changed')}
        onLeave={() => actions.settle()}
        onClose={() => {
          actions.settle();
          onPart(null);
        }}
      />
    );
  }
  return (
    <Section
      action={
        isReadOnly ? null : (
          <IconButton
            small
            label="Edit the rationale"
            title="Edit the rationale (E)"
            icon={<Pencil strokeWidth={1.9} />}
            onClick={() => onPart('rationale')}
          />
        )
      }
    >
      {reading}
    </Section>
  );
}

function Section({ action, children }: { action?: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="blk">
      <div className="blk-h">
        <h3>Rationale</h3>
        <span className="grow" />
        {action}
      </div>
      {children}
    </div>
  );
}
