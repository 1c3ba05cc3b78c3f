'use client';

import { Scale } from 'lucide-react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { memo } from 'react';

import type { Verdict } from '@/lib/domain/claims/verdict-scale';

import { classNames } from '../ui/class-names';
import { Menu } from '../ui/menu';
import { VerdictGlyph } from '../ui/verdict-glyph';
import { type ClaimTalk, talkWords } from './claim-talk';

type ClaimMark = {
  kind: 'claim';
  id: string;
  number: number;
  verdict: Verdict | null;
  words: string;
  talk: ClaimTalk;
};

/** Criticism in the text: leads to who is asked for a reply. */
type ReplyMark = { kind: 'reply'; id: string; href: string; label: string };

export type MarginMark = ClaimMark | ReplyMark;

/** The marks of one line of the article. */
export type MarkLine = { top: number; marks: readonly MarginMark[] };

/** Side by side; beyond that a list. */
const MARKS_PER_LINE = 3;

type MarginMarksProps = {
  lines: readonly MarkLine[];
  selectedId: string | null;
  onSelect: (id: string) => void;
};

/** On the line where a passage begins: the shape of its verdict. */
export const MarginMarks = memo(function MarginMarks({
  lines,
  selectedId,
  onSelect,
}: MarginMarksProps) {
  return (
    <div className="gutter" role="group" aria-label="Claim markers">
      {lines.map((line) => (
        <Line
          key={line.top}
          line={line}
          selectedId={line.marks.some(({ id }) => id === selectedId) ? selectedId : null}
          onSelect={onSelect}
        />
      ))}
    </div>
  );
});

const Line = memo(function Line({ line: { top, marks }, selectedId, onSelect }: LineProps) {
  const router = useRouter();
  const isCut = marks.length > MARKS_PER_LINE;
  const shown = isCut ? marks.slice(0, MARKS_PER_LINE - 1) : marks;
  const rest = marks.slice(shown.length);
  return (
    <div className="mk-line" style={{ top: `${top}px` }}>
      {shown.map((mark) =>
        mark.kind === 'reply' ? (
          <Link
            key={mark.id}
            className="mk reply"
            href={mark.href}
            tabIndex={-1}
            aria-label={mark.label}
            title={mark.label}
          >
            <Scale strokeWidth={1.9} />
          </Link>
        ) : (
          <ClaimButton
            key={mark.id}
            mark={mark}
            isOn={mark.id === selectedId}
            onSelect={onSelect}
          />
        ),
      )}
      {rest.length > 0 && (
        <Menu
          align="end"
          trigger={
            <button
              type="button"
              tabIndex={-1}
              className={classNames('mk more', rest.some(({ id }) => id === selectedId) && 'on')}
              aria-label={`${rest.length} more marks on this line`}
            >
              +{rest.length}
            </button>
          }
          items={rest.map((mark) =>
            mark.kind === 'reply'
              ? {
                  id: mark.id,
                  label: mark.label,
                  icon: <Scale strokeWidth={1.9} />,
                  onSelect: () => router.push(mark.href),
                }
              : {
                  id: mark.id,
                  label: `${mark.number} ${mark.words}`,
                  icon: <VerdictGlyph verdict={mark.verdict} />,
                  onSelect: () => onSelect(mark.id),
                },
          )}
        />
      )}
    </div>
  );
}, areSameLines);

function ClaimButton({
  mark: { id, number, verdict, words, talk },
  isOn,
  onSelect,
}: {
  mark: ClaimMark;
  isOn: boolean;
  onSelect: (id: string) => void;
}) {
  const waiting = talk.comments + talk.queries;
  const said = waiting === 0 ? '' : `, ${talkWords(talk)}`;
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classNames('mk', isOn && 'on')}
      aria-label={`Claim ${number}: ${verdict?.label ?? 'No verdict yet'}${said}`}
      title={`${number} · ${words}${said}`}
      onClick={() => onSelect(id)}
    >
      <VerdictGlyph verdict={verdict} />
      {waiting > 0 && (
        <span className="mk-c" aria-hidden="true">
          {waiting}
        </span>
      )}
    </button>
  );
}

type LineProps = { line: MarkLine; selectedId: string | null; onSelect: (id: string) => void };

/** Lines are made anew with every change of a claim; most of them say what they said. */
function areSameLines(a: LineProps, b: LineProps): boolean {
  return (
    a.selectedId === b.selectedId &&
    a.onSelect === b.onSelect &&
    a.line.top === b.line.top &&
    a.line.marks.length === b.line.marks.length &&
    a.line.marks.every((mark, index) => isSameMark(mark, b.line.marks[index]))
  );
}

function isSameMark(a: MarginMark, b: MarginMark | undefined): boolean {
  if (a.kind === 'reply') return b?.kind === 'reply' && b.id === a.id && b.label === a.label;
  return (
    b?.kind === 'claim' &&
    b.id === a.id &&
    b.number === a.number &&
    b.verdict === a.verdict &&
    b.talk.comments === a.talk.comments &&
    b.talk.queries === a.talk.queries
  );
}
