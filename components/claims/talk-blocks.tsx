'use client';

import { CommentBlock } from '../ui/talk/comment-block';
import { CriticismBlock } from '../ui/talk/criticism-block';
import { FixThread } from '../ui/talk/fix-thread';
import { type Talk, useTalk } from '../ui/talk/use-talk';
import type { CardProps } from './card-props';
import { FixBlock } from './fix-block';

type TalkPartsProps = { card: CardProps; talk: Talk };

/** The suggested fix, and once somebody answered it, the talk about it. */
function FixParts({ card, talk }: TalkPartsProps) {
  const fixes = talk.view?.fixes ?? [];
  const last = fixes.at(-1);
  // The words of the reading stand above; a thread begins when there is more to say of them.
  const isTalkedAbout =
    fixes.length > 1 || (last !== undefined && (last.state !== 'proposed' || last.may.accept));
  return (
    <>
      <FixBlock card={card} />
      {isTalkedAbout && (
        <div className="blk">
          <div className="blk-h">
            <h3>Answers to the fix</h3>
          </div>
          <FixThread
            fixes={fixes}
            wordsAbove={card.annotation.suggestedFix}
            onChanged={talk.read}
          />
        </div>
      )}
    </>
  );
}

/** What is said beside the findings: fixes and their answers, comments, rights of reply. */
export function TalkBlocks({ card, queries }: { card: CardProps; queries: React.ReactNode }) {
  const { annotation, part, onPart } = card;
  const talk = useTalk(annotation.id);
  const { view } = talk;
  return (
    <>
      <FixParts card={card} talk={talk} />
      {queries}
      {view !== null && (
        <>
          <CriticismBlock
            annotationId={annotation.id}
            articleId={annotation.articleId}
            talk={view}
            isWriting={part === 'criticism' && view.may.markCriticism}
            onWriting={(isWriting) => onPart(isWriting ? 'criticism' : null)}
            onChanged={talk.read}
          />
          <CommentBlock
            annotationId={annotation.id}
            talk={view}
            isWriting={part === 'comment' && view.may.comment}
            onWriting={(isWriting) => onPart(isWriting ? 'comment' : null)}
            onChanged={talk.read}
          />
        </>
      )}
    </>
  );
}
