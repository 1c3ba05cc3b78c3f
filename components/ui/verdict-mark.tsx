import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { classNames } from './class-names';
import { VerdictGlyph } from './verdict-glyph';
import { inkClass } from './verdict-style';

type VerdictMarkProps = {
  verdict: Verdict | null;
  className?: string;
};

/** Shape and word of a verdict in its ink. */
export function VerdictMark({ verdict, className }: VerdictMarkProps) {
  return (
    <span className={classNames('verdict', inkClass(verdict), className)}>
      <VerdictGlyph verdict={verdict} />
      <span>{verdict?.label ?? 'No verdict yet'}</span>
    </span>
  );
}
