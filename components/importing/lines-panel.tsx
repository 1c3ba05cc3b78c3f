'use client';

import type { ReactNode } from 'react';

import { Button } from '@/components/ui/button';

import { LineList } from './line-list';
import type { CheckedDocument } from './use-checked-document';
import { useLineKeys } from './use-line-keys';

type LinesPanelProps = {
  checked: CheckedDocument;
  title: string;
  /** How much is kept: "12 lines". */
  count: string;
  store: {
    /** On the button. */
    words: string;
    /** In the list of keys, where it stands without the screen around it. */
    label: string;
    isReady: boolean;
    isBusy: boolean;
    run: () => void;
  };
  onBack: () => void;
  /** Why it was not stored. */
  problem: ReactNode;
};

/** The lines of what was read, by mouse or by key, and below them the way back and on. */
export function LinesPanel({ checked, title, count, store, onBack, problem }: LinesPanelProps) {
  const { document, current, leftOut, setCurrent, setDocument } = checked;
  useLineKeys({ document, current, onCurrent: setCurrent, onChange: setDocument, store });

  return (
    <section className="im-r" aria-labelledby="lines-heading">
      <header className="toolbar">
        <h2 id="lines-heading">{title}</h2>
        <span className="muted num" role="status">
          {count}
        </span>
      </header>
      <LineList
        document={document}
        current={current}
        onCurrent={setCurrent}
        onChange={setDocument}
      />
      <footer className="im-f">
        <span className="muted">
          {leftOut === 0
            ? 'Nothing is left out'
            : `${leftOut} ${leftOut === 1 ? 'line' : 'lines'} left out`}
        </span>
        {problem}
        <span className="grow" />
        <Button variant="quiet" onClick={onBack}>
          Back
        </Button>
        <Button
          variant="primary"
          keyCap="⌘↵"
          busy={store.isBusy}
          disabled={!store.isReady}
          onClick={store.run}
        >
          {store.words}
        </Button>
      </footer>
    </section>
  );
}
