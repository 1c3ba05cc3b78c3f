'use client';

import { Scissors } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { classNames } from '@/components/ui/class-names';
import { Tag } from '@/components/ui/tag';
import type { ArticleDocument, BlockKind } from '@/lib/domain/articles/document';

import { FURNITURE_NAMES, KIND_NAMES, visibleLines, withKind, withOmitted } from './import-lines';

type LineListProps = {
  document: ArticleDocument;
  current: number;
  onCurrent: (index: number) => void;
  onChange: (document: ArticleDocument) => void;
};

/** Every line of what was read, with what it is. What is left out is struck through, and stays. */
export function LineList({ document, current, onCurrent, onChange }: LineListProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <ol className="ilist col" aria-label="Lines of the article">
      {visibleLines(document).map(({ index, block, text }) => {
        const { kind, furniture, omitted } = block.attrs;
        return (
          <li
            key={index}
            ref={index === current ? row : null}
            className={classNames(`k-${kind}`, omitted && 'out', index === current && 'on')}
            aria-current={index === current ? 'true' : undefined}
            onClick={() => {
              onCurrent(index);
            }}
          >
            <select
              className="sel"
              aria-label={`What this line is: ${text.slice(0, 60)}`}
              value={kind}
              onFocus={() => {
                onCurrent(index);
              }}
              onChange={(event) => {
                onChange(withKind(document, index, event.target.value as BlockKind));
              }}
            >
              {Object.entries(KIND_NAMES).map(([value, label]) => (
                <option key={value} value={value}>
                  {label}
                </option>
              ))}
            </select>
            {omitted ? (
              <p>
                <span className="sr">Left out: </span>
                <del>{text}</del>
              </p>
            ) : (
              <p>{text}</p>
            )}
            <span className="il-r">
              {furniture !== null && <Tag icon={<Scissors />}>{FURNITURE_NAMES[furniture]}</Tag>}
              <button
                type="button"
                className="linklike"
                onClick={(event) => {
                  event.stopPropagation();
                  onChange(withOmitted(document, index, !omitted));
                }}
              >
                {omitted ? 'Keep' : 'Leave out'}
                <span className="sr"> the line {text.slice(0, 60)}</span>
              </button>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
