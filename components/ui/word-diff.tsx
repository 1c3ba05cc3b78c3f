import type { ReactNode } from 'react';

/** A stretch of words that stayed, went or came. */
export type WordChange = { kind: 'same' | 'deleted' | 'inserted'; text: string };

/** Changes of wording: struck through and underlined, and spoken as "deleted" and "inserted". */
export function WordDiff({ changes }: { changes: readonly WordChange[] }): ReactNode {
  return changes.map(({ kind, text }, index) => {
    // The stretches have no identity but their place.
    const key = `${index}-${kind}`;
    switch (kind) {
      case 'same':
        return <span key={key}>{text}</span>;
      case 'deleted':
        return (
          <del key={key}>
            <span className="sr">deleted: </span>
            {text}
            <span className="sr"> end of deletion </span>
          </del>
        );
      case 'inserted':
        return (
          <ins key={key}>
            <span className="sr">inserted: </span>
            {text}
            <span className="sr"> end of insertion </span>
          </ins>
        );
    }
  });
}
