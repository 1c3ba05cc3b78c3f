'use client';

import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { WordDiff } from '@/components/ui/word-diff';
import { type DiffPart, diffWords } from '@/lib/domain/anchoring/word-diff';
import type { BlockChange, BlockChangeCounts } from '@/lib/domain/articles/block-changes';
import { type ArticleDocument, textOfBlock } from '@/lib/domain/articles/document';

type ChangePreviewProps = {
  before: ArticleDocument;
  after: ArticleDocument;
  /** Of the version before. */
  ordinal: number;
  changes: readonly BlockChange[];
  counts: BlockChangeCounts;
  /** Not a word and not a line differs. */
  isSame: boolean;
};

/** So many changes are told at once. */
const AT_FIRST = 12;

/** What the new version would do to the text, before it is stored. */
export function ChangePreview({
  before,
  after,
  ordinal,
  changes,
  counts,
  isSame,
}: ChangePreviewProps) {
  const [isWhole, setIsWhole] = useState(false);
  const told = changes.filter(isTold);
  const shown = isWhole ? told : told.slice(0, AT_FIRST);
  if (isSame) {
    return (
      <Notice tone="warn" title="Nothing would change.">
        What was read is the same as version {ordinal}.
      </Notice>
    );
  }
  return (
    <section className="im-changes" aria-labelledby="changes-heading">
      <h2 id="changes-heading">What would change</h2>
      <p role="status">{sentenceOf(counts)}</p>
      <ol className="fixes">
        {shown.map((change) => (
          <li key={'after' in change ? `a${change.after}` : `b${change.before}`}>
            <p className="fine">{WORDS[kindOf(change)]}</p>
            <p className="rd">
              <WordDiff parts={partsOf(change, before, after)} />
            </p>
          </li>
        ))}
      </ol>
      {told.length > shown.length && (
        <Button size="sm" variant="quiet" onClick={() => setIsWhole(true)}>
          Show {told.length - shown.length} more
        </Button>
      )}
    </section>
  );
}

const WORDS = {
  edited: 'Rewritten',
  'edited moved': 'Moved and rewritten',
  'kept moved': 'Moved',
  added: 'Added',
  removed: 'Taken out',
} as const;

function isTold(change: BlockChange): boolean {
  return change.kind !== 'kept' || change.isMoved;
}

function kindOf(change: BlockChange): keyof typeof WORDS {
  if (change.kind === 'added' || change.kind === 'removed') return change.kind;
  if (change.kind === 'kept') return 'kept moved';
  return change.isMoved ? 'edited moved' : 'edited';
}

function partsOf(
  change: BlockChange,
  before: ArticleDocument,
  after: ArticleDocument,
): readonly DiffPart[] {
  const textIn = (document: ArticleDocument, index: number) => {
    const block = document.content[index];
    return block === undefined ? '' : textOfBlock(block);
  };
  switch (change.kind) {
    case 'added':
      return [{ op: 'insert', text: textIn(after, change.after) }];
    case 'removed':
      return [{ op: 'delete', text: textIn(before, change.before) }];
    default:
      return diffWords(textIn(before, change.before), textIn(after, change.after));
  }
}

function sentenceOf({ edited, moved, added, removed }: BlockChangeCounts): string {
  const parts = [
    [edited, 'rewritten'],
    [moved, 'moved'],
    [added, 'added'],
    [removed, 'taken out'],
  ] as const;
  const told = parts.filter(([count]) => count > 0);
  const [first] = told;
  if (first === undefined) return 'No words change; lines are marked in another way.';
  const words = told.map(([count, word], index) =>
    index > 0 ? `${count} ${word}` : `${count} ${count === 1 ? 'paragraph' : 'paragraphs'} ${word}`,
  );
  return `${words.join(', ')}.`;
}
