'use client';

import type { ReactNode, RefObject } from 'react';

import type { ClaimTalk } from '@/components/annotations/claim-talk';
import type { MarginClaim } from '@/components/annotations/margin-claim';
import { ArticleView } from '@/components/editor/article-view';
import type { Box, LineBox } from '@/components/editor/measure';
import { SelectionToolbar } from '@/components/editor/selection-toolbar';
import { PassageOutline, TextCaret } from '@/components/editor/text-overlays';
import type { PresentPerson } from '@/lib/contracts/presence';

import { CriticismMarks } from './criticism-marks';
import { MarkGutter } from './mark-gutter';
import { PresenceMarks } from './presence-marks';
import type { ReadText, ShownArticle } from './use-article';
import type { DeskCommands } from './use-desk-commands';
import type { PlacedReply } from './use-round-talk';

type GalleyBodyProps = {
  text: RefObject<HTMLDivElement | null>;
  read: ReadText;
  article: ShownArticle;
  pinned: readonly number[];
  /** Another value where the text is drawn anew. */
  drawn: readonly unknown[];
  shown: readonly MarginClaim[];
  boxes: ReadonlyMap<string, LineBox>;
  scroller: RefObject<HTMLElement | null>;
  areMarksShown: boolean;
  selectedId: string | null;
  /** The claim whose card is shown, which follows the selected one. */
  markedId: string | null;
  people: readonly PresentPerson[];
  /** Where the selection begins; none where nothing is selected. */
  line: Box | undefined;
  /** Whether the selection holds words, and is not a mere place. */
  hasWords: boolean;
  /** What is done with selected words; no marking where the desk is only read, no criticism where it cannot be marked. */
  toolbar: {
    marking: { commands: DeskCommands; maySubmit: boolean } | null;
    onCriticism: (() => void) | undefined;
  };
  talk: ReadonlyMap<string, ClaimTalk>;
  criticism: readonly PlacedReply[];
  /** What is open at words of the text. */
  children: ReactNode;
  onSelect: (id: string | null) => void;
  onReady: () => void;
};

/** Width of the selection's toolbar, for keeping it over the text, in CSS pixels. */
const TOOLBAR_WIDTH = 640;
const NARROW_TOOLBAR_WIDTH = 160;

/** The text of the article, and all that is drawn over it and at its edge. */
export function GalleyBody({
  text,
  read,
  article,
  pinned,
  drawn,
  shown,
  boxes,
  scroller,
  areMarksShown,
  selectedId,
  markedId,
  people,
  line,
  hasWords,
  toolbar: { marking, onCriticism },
  talk,
  criticism,
  children,
  onSelect,
  onReady,
}: GalleyBodyProps) {
  return (
    <div className="galley-body">
      <ArticleView
        ref={text}
        frame={read.frame}
        blocks={article.blocks}
        pinned={pinned}
        onReady={onReady}
      />
      <PassageOutline passageId={areMarksShown ? selectedId : null} text={text} drawn={drawn} />
      {!hasWords && line !== undefined && <TextCaret line={line} />}
      <MarkGutter
        claims={shown}
        talk={talk}
        criticism={criticism}
        boxes={areMarksShown ? boxes : NO_BOXES}
        scroller={scroller}
        selectedId={markedId}
        onSelect={onSelect}
      />
      {areMarksShown && (
        <CriticismMarks criticism={criticism} read={read} text={text} drawn={drawn} />
      )}
      <PresenceMarks
        people={people}
        boxes={boxes}
        read={read}
        text={text}
        drawn={drawn}
        onSelect={onSelect}
      />
      {hasWords && (marking !== null || onCriticism !== undefined) && line !== undefined && (
        <SelectionToolbar
          place={{ top: line.top, left: line.left + line.width / 2 }}
          width={marking === null ? NARROW_TOOLBAR_WIDTH : TOOLBAR_WIDTH}
          marking={
            marking && {
              verdicts: marking.commands.verdicts,
              onMark: (verdict) => void marking.commands.mark(verdict),
              onQuery: () => marking.commands.open('query'),
              onNothing: marking.maySubmit ? marking.commands.nothingToCheck : undefined,
            }
          }
          onCriticism={onCriticism}
        />
      )}
      {children}
    </div>
  );
}

const NO_BOXES: ReadonlyMap<string, never> = new Map<string, never>();
