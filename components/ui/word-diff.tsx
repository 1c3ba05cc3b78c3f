import type { ReactNode } from 'react';

import type { DiffPart } from '@/lib/domain/anchoring/word-diff';

/** Changes of wording: struck through and underlined, and spoken as "deleted" and "inserted". */
export function WordDiff({ parts }: { parts: readonly DiffPart[] }): ReactNode {
  return parts.map(({ op, text }, index) => {
    // The stretches have no identity but their place.
    const key = `${index}-${op}`;
    switch (op) {
      case 'same':
        return <span key={key}>{text}</span>;
      case 'delete':
        return (
          <del key={key}>
            <span className="sr">deleted: </span>
            {text}
            <span className="sr"> end of deletion </span>
          </del>
        );
      case 'insert':
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
