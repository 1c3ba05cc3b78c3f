'use client';

import { Lock, MessageSquareText, Scissors } from 'lucide-react';
import Link from 'next/link';
import { memo } from 'react';

import { isEmpty } from '@/components/editor/article-model';
import { ReopenReading, TakenOffNotice } from '@/components/article/rounds/taken-off-notice';
import { Notice } from '@/components/ui/notice';
import { Popover } from '@/components/ui/popover';
import type { ImportNoteView } from '@/lib/contracts/article';
import type { DeskView } from '@/lib/contracts/desk';

type GalleyHeadProps = {
  desk: DeskView;
  /** The person at the desk. */
  viewerId: string;
  /** Changes kept on this machine that came too late. */
  heldBack: number;
  areLinesShown: boolean;
  onLines: () => void;
  onNote: (note: ImportNoteView) => void;
};

/** Above the text: why it cannot be changed, what is left out of it, what came with it. */
export const GalleyHead = memo(function GalleyHead({
  desk,
  viewerId,
  heldBack,
  areLinesShown,
  onLines,
  onNote,
}: GalleyHeadProps) {
  const { version, notes } = desk;
  const leftOut = version.document.content.filter(
    (block) => block.attrs.omitted && !isEmpty(block),
  ).length;
  return (
    <>
      <TakenOffNotice round={desk.round} viewerId={viewerId} />
      <WhyReadOnly desk={desk} viewerId={viewerId} />
      {desk.round.phase === 'open' && desk.round.note !== '' && desk.yourLetter !== null && (
        <Notice className="galley-note" title="Asked of you.">
          {desk.round.note}
        </Notice>
      )}
      {heldBack > 0 && (
        <Notice tone="warn" className="galley-note" title="Not sent.">
          {heldBack} {heldBack === 1 ? 'change is' : 'changes are'} kept on this machine and came
          too late. “Show” in the bar below lists them.
        </Notice>
      )}
      {(leftOut > 0 || notes.length > 0) && (
        <p className="furn">
          {leftOut > 0 && (
            <>
              <Scissors strokeWidth={1.9} />
              {leftOut} {leftOut === 1 ? 'line' : 'lines'} of page furniture left out{' '}
              <button type="button" className="lnk" aria-expanded={areLinesShown} onClick={onLines}>
                {areLinesShown ? 'Hide' : 'Show'}
              </button>
            </>
          )}
          {notes.length > 0 && (
            <Popover
              label="Notes that came with the article"
              trigger={
                <button type="button" className="lnk notes-link">
                  <MessageSquareText strokeWidth={1.9} />
                  {notes.length} {notes.length === 1 ? 'note' : 'notes'} from the import
                </button>
              }
            >
              <ol className="notes">
                {notes.map((note) => (
                  <li key={`${note.start} ${note.author} ${note.body}`}>
                    <button type="button" className="lnk serif" onClick={() => onNote(note)}>
                      {note.exact}
                    </button>
                    <p>
                      {note.author !== '' && <b>{note.author}: </b>}
                      {note.body}
                    </p>
                  </li>
                ))}
              </ol>
            </Popover>
          )}
        </p>
      )}
    </>
  );
});

function WhyReadOnly({
  desk: { round, may, yourLetter },
  viewerId,
}: {
  desk: DeskView;
  viewerId: string;
}) {
  if (may.annotate || round.former.some(({ userId }) => userId === viewerId)) return null;
  const lock = <Lock strokeWidth={1.9} />;
  switch (round.phase) {
    case 'open':
      return yourLetter === null ? (
        <Notice className="galley-note" icon={lock} title="Reading along.">
          Only the reviewers of this round mark and judge.
        </Notice>
      ) : (
        <Notice
          className="galley-note"
          icon={lock}
          title="Submitted."
          action={<ReopenReading roundId={round.id} />}
        >
          Your reading is handed in.
        </Notice>
      );
    case 'comparison':
      return (
        <Notice
          className="galley-note"
          icon={lock}
          title="Closed."
          action={
            may.compare ? <Link href={`/rounds/${round.id}/comparison`}>Compare</Link> : undefined
          }
        >
          The readings are in and are compared now.
        </Notice>
      );
    case 'adjudicated':
      return (
        <Notice
          className="galley-note"
          icon={lock}
          title="Settled."
          action={<Link href={`/rounds/${round.id}/sign-off`}>Sign-off</Link>}
        >
          These are the decided claims.
        </Notice>
      );
    case 'signed_off':
      return (
        <Notice
          className="galley-note"
          icon={lock}
          title="Signed."
          action={
            may.reopen ? (
              <Link href={`/rounds/${round.id}/sign-off`}>Unlock with a reason</Link>
            ) : undefined
          }
        >
          Changing a claim would void every signature.
        </Notice>
      );
  }
}
