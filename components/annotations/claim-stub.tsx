import { MessageCircle, MessageSquare } from 'lucide-react';
import { memo } from 'react';

import type { AnnotationView } from '@/lib/contracts/annotation';
import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { CheckStatusGlyph } from '../ui/check-status';
import { VerdictGlyph } from '../ui/verdict-glyph';
import { type ClaimTalk, talkWords } from './claim-talk';
import { stateWords } from './claim-words';

type ClaimStubProps = {
  annotation: AnnotationView;
  number: number;
  verdict: Verdict | null;
  talk: ClaimTalk;
  /** One stop for the Tab key in the whole list. */
  isStop: boolean;
  onSelect: (id: string) => void;
};

/** A claim in one line, beside its passage. */
export const ClaimStub = memo(function ClaimStub({
  annotation,
  number,
  verdict,
  talk,
  isStop,
  onSelect,
}: ClaimStubProps) {
  return (
    <button
      type="button"
      className="stub"
      tabIndex={isStop ? 0 : -1}
      onClick={() => onSelect(annotation.id)}
    >
      <span className="stub-n num">{number}</span>
      <VerdictGlyph verdict={verdict} />
      <span className="stub-t">{annotation.exact}</span>
      {talk.comments > 0 && (
        <span className="stub-c num" aria-hidden="true">
          <MessageCircle strokeWidth={1.9} />
          {talk.comments}
        </span>
      )}
      {talk.queries > 0 && (
        <span className="stub-c num" aria-hidden="true">
          <MessageSquare strokeWidth={1.9} />
          {talk.queries}
        </span>
      )}
      <CheckStatusGlyph status={annotation.checkStatus} />
      <span className="sr">
        {[stateWords(verdict, annotation.checkStatus), talkWords(talk)].filter(Boolean).join(', ')}
      </span>
    </button>
  );
});
