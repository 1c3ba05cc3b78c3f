'use client';

import { ChevronDown, ChevronUp, Pencil } from 'lucide-react';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { classNames } from '../ui/class-names';
import { IconButton } from '../ui/icon-button';
import { KeyCap } from '../ui/key-cap';
import { Tag } from '../ui/tag';
import { VerdictMark } from '../ui/verdict-mark';
import { passageClass } from '../ui/verdict-style';

type ScaleTableProps = {
  verdicts: readonly Verdict[];
  canEdit: boolean;
  onMove: (index: number, by: -1 | 1) => void;
  onEdit: (verdict: Verdict) => void;
};

/** The verdicts in their order; the first eight that are in use have the keys 1 to 8. */
export function ScaleTable({ verdicts, canEdit, onMove, onEdit }: ScaleTableProps) {
  const keyOf = new Map(
    verdicts.filter(({ retired }) => !retired).map(({ id }, index) => [id, index + 1]),
  );
  return (
    <div className="vt-scroll" role="region" aria-label="Verdicts" tabIndex={0}>
      <table className="vt">
        <thead>
          <tr>
            {canEdit && (
              <th scope="col">
                <span className="sr">Order</span>
              </th>
            )}
            <th scope="col">Key</th>
            <th scope="col">Verdict</th>
            <th scope="col">In the text</th>
            <th scope="col">Definition, shown to every reviewer</th>
            <th scope="col">Rating</th>
            {canEdit && (
              <th scope="col">
                <span className="sr">Edit</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {verdicts.map((verdict, index) => {
            const key = keyOf.get(verdict.id);
            return (
              <tr
                key={verdict.id}
                className={classNames(verdict.retired && 'retired')}
                onKeyDown={(event) => {
                  if (!canEdit || !event.altKey) return;
                  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
                  event.preventDefault();
                  onMove(index, event.key === 'ArrowUp' ? -1 : 1);
                }}
              >
                {canEdit && (
                  <td className="drag">
                    <span className="order">
                      <IconButton
                        small
                        label={`Move “${verdict.label}” up`}
                        title="Up (Alt ↑)"
                        icon={<ChevronUp strokeWidth={1.9} />}
                        aria-disabled={index === 0 || undefined}
                        onClick={() => onMove(index, -1)}
                      />
                      <IconButton
                        small
                        label={`Move “${verdict.label}” down`}
                        title="Down (Alt ↓)"
                        icon={<ChevronDown strokeWidth={1.9} />}
                        aria-disabled={index === verdicts.length - 1 || undefined}
                        onClick={() => onMove(index, 1)}
                      />
                    </span>
                  </td>
                )}
                <td>{key !== undefined && key <= 8 ? <KeyCap>{String(key)}</KeyCap> : '–'}</td>
                <th scope="row">
                  <span className="row">
                    <VerdictMark verdict={verdict} />
                    {verdict.retired && <Tag>Retired</Tag>}
                  </span>
                </th>
                <td className="serif">
                  <span className={classNames('m line-sample', passageClass(verdict))}>
                    a marked passage
                  </span>
                </td>
                <td>{verdict.definition}</td>
                <td className="num">{verdict.rating ?? '–'}</td>
                {canEdit && (
                  <td className="end">
                    <IconButton
                      small
                      label={`Edit “${verdict.label}”`}
                      icon={<Pencil strokeWidth={1.9} />}
                      onClick={() => onEdit(verdict)}
                    />
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
