'use client';

import { useHotkeys } from '@/components/ui/use-hotkeys';
import type { ArticleDocument } from '@/lib/domain/articles/document';

import { visibleLines, withKind, withOmitted } from './import-lines';

type LineKeys = {
  document: ArticleDocument;
  current: number;
  onCurrent: (index: number) => void;
  onChange: (document: ArticleDocument) => void;
  store: { label: string; run: () => void };
};

/** The keys of the list of lines. */
export function useLineKeys({ document, current, onCurrent, onChange, store }: LineKeys): void {
  function step(by: 1 | -1): void {
    const lines = visibleLines(document);
    const at = lines.findIndex(({ index }) => index === current);
    const next = lines[Math.max(0, Math.min(lines.length - 1, at + by))];
    if (next) onCurrent(next.index);
  }

  useHotkeys([
    {
      id: 'import.next',
      keys: 'j',
      label: 'Next line',
      group: 'Lines',
      repeat: true,
      run: () => {
        step(1);
      },
    },
    {
      id: 'import.previous',
      keys: 'k',
      label: 'Previous line',
      group: 'Lines',
      repeat: true,
      run: () => {
        step(-1);
      },
    },
    {
      id: 'import.omit',
      keys: 'x',
      label: 'Leave the line out',
      group: 'Lines',
      run: () => {
        onChange(withOmitted(document, current, true));
        step(1);
      },
    },
    {
      id: 'import.keep',
      keys: 'Enter',
      label: 'Keep the line',
      group: 'Lines',
      run: () => {
        onChange(withOmitted(document, current, false));
        step(1);
      },
    },
    {
      id: 'import.headline',
      keys: 'h',
      label: 'The line is the headline',
      group: 'Lines',
      run: () => {
        onChange(withKind(document, current, 'headline'));
      },
    },
    {
      id: 'import.store',
      keys: '$mod+Enter',
      label: store.label,
      group: 'Import',
      inFields: true,
      run: store.run,
    },
  ]);
}
